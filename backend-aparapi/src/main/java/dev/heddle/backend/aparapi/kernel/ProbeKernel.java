package dev.heddle.backend.aparapi.kernel;

import static java.lang.constant.ConstantDescs.CD_void;

import com.aparapi.Kernel;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.NDRange;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Field;
import java.util.List;

/** A kernel that writes into an array what its device is like. */
final class ProbeKernel {
  static final int RAN = 0;
  static final int FP64 = 1;
  static final int INT64_ATOMICS = 2;

  /** The bits of the smallest float, times 1. */
  static final int DENORMAL = 3;

  static final int LONGS = 4;

  private static final DeviceFunction PROBE =
      DeviceFunction.statements(
          "java_probe",
          MethodTypeDesc.of(CD_void, DeviceFunction.LONGS),
          List.of("told"),
          """
          #ifdef cl_khr_fp64
            told[1] = 1;
          #endif
          #if defined(cl_khr_int64_base_atomics) && defined(cl_khr_int64_extended_atomics)
            told[2] = 1;
          #endif
            told[3] = as_int(as_float((int) told[3]) * as_float((int) told[0]));
            told[0] = 1;
          """);

  private ProbeKernel() {}

  static void run(OpenCLDevice device, long[] told) {
    AparapiRun run = start(device, told);
    run.dispose();
  }

  static void runAndGet(OpenCLDevice device, long[] told) {
    AparapiRun run = start(device, told);
    run.get(told);
    run.dispose();
  }

  private static AparapiRun start(OpenCLDevice device, long[] told) {
    KernelClass generated = KernelClassBuilder.calling(PROBE, "fault");
    Kernel kernel = GeneratedClassLoader.instance(generated);
    told[RAN] = Float.floatToIntBits(1f);
    told[DENORMAL] = 1;
    try {
      Field field = kernel.getClass().getField("fault");
      field.set(kernel, told);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a generated class has public fields", e);
    }
    AparapiRun run = new AparapiRun(kernel, device);
    run.compile("probe");
    run.run(NDRange.of(1).withLocalSize(1));
    return run;
  }
}
