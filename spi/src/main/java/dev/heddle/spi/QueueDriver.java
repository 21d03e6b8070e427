package dev.heddle.spi;

import java.util.List;

/**
 * A queue of a device. Calls come one at a time, under a lock of the runtime: a driver must not run
 * long in them, nor call back into the API.
 *
 * <p>A command begins when every event of {@code after} is complete. That list is all the order
 * there is: in an in-order queue the runtime names the command before, too, until that one is known
 * to be complete. If an event of the list fails, the command does not run, and its event ends with
 * the same {@link Failure} when all of the list have ended. The events of the list are all this
 * context's; none is released yet.
 */
public interface QueueDriver {
  /**
   * {@return the event of a command, which was accepted}
   *
   * @param command what to do
   * @param after what must be complete before
   * @param wait whether the caller is about to wait
   * @throws dev.heddle.HeddleException if the device cannot take the command; nothing has changed
   */
  DriverEvent submit(Command command, List<DriverEvent> after, HostWait wait);

  /**
   * {@return a mapping, whose memory is there when its event is complete}
   *
   * @param command what to map
   * @param after what must be complete before
   * @param wait whether the caller is about to wait
   * @throws dev.heddle.HeddleException if the device cannot take the command; nothing has changed
   */
  DriverMapping map(Command.Map command, List<DriverEvent> after, HostWait wait);

  /** Lets the device begin with what was submitted. */
  void flush();

  /** Ends the queue; its commands have ended, but for those that did not end in time. */
  void close();

  /** Whether the thread that submits is about to wait for the command. */
  enum HostWait {
    /** {@link DriverEvent#await()} is the next call: the driver may leave the work to it. */
    BLOCKING,
    /** The thread goes on; the command has to get done without it. */
    NON_BLOCKING
  }
}
