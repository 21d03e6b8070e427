package dev.heddle;

/**
 * A thread was interrupted while it waited ({@link Rule#LIFE_4}). Its interrupt flag is still set,
 * and what it waited for goes on.
 */
public final class WaitInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what was waited for
   */
  public WaitInterruptedException(String message) {
    super(message);
  }
}
