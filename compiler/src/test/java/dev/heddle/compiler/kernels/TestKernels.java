package dev.heddle.compiler.kernels;

import dev.heddle.Kernel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** The kernels of this package. */
public final class TestKernels {
  private TestKernels() {}

  /** {@return all of them, by name} */
  public static Stream<Class<?>> all() {
    return Stream.of(
            ArithmeticKernels.class,
            ControlFlowKernels.class,
            CallKernels.class,
            FloatKernels.class,
            MemoryKernels.class)
        .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
        .filter(Kernel.class::isAssignableFrom)
        .sorted(Comparator.comparing(Class::getSimpleName));
  }
}
