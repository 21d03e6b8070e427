package dev.heddle;

/**
 * An event that the application sets. Commands that wait for it are held until then ({@link
 * Rule#EVT_2}).
 */
public interface UserEvent extends Event {
  /**
   * Sets the event complete.
   *
   * @throws ContractViolationException {@link Rule#EVT_2}, {@link Status#INVALID_OPERATION}, if it
   *     was set before
   */
  void complete();

  /**
   * Sets the event failed; what waits for it ends with the same status and does not run.
   *
   * @param executionStatus a negative number
   * @throws ContractViolationException {@link Rule#EVT_2}: {@link Status#INVALID_VALUE} for 0 or
   *     more, {@link Status#INVALID_OPERATION} if it was set before
   */
  void fail(int executionStatus);
}
