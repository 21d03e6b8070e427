package dev.heddle.bench.aparapi;

import com.aparapi.Kernel;
import com.aparapi.Range;
import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.exception.CompileFailedException;
import com.aparapi.internal.kernel.KernelManager;
import dev.heddle.bench.kernels.Slot;
import dev.heddle.bench.kernels.Workload;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A workload on a device, which has copies of the arrays that its code names. A workload of several
 * launches is one class all the same, with fields that tell the launches apart: another object
 * would have other copies.
 *
 * <p>On failure Aparapi goes on with threads in Java. That ends a run here: the device is the only
 * one preferred, and struck off that list where it fails.
 */
public abstract class HandKernel extends Kernel {
  private final Workload workload;
  private final OpenCLDevice device;
  private boolean ran;

  HandKernel(Workload workload, OpenCLDevice device) {
    this.workload = workload;
    this.device = device;
    setExplicit(true);
    KernelManager.instance().setPreferredDevices(this, new LinkedHashSet<Device>(Set.of(device)));
  }

  /**
   * Arithmetic as it is written, as the other contenders have it: OpenCL would fuse products and
   * sums. Aparapi passes no options, but it prints what a method is mapped to; it is to be called
   * first.
   *
   * @param ignored Aparapi has to have something to print behind it
   */
  @OpenCLMapping(mapTo = "\n#pragma OPENCL FP_CONTRACT OFF\n(void) ")
  protected static void unfused(int ignored) {
    // on the device alone
  }

  /** Compiles, and puts the inputs on the device. */
  public final void prepare() {
    try {
      compile(device);
    } catch (CompileFailedException e) {
      throw new IllegalStateException("Aparapi does not compile %s".formatted(workload.name()), e);
    }
    System.gc(); // Aparapi copies an array anew once the collector has moved it: not while timed
    putInputs();
  }

  void putInputs() {
    for (Slot input : workload.inputs()) {
      switch (input) {
        case Slot.Floats(float[] values) -> put(values);
        case Slot.Doubles(double[] values) -> put(values);
        case Slot.Ints(int[] values) -> put(values);
        case Slot.Texels texels -> throw new IllegalStateException("Aparapi has no images");
      }
    }
  }

  /** Launches what computes the outputs, and waits for it. */
  public abstract void launchAll();

  /** Brings the outputs into the workload's arrays. */
  public void getOutputs() {
    for (Slot output : workload.outputs()) {
      switch (output) {
        case Slot.Floats(float[] values) -> get(values);
        case Slot.Doubles(double[] values) -> get(values);
        case Slot.Ints(int[] values) -> get(values);
        case Slot.Texels texels -> throw new IllegalStateException("Aparapi has no images");
      }
    }
  }

  final void launch(Range range) {
    ran = true;
    execute(range);
    if (!KernelManager.instance().getPreferences(this).getFailedDevices().isEmpty()) {
      throw new IllegalStateException(
          "Aparapi did not run %s on %s".formatted(workload.name(), device.getName()));
    }
  }

  final Range range(int size) {
    return Range.create(device, size);
  }

  final Range range(int size, int localSize) {
    return Range.create(device, size, localSize);
  }

  final Range square(int size) {
    return Range.create2D(device, size, size);
  }

  final Range square(int size, int localSize) {
    return Range.create2D(device, size, size, localSize, localSize);
  }

  final Range cube(int size) {
    return Range.create3D(device, size, size, size);
  }

  /** Of one that never ran, Aparapi would release arguments that it does not have. */
  public final void release() {
    if (ran) {
      dispose();
    }
  }
}
