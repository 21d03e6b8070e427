package dev.heddle;

/** The device has stopped working; its context can only be closed. */
public final class DeviceLostException extends HeddleException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param message which device, and what it reported
   */
  public DeviceLostException(String message) {
    super(Status.DEVICE_NOT_AVAILABLE, message);
  }

  /**
   * Makes the error with a cause.
   *
   * @param message which device, and what it reported
   * @param cause what led to it
   */
  public DeviceLostException(String message, Throwable cause) {
    super(Status.DEVICE_NOT_AVAILABLE, message, cause);
  }
}
