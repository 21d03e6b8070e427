package dev.heddle.compiler;

import dev.heddle.compiler.interpreter.Differential;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.lift.KernelLifter;
import dev.heddle.compiler.pass.RoundedProducts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lifted kernel computes is what its Java computes, on random arguments. */
class DifferentialTest {
  private static final String KERNELS = "dev.heddle.compiler.kernels.TestKernels#all";
  private static final String LANGUAGE = "dev.heddle.compiler.kernels.LanguageKernels#all";
  private static final int RUNS = 40;

  @ParameterizedTest
  @MethodSource({KERNELS, LANGUAGE})
  void tidiedKernel_computesWhatJavaDoes(Class<?> kernel) {
    KernelCode code = KernelCompiler.lift(kernel);
    for (int seed = 0; seed < RUNS; seed++) {
      Differential.check(kernel, code, seed);
    }
  }

  @ParameterizedTest
  @MethodSource({KERNELS, LANGUAGE})
  void kernelBeforeItsPasses_computesWhatJavaDoes(Class<?> kernel) {
    KernelCode code =
        KernelLifter.lift(kernel.getName(), ClassFiles.of(kernel), Constants.of(kernel));
    for (int seed = 0; seed < RUNS; seed++) {
      Differential.check(kernel, code, seed);
    }
  }

  @ParameterizedTest
  @MethodSource({KERNELS, LANGUAGE})
  void kernelWithRoundedProducts_computesWhatJavaDoes(Class<?> kernel) {
    KernelCode code = RoundedProducts.of(KernelCompiler.lift(kernel));
    for (int seed = 0; seed < RUNS; seed++) {
      Differential.check(kernel, code, seed);
    }
  }
}
