package dev.heddle;

/**
 * When a command went through its stages, in nanoseconds of the device's clock, in this order
 * ({@link Rule#EVT_7}).
 *
 * @param queuedNanos when it was enqueued
 * @param submittedNanos when it was handed to the device
 * @param startNanos when it began
 * @param endNanos when it was complete
 */
public record Profile(long queuedNanos, long submittedNanos, long startNanos, long endNanos) {
  /** {@return how long the command ran} */
  public long durationNanos() {
    return endNanos - startNanos;
  }
}
