package dev.heddle.compiler;

/** The compiler failed where the kernel did nothing wrong. */
public final class CompilerBugException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param message what was being compiled, and what went wrong
   */
  public CompilerBugException(String message) {
    super(message);
  }

  /**
   * Makes the error with a cause.
   *
   * @param message what was being compiled
   * @param cause what went wrong
   */
  public CompilerBugException(String message, Throwable cause) {
    super(message, cause);
  }
}
