package dev.heddle.cli;

/** No device is what was asked for; the message says what there is. */
final class NoSuchDeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchDeviceException(String message) {
    super(message);
  }
}
