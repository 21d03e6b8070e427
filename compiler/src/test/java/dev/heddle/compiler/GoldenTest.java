package dev.heddle.compiler;

import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.TextForm;
import dev.heddle.compiler.opencl.OpenClGenerator;
import dev.heddle.compiler.opencl.OpenClOptions;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The intermediate form and the OpenCL C of a kernel for each construct, against {@link Golden}
 * files.
 */
class GoldenTest {
  private static final String KERNELS = "dev.heddle.compiler.kernels.TestKernels#all";

  @ParameterizedTest
  @MethodSource(KERNELS)
  void intermediateForm_isThatOfTheFile(Class<?> kernel) throws IOException {
    Golden.assertGolden("ir/%s.txt".formatted(kernel.getSimpleName()), TextForm.of(lift(kernel)));
  }

  @ParameterizedTest
  @MethodSource(KERNELS)
  void openClC_isThatOfTheFile(Class<?> kernel) throws IOException {
    Golden.assertGolden("opencl/%s.cl".formatted(kernel.getSimpleName()), openCl(lift(kernel)));
  }

  @ParameterizedTest
  @MethodSource(KERNELS)
  void uncheckedOpenClC_isThatOfTheFile(Class<?> kernel) throws IOException {
    Golden.assertGolden(
        "opencl/%s.unchecked.cl".formatted(kernel.getSimpleName()),
        openCl(KernelCompiler.unchecked(lift(kernel))));
  }

  private static KernelCode lift(Class<?> kernel) {
    return KernelCompiler.lift(kernel);
  }

  private static String openCl(KernelCode kernel) {
    return OpenClGenerator.generate(kernel, OpenClOptions.STRICT).text();
  }
}
