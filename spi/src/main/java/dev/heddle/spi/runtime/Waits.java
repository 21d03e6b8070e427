package dev.heddle.spi.runtime;

import dev.heddle.Event;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.WaitInterruptedException;
import dev.heddle.spi.DriverEvent;
import java.time.Duration;
import java.util.List;

/** The waits of the host for events, and what the host learns by them. */
final class Waits {
  private static final long FOREVER = Long.MAX_VALUE;

  private final RuntimeContext context;

  Waits(RuntimeContext context) {
    this.context = context;
  }

  void await(RuntimeEvent event) {
    context.callbacks().refuseWaiting(event);
    untilEnded(event, FOREVER);
    tell(event);
    throwFailure(event);
  }

  boolean await(RuntimeEvent event, Duration timeout) {
    context.callbacks().refuseWaiting(event);
    if (!untilEnded(event, nanos(timeout))) {
      return false;
    }
    tell(event);
    throwFailure(event);
    return true;
  }

  void awaitAll(Event... events) {
    if (events.length == 0) {
      throw Rules.violation(
          Rule.EVT_3, Status.INVALID_VALUE, "a wait for no event; name at least one");
    }
    List<RuntimeEvent> all = new java.util.ArrayList<>(events.length);
    for (Event event : events) {
      if (event.context() != context && context.rules().enforces(Rule.EVT_3)) {
        throw Rules.violation(
            Rule.EVT_3, Status.INVALID_CONTEXT, "a wait for events of different contexts");
      }
      if (!(event instanceof RuntimeEvent own)) {
        throw Rules.violation(
            Rule.EVT_3, Status.INVALID_EVENT, "an event that Heddle did not make: %s", event);
      }
      all.add(own);
    }
    context.callbacks().refuseBlocking("a wait for events");
    for (RuntimeEvent event : all) {
      untilEnded(event, FOREVER);
    }
    all.forEach(this::tell);
    if (context.rules().enforces(Rule.EVT_3)) {
      all.forEach(this::throwFailure);
    }
  }

  /** Waits for a blocking command, which an interrupt does not stop (LIFE-4). */
  void finishBlocking(RuntimeEvent event) {
    uninterrupted(event, FOREVER);
    tell(event);
    throwFailure(event);
  }

  /** {@return whether the event ended in time} An interrupt is kept for later. */
  boolean uninterrupted(RuntimeEvent event, long nanos) {
    long deadline = deadline(nanos);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait(event, deadline);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** {@return whether the event ended in time} */
  boolean untilEnded(RuntimeEvent event, long nanos) {
    try {
      return wait(event, deadline(nanos));
    } catch (InterruptedException e) {
      if (context.rules().enforces(Rule.LIFE_4)) {
        Thread.currentThread().interrupt();
      }
      throw new WaitInterruptedException("interrupted while waiting for " + event);
    }
  }

  /**
   * The host learns of an event that has ended; reads that were staged reach their memory first.
   */
  void tell(RuntimeEvent event) {
    context.lock();
    try {
      event.resolve();
      context.resolveStaged();
      event.tellHost();
    } finally {
      context.unlock();
    }
  }

  void throwFailure(RuntimeEvent event) {
    RuntimeFailure failure = event.failure();
    if (failure == null) {
      return;
    }
    throw failure.toThrow();
  }

  private boolean wait(RuntimeEvent event, long deadline) throws InterruptedException {
    while (event.outcome() == null) {
      long left = deadline == FOREVER ? FOREVER : deadline - System.nanoTime();
      context.lockInterruptibly();
      DriverEvent driver;
      try {
        if (event.resolve()) {
          return true;
        }
        if (left <= 0) {
          return false;
        }
        driver = event.waitOnDriver();
        if (driver == null) {
          event.isWaitedFor();
          context.awaitProgress(left);
          continue;
        }
      } finally {
        context.unlock();
      }
      try {
        if (deadline == FOREVER) {
          driver.await();
        } else {
          driver.await(left);
        }
      } finally {
        context.lock();
        try {
          event.doneWaiting();
        } finally {
          context.unlock();
        }
      }
    }
    return true;
  }

  static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException tooLong) {
      return timeout.isNegative() ? 0 : FOREVER;
    }
  }

  private static long deadline(long nanos) {
    if (nanos == FOREVER) {
      return FOREVER;
    }
    long now = System.nanoTime();
    long deadline = now + nanos;
    // nanoTime may be near an overflow; FOREVER is not met by chance.
    return deadline == FOREVER ? deadline - 1 : deadline;
  }
}
