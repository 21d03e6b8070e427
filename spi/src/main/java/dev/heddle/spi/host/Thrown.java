package dev.heddle.spi.host;

/** What is said of a throwable that may be of any class, and whose text may throw as well. */
public final class Thrown {
  private Thrown() {}

  /**
   * {@return its text, or its class's name}
   *
   * @param thrown what was thrown
   */
  public static String text(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (RuntimeException | Error e) {
      return thrown.getClass().getName();
    }
  }
}
