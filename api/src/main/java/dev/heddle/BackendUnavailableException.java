package dev.heddle;

/** No device fits what was asked for; the message says what there is and how to get more. */
public final class BackendUnavailableException extends HeddleException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param message what was asked for, what there is, and the way to get it
   */
  public BackendUnavailableException(String message) {
    super(Status.DEVICE_NOT_AVAILABLE, message);
  }
}
