package dev.heddle.bench.kernels;

import dev.heddle.Kernel;
import dev.heddle.NDRange;
import java.util.List;

/**
 * One launch. The kernel's canonical constructor and the function of the same name in OpenCL C take
 * the same arguments in the same order.
 *
 * @param kernel the kernel's record
 * @param range its range
 * @param arguments slots, numbers and local memory
 */
public record Stage(Class<? extends Kernel> kernel, NDRange range, List<Object> arguments) {
  static Stage of(Class<? extends Kernel> kernel, NDRange range, Object... arguments) {
    return new Stage(kernel, range, List.of(arguments));
  }

  /** {@return the function's name in OpenCL C: the record's, beginning in lower case} */
  public String functionName() {
    String name = kernel.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
