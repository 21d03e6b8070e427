package dev.heddle.cli.demo;

/** What the caller handed over cannot be used; the message is one line, with the way out. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param message what was handed over, why it cannot be used, and what can
   */
  public BadInputException(String message) {
    super(message);
  }
}
