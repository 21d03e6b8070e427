package dev.heddle.backend.aparapi.kernel;

import com.aparapi.Kernel;
import com.aparapi.Range;
import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import com.aparapi.exception.CompileFailedException;
import com.aparapi.exception.QueryFailedException;
import com.aparapi.internal.kernel.KernelManager;
import com.aparapi.internal.kernel.KernelRunner;
import dev.heddle.Dim3;
import dev.heddle.KernelCompilationException;
import dev.heddle.NDRange;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Status;
import dev.heddle.backend.aparapi.NativeErrors;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles and runs a kernel of Aparapi's on one device, and nowhere else.
 *
 * <p>Aparapi goes on with its own threads in Java when a device fails, with other results. It is
 * told the device twice, in its preferences and with each range: it then strikes a device that
 * fails off the first list and refuses to run on what the second says.
 */
final class AparapiRun {
  static {
    // What it keeps of programs is found by the name of the class, of which each has its own.
    KernelRunner.BINARY_CACHING_DISABLED = true;
  }

  private final Kernel kernel;
  private final OpenCLDevice device;
  private boolean ran;

  AparapiRun(Kernel kernel, OpenCLDevice device) {
    this.kernel = kernel;
    this.device = device;
    kernel.setExplicit(true);
    preferDevice();
  }

  private void preferDevice() {
    KernelManager.instance().setPreferredDevices(kernel, new LinkedHashSet<Device>(Set.of(device)));
  }

  /**
   * Translates and builds the kernel.
   *
   * @param name what errors call it
   */
  void compile(String name) {
    NativeErrors.Printed<Optional<Throwable>> compiled =
        NativeErrors.during(this::compiles, (failure, line) -> failure.isPresent());
    if (compiled.result().isPresent()) {
      Throwable failure = compiled.result().get();
      throw new KernelCompilationException(
          "kernel %s: Aparapi does not take the class that was generated for it; please report this with the text below%n%s%n%s"
              .formatted(name, reason(failure), compiled.lines()),
          failure);
    }
  }

  /** {@return why the kernel does not compile} */
  private Optional<Throwable> compiles() {
    try {
      kernel.compile(device);
      return Optional.empty();
    } catch (CompileFailedException | RuntimeException | AssertionError e) {
      return Optional.of(e);
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  /** {@return the largest work-group that the device can run of this kernel} */
  int maxGroupSize() {
    try {
      return kernel.getKernelMaxWorkGroupSize(device);
    } catch (QueryFailedException e) {
      return device.getMaxWorkGroupSize();
    }
  }

  /**
   * Runs the kernel and waits for its end.
   *
   * @param range how many work items, with a local size
   */
  void run(NDRange range) {
    Dim3 global = range.globalSize();
    Dim3 local = range.localSize();
    Range aparapis =
        switch (range.dimensions()) {
          case 1 -> Range.create(device, global.x(), local.x());
          case 2 -> Range.create2D(device, global.x(), global.y(), local.x(), local.y());
          default ->
              Range.create3D(
                  device, global.x(), global.y(), global.z(), local.x(), local.y(), local.z());
        };
    try {
      ran = true;
      kernel.execute(aparapis);
    } catch (RuntimeException | AssertionError e) {
      preferDevice(); // the next launch may do better
      throw new OutOfDeviceMemoryException(
          Status.OUT_OF_RESOURCES,
          "Aparapi could not run the kernel on %s with range %s; what OpenCL says of it, Aparapi has printed to the standard error"
              .formatted(device.getName(), range),
          e);
    }
    if (!KernelManager.instance().getPreferences(kernel).getFailedDevices().isEmpty()) {
      throw new AssertionError("Aparapi ran a kernel on another device than " + device.getName());
    }
  }

  /** The device's copy of an array is to be that of the host, when the kernel runs next. */
  void put(long[] array) {
    kernel.put(array);
  }

  /** Reads an array from the device. */
  void get(long[] array) {
    kernel.get(array);
  }

  /**
   * Releases what the device has of the kernel. Of one that never ran, Aparapi would release
   * arguments that it does not have, and with them whatever is in that memory: it stays.
   */
  void dispose() {
    if (ran) {
      kernel.dispose();
    }
  }
}
