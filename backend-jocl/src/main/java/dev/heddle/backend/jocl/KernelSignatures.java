package dev.heddle.backend.jocl;

import dev.heddle.KernelAccess;
import dev.heddle.spi.DriverProgram.Parameter;
import dev.heddle.spi.DriverProgram.Signature;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/** What a built program says of its kernels. */
final class KernelSignatures {
  private KernelSignatures() {}

  static List<Signature> of(cl_program program) {
    String names =
        new Info(
                "clGetProgramInfo",
                (name, size, value, needed) ->
                    CL.clGetProgramInfo(program, name, size, value, needed))
            .text(CL.CL_PROGRAM_KERNEL_NAMES);
    List<Signature> signatures = new ArrayList<>();
    for (String name : names.split(";")) {
      if (!name.isBlank()) {
        signatures.add(signature(program, name.strip()));
      }
    }
    return List.copyOf(signatures);
  }

  private static Signature signature(cl_program program, String kernelName) {
    int[] error = new int[1];
    cl_kernel kernel = CL.clCreateKernel(program, kernelName, error);
    ClError.check(error[0], "clCreateKernel " + kernelName);
    try {
      long count =
          new Info(
                  "clGetKernelInfo",
                  (name, size, value, needed) ->
                      CL.clGetKernelInfo(kernel, name, size, value, needed))
              .number(CL.CL_KERNEL_NUM_ARGS);
      List<Parameter> parameters = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        parameters.add(parameter(kernel, i));
      }
      return new Signature(kernelName, List.copyOf(parameters));
    } finally {
      CL.clReleaseKernel(kernel);
    }
  }

  private static Parameter parameter(cl_kernel kernel, int index) {
    Info info =
        new Info(
            "clGetKernelArgInfo",
            (name, size, value, needed) ->
                CL.clGetKernelArgInfo(kernel, index, name, size, value, needed));
    try {
      String type = info.text(CL.CL_KERNEL_ARG_TYPE_NAME);
      return new Parameter(info.text(CL.CL_KERNEL_ARG_NAME), type, access(info, type));
    } catch (dev.heddle.HeddleException e) {
      return new Parameter("", "", null); // the device does not tell
    }
  }

  private static @Nullable KernelAccess access(Info info, String type) {
    int image = (int) info.number(CL.CL_KERNEL_ARG_ACCESS_QUALIFIER);
    if (type.startsWith("image")) {
      return switch (image) {
        case CL.CL_KERNEL_ARG_ACCESS_READ_WRITE -> KernelAccess.READ_WRITE;
        case CL.CL_KERNEL_ARG_ACCESS_WRITE_ONLY -> KernelAccess.WRITE_ONLY;
        default -> KernelAccess.READ_ONLY;
      };
    }
    int space = (int) info.number(CL.CL_KERNEL_ARG_ADDRESS_QUALIFIER);
    if (space == CL.CL_KERNEL_ARG_ADDRESS_CONSTANT) {
      return KernelAccess.READ_ONLY;
    }
    if (space != CL.CL_KERNEL_ARG_ADDRESS_GLOBAL) {
      return null;
    }
    boolean isConst =
        (info.number(CL.CL_KERNEL_ARG_TYPE_QUALIFIER) & CL.CL_KERNEL_ARG_TYPE_CONST) != 0;
    return isConst ? KernelAccess.READ_ONLY : KernelAccess.READ_WRITE;
  }
}
