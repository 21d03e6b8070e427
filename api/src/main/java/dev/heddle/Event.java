package dev.heddle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A command on its way, to be waited for by the host or by other commands. Events are plain
 * objects: they need no closing.
 *
 * <p>What a wait, a callback or a future tells the host about is ordered before every later command
 * ({@link Rule#USE_3}), and what the command did happens-before the return of the wait. A query of
 * {@link #status()} orders nothing ({@link Rule#EVT_5}).
 */
public interface Event {
  /** {@return the context that the event belongs to} */
  Context context();

  /** {@return the queue of its command; empty for user events} */
  Optional<CommandQueue> queue();

  /** {@return the kind of its command} */
  CommandType commandType();

  /** {@return where its command is on its way; this orders nothing} */
  EventStatus status();

  /**
   * {@return the status as OpenCL numbers it} 3 queued, 2 submitted, 1 running, 0 complete,
   * negative for a failure.
   */
  int executionStatus();

  /**
   * Waits until the command is complete.
   *
   * @throws CommandFailedException if it failed ({@link Rule#EVT_3}); of a kernel that faulted,
   *     {@link KernelFaultException}
   * @throws WaitInterruptedException if the thread is interrupted; the command goes on
   * @throws ContractViolationException {@link Rule#EVT_4} in a callback
   */
  void await();

  /**
   * Waits until the command is complete or the time is over.
   *
   * @param timeout how long to wait at most; 0 or less does not wait
   * @return whether the command is complete
   * @throws CommandFailedException as above
   * @throws WaitInterruptedException as above
   * @throws ContractViolationException as above
   */
  boolean await(Duration timeout);

  /**
   * Calls back once, when the command is complete or has failed, on a thread of the context's that
   * holds no lock. Waits and blocking commands are refused there; what the callback throws is
   * logged and harms nothing else ({@link Rule#EVT_4}).
   *
   * @param callback what to call with this event
   */
  void onComplete(Consumer<Event> callback);

  /**
   * {@return a future of this event} It completes on the thread that runs callbacks, or
   * exceptionally with the {@link CommandFailedException} that {@link #await()} throws. Cancelling
   * it has no effect on the command.
   */
  CompletableFuture<Event> toFuture();

  /**
   * {@return when the command went through its stages}
   *
   * @throws ContractViolationException {@link Rule#EVT_7}, {@link
   *     Status#PROFILING_INFO_NOT_AVAILABLE}, before completion, for user events, and on queues
   *     without profiling
   */
  Profile profile();

  /**
   * Waits for several events.
   *
   * @param events at least one, all of one context
   * @throws ContractViolationException {@link Rule#EVT_3}: {@link Status#INVALID_VALUE} for none,
   *     {@link Status#INVALID_CONTEXT} for mixed contexts
   * @throws CommandFailedException if any failed, after all have ended
   * @throws WaitInterruptedException if the thread is interrupted
   */
  static void awaitAll(Event... events) {
    if (events.length == 0) {
      throw new ContractViolationException(
          Rule.EVT_3, Status.INVALID_VALUE, "a wait for no event; name at least one");
    }
    events[0].context().awaitAll(events);
  }
}
