package dev.heddle;

/**
 * A kernel or an OpenCL C program cannot be compiled.
 *
 * <p>For a Java kernel the message names class, method, line, the construct that was refused and
 * what to write instead; for a program it holds the build log beside the lines it speaks of.
 */
public final class KernelCompilationException extends HeddleException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param message what cannot be compiled, where, and what to write instead
   */
  public KernelCompilationException(String message) {
    super(Status.BUILD_PROGRAM_FAILURE, message);
  }

  /**
   * Makes the error with a cause.
   *
   * @param message what cannot be compiled, where, and what to write instead
   * @param cause what led to it
   */
  public KernelCompilationException(String message, Throwable cause) {
    super(Status.BUILD_PROGRAM_FAILURE, message, cause);
  }
}
