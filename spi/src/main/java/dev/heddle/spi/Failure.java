package dev.heddle.spi;

import dev.heddle.HeddleException;
import org.jspecify.annotations.Nullable;

/**
 * Why a command failed.
 *
 * @param executionStatus the negative status of its event
 * @param cause what the device reported, or {@code null} where it reported a status alone
 */
public record Failure(int executionStatus, @Nullable HeddleException cause) {
  /**
   * Makes a failure.
   *
   * @throws IllegalArgumentException if the status is not negative
   */
  public Failure {
    if (executionStatus >= 0) {
      throw new IllegalArgumentException("a failure with status " + executionStatus);
    }
  }

  /**
   * {@return a failure with the status of an exception}
   *
   * @param cause what the device reported
   */
  public static Failure of(HeddleException cause) {
    return new Failure(
        cause instanceof dev.heddle.CommandFailedException failed
            ? failed.executionStatus()
            : cause.status().code(),
        cause);
  }
}
