package dev.heddle;

/** Where a command is on its way ({@link Rule#EVT_1}). */
public enum EventStatus {
  /** In the queue. */
  QUEUED,
  /** Handed to the device, or a user event that is not set. */
  SUBMITTED,
  /** At work; every event it waited for is complete. */
  RUNNING,
  /** Done. */
  COMPLETE,
  /** Ended without success; {@link Event#executionStatus()} is negative. */
  FAILED;

  /** {@return whether nothing can follow} */
  public boolean isFinal() {
    return this == COMPLETE || this == FAILED;
  }
}
