package dev.heddle;

/** The device or the host has no memory or resources left for a call; nothing else has changed. */
public final class OutOfDeviceMemoryException extends HeddleException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the error.
   *
   * @param status {@link Status#MEM_OBJECT_ALLOCATION_FAILURE}, {@link Status#OUT_OF_RESOURCES},
   *     {@link Status#OUT_OF_HOST_MEMORY} or {@link Status#MAP_FAILURE}
   * @param message what was asked for and what there is
   */
  public OutOfDeviceMemoryException(Status status, String message) {
    super(status, message);
  }

  /**
   * Makes the error with a cause.
   *
   * @param status as above
   * @param message what was asked for and what there is
   * @param cause what led to it
   */
  public OutOfDeviceMemoryException(Status status, String message, Throwable cause) {
    super(status, message, cause);
  }
}
