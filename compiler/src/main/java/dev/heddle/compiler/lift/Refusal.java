package dev.heddle.compiler.lift;

import dev.heddle.KernelCompilationException;

/** Makes the errors that tell a user what is outside of the kernel language. */
final class Refusal {
  private Refusal() {}

  /**
   * {@return the error}
   *
   * @param kernel the kernel's class
   * @param code the method
   * @param line the line, 0 if it is not known
   * @param construct what is refused
   * @param advice what to write instead
   */
  static KernelCompilationException of(
      String kernel, MethodCode code, int line, String construct, String advice) {
    String place = line > 0 ? "%s:%d".formatted(code.file, line) : code.file;
    return new KernelCompilationException(
        "cannot compile kernel %s: %s (%s): %s; %s"
            .formatted(kernel, code.displayName(), place, construct, advice));
  }

  /** {@return the error, of a kernel as a whole} */
  static KernelCompilationException of(String kernel, String construct, String advice) {
    return new KernelCompilationException(
        "cannot compile kernel %s: %s; %s".formatted(kernel, construct, advice));
  }
}
