package dev.heddle;

/**
 * The one family of errors that Heddle throws beside the JDK's own.
 *
 * <p>A message says what was asked, what was there, the limit, and the way out. Programming
 * mistakes outside the memory contract throw the JDK's exceptions, such as {@link
 * IllegalArgumentException}.
 */
public abstract sealed class HeddleException extends RuntimeException
    permits BackendUnavailableException,
        CommandFailedException,
        ContractViolationException,
        DeviceLostException,
        KernelCompilationException,
        OutOfDeviceMemoryException,
        UnsupportedFeatureException {
  private static final long serialVersionUID = 1L;

  /** OpenCL's name for the error. */
  private final Status status;

  /**
   * Makes an error.
   *
   * @param status OpenCL's name for it
   * @param message what was asked, what was there, and the way out
   */
  protected HeddleException(Status status, String message) {
    super(message);
    this.status = status;
  }

  /**
   * Makes an error with a cause.
   *
   * @param status OpenCL's name for it
   * @param message what was asked, what was there, and the way out
   * @param cause what led to it
   */
  protected HeddleException(Status status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** {@return OpenCL's name for the error} */
  public final Status status() {
    return status;
  }
}
