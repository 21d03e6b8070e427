package dev.heddle.backend.cpu.kernel;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where the work items of a group meet: all of them or none. */
final class GroupBarrier {
  /**
   * Ends the other work items of a group in which one has faulted; it is not a fault of its own.
   */
  static final class GroupFaulted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GroupFaulted() {
      super(null, null, false, false);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition everybodyHere = lock.newCondition();
  private final int items;
  private int arrived;
  private int ended;
  private long round;
  private boolean faulted;
  private boolean diverged;

  GroupBarrier(int items) {
    this.items = items;
  }

  void await() {
    lock.lock();
    try {
      if (faulted) {
        throw new GroupFaulted();
      }
      arrived++;
      if (arrived + ended < items) {
        long mine = round;
        while (mine == round && !faulted && !diverged) {
          everybodyHere.awaitUninterruptibly();
        }
        if (mine != round) {
          return;
        }
        throw faulted ? new GroupFaulted() : divergence();
      }
      if (ended > 0) {
        diverged = true;
        everybodyHere.signalAll();
        throw divergence();
      }
      arrived = 0;
      round++;
      everybodyHere.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A work item has ended; those that wait for it at a barrier would wait for ever. */
  void ended(@Nullable Throwable fault) {
    lock.lock();
    try {
      ended++;
      if (fault != null) {
        faulted = true;
        everybodyHere.signalAll();
      } else if (arrived > 0 && arrived + ended == items) {
        diverged = true;
        everybodyHere.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private static IllegalStateException divergence() {
    return new IllegalStateException(
        "a barrier that not all work items of the group reach: others of the group have ended");
  }
}
