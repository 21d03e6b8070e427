package dev.heddle.spi;

/** A backend cannot be used here; {@link DriverBackend#connect()} throws it. */
public final class DriverUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  private final String remedy;

  /**
   * Makes the exception.
   *
   * @param reason what is missing or broken
   * @param remedy what to do about it
   */
  public DriverUnavailableException(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  /** {@return what is missing or broken} */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** {@return what to do about it} */
  public String remedy() {
    return remedy;
  }
}
