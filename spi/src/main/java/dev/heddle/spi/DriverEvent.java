package dev.heddle.spi;

import dev.heddle.EventStatus;
import dev.heddle.Profile;
import org.jspecify.annotations.Nullable;

/** A command that a driver has accepted. Its methods may be called from several threads. */
public interface DriverEvent {
  /** {@return where the command is; what it did happens-before a final status is seen} */
  EventStatus status();

  /** {@return why the command failed; {@code null} unless the status is FAILED} */
  @Nullable Failure failure();

  /**
   * Waits until the status is final. The calling thread may do the work itself.
   *
   * @throws InterruptedException if the thread is interrupted; the command goes on
   */
  void await() throws InterruptedException;

  /**
   * Waits until the status is final or the time is over.
   *
   * @param nanos how long at most
   * @return whether the status is final
   * @throws InterruptedException if the thread is interrupted; the command goes on
   */
  boolean await(long nanos) throws InterruptedException;

  /**
   * Calls back once when the status is final, at once if it is already, on any thread that holds no
   * lock of the driver. The callback is short and does not throw.
   *
   * @param callback what to call
   */
  void onComplete(Runnable callback);

  /** {@return the times of a complete command of a profiling queue; {@code null} otherwise} */
  @Nullable Profile profile();

  /**
   * {@return whether it takes the host to find out if the command failed} The device by itself
   * would go on with what comes after it; the runtime holds that back until the status is final.
   */
  default boolean isJudgedByHost() {
    return false;
  }

  /** Releases what the driver keeps for the event; called once, after the status was final. */
  default void release() {}
}
