package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * A wait has found that a command failed ({@link Rule#EVT_3}, {@link Rule#CMD_4}).
 *
 * <p>{@link #executionStatus()} is the status that the event ended with; the cause, where there is
 * one, is what the device reported.
 */
public sealed class CommandFailedException extends HeddleException permits KernelFaultException {
  private static final long serialVersionUID = 1L;

  /** The negative status of the event. */
  private final int executionStatus;

  /**
   * Makes the error.
   *
   * @param executionStatus the negative status that the event ended with
   * @param message which command failed, and why
   * @param cause what the device reported, or {@code null} where it reported a status alone
   */
  public CommandFailedException(int executionStatus, String message, @Nullable Throwable cause) {
    super(Status.EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST, message);
    this.executionStatus = executionStatus;
    if (cause != null) {
      initCause(cause);
    }
  }

  /** {@return the negative status that the event ended with} */
  public final int executionStatus() {
    return executionStatus;
  }
}
