package dev.heddle.backend.aparapi.kernel;

import com.aparapi.device.Device;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.DeviceFeature;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.pass.RoundedProducts;
import java.util.EnumSet;
import java.util.Set;

/**
 * A device, and what a small kernel found out about it: Aparapi tells nothing of this.
 *
 * @param device the device
 * @param transfer how arrays get there
 * @param features what it can do, of what kernels may need
 */
public record KernelDevice(OpenCLDevice device, Transfer transfer, Set<DeviceFeature> features) {
  /** Copies the features. */
  public KernelDevice {
    features = Set.copyOf(features);
  }

  /** How the arrays of the Java heap get to a device. */
  public enum Transfer {
    /** The device uses them where they are. */
    IN_PLACE,
    /** It has copies. */
    COPIES
  }

  /**
   * {@return a device, asked}
   *
   * @param device the device
   */
  public static KernelDevice probe(OpenCLDevice device) {
    // A device with memory of its own would read and write the heap over the bus, if at all.
    boolean mayShare = device.getType() == Device.TYPE.CPU;
    device.setSharedMemory(mayShare);
    long[] told = new long[ProbeKernel.LONGS];
    ProbeKernel.run(device, told);
    boolean inPlace = told[ProbeKernel.RAN] == 1;
    if (!inPlace) {
      device.setSharedMemory(false);
      ProbeKernel.runAndGet(device, told);
    }
    EnumSet<DeviceFeature> features = EnumSet.noneOf(DeviceFeature.class);
    if (told[ProbeKernel.FP64] != 0) {
      features.add(DeviceFeature.FP64);
    }
    if (told[ProbeKernel.FP64] != 0 || device.getType() == Device.TYPE.CPU) {
      features.add(DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT);
    }
    if (told[ProbeKernel.INT64_ATOMICS] != 0) {
      features.add(DeviceFeature.INT64_ATOMICS);
    }
    if (told[ProbeKernel.DENORMAL] == 1) {
      features.add(DeviceFeature.DENORMALS);
    }
    return new KernelDevice(device, inPlace ? Transfer.IN_PLACE : Transfer.COPIES, features);
  }

  TexelFunctions.Arithmetic arithmetic() {
    return features.contains(DeviceFeature.FP64)
        ? TexelFunctions.Arithmetic.DOUBLE
        : TexelFunctions.Arithmetic.FLOAT;
  }

  /** {@return a kernel as GPUs compile it rightly: NVIDIA's driver does not round all products} */
  KernelCode suited(KernelCode code) {
    return device.getType() == Device.TYPE.CPU ? code : RoundedProducts.of(code);
  }

  KernelOptions.Division division() {
    return device.getType() == Device.TYPE.CPU
        ? KernelOptions.Division.EXACT
        : KernelOptions.Division.ROUGH;
  }
}
