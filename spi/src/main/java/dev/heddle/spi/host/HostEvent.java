package dev.heddle.spi.host;

import dev.heddle.EventStatus;
import dev.heddle.HeddleException;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Profile;
import dev.heddle.Status;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.Failure;
import dev.heddle.spi.QueueDriver.HostWait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A command in the graph of those that are not done.
 *
 * <p>It becomes ready when all that it comes after have ended, and then runs on the worker that
 * ended the last of them, so that a chain of small commands costs no hand-over. A command that
 * somebody is about to wait for, and that is ready when it is submitted, is left to that thread.
 */
public final class HostEvent implements DriverEvent {
  /** What a command does. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @throws Throwable why it cannot be done
     */
    void run() throws Throwable;
  }

  private static final Failure UNKNOWN = new Failure(Status.OUT_OF_RESOURCES.code(), null);

  private final WorkPool pool;
  private final boolean profiling;
  private final long queuedNanos;
  private long submittedNanos;
  private long startNanos;
  private long endNanos;

  // Guarded by this, but for reads of the volatile ones.
  private @Nullable Work work;
  private volatile EventStatus status = EventStatus.QUEUED;
  private volatile @Nullable Failure failure;
  private int pending;
  private boolean leftToCaller;
  private @Nullable List<HostEvent> successors;
  private @Nullable List<Runnable> callbacks;
  private int waiting;

  HostEvent(WorkPool pool, boolean profiling) {
    this.pool = pool;
    this.profiling = profiling;
    this.queuedNanos = profiling ? System.nanoTime() : 0;
  }

  /**
   * {@return an event of work that takes no time, done now if nothing is to be waited for}
   *
   * @param pool who does it else
   * @param profiling whether times are kept
   * @param after what must be complete before
   * @param work what to do
   */
  public static HostEvent instant(
      WorkPool pool, boolean profiling, List<DriverEvent> after, Work work) {
    HostEvent event = new HostEvent(pool, profiling);
    if (event.follow(after)) {
      event.work = work;
      event.submittedNanos = event.now();
      event.runChain();
    } else {
      event.submit(work);
    }
    return event;
  }

  /**
   * {@return an event of work, which a worker does, or the thread that is about to wait for it}
   *
   * @param pool who does it
   * @param profiling whether times are kept
   * @param after what must be complete before
   * @param wait whether the caller is about to wait
   * @param work what to do
   */
  public static HostEvent start(
      WorkPool pool, boolean profiling, List<DriverEvent> after, HostWait wait, Work work) {
    HostEvent event = new HostEvent(pool, profiling);
    boolean ready = event.follow(after);
    if (ready && wait == HostWait.BLOCKING) {
      event.work = work;
      event.submittedNanos = event.now();
      event.leftToCaller = true;
      event.status = EventStatus.SUBMITTED;
    } else {
      event.submit(work);
    }
    return event;
  }

  /** Comes after others; one more is pending until {@link #submit}. {@return whether all ended} */
  private boolean follow(List<DriverEvent> after) {
    pending = 1;
    for (DriverEvent before : after) {
      ((HostEvent) before).addSuccessor(this);
    }
    synchronized (this) {
      return pending == 1;
    }
  }

  private void addSuccessor(HostEvent successor) {
    synchronized (this) {
      if (!status.isFinal()) {
        List<HostEvent> list = successors;
        if (list == null) {
          list = new ArrayList<>(2);
          successors = list;
        }
        list.add(successor);
        synchronized (successor) {
          successor.pending++;
        }
        return;
      }
    }
    Failure known = failure;
    if (known != null) {
      successor.noteFailure(known);
    }
  }

  private synchronized void noteFailure(Failure cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  private void submit(Work todo) {
    boolean ready;
    synchronized (this) {
      work = todo;
      ready = --pending == 0;
      if (ready) {
        submittedNanos = now();
        status = EventStatus.SUBMITTED;
      }
    }
    if (ready) {
      pool.execute(this::runChain);
    }
  }

  /** {@return whether this was the last one that was waited for} */
  private synchronized boolean predecessorEnded(@Nullable Failure cause) {
    if (cause != null && failure == null) {
      failure = cause;
    }
    if (--pending > 0) {
      return false;
    }
    submittedNanos = now();
    status = EventStatus.SUBMITTED;
    return true;
  }

  /**
   * Runs this command, and of those that it makes ready one after another; others are handed over.
   */
  private void runChain() {
    Deque<HostEvent> ready = new ArrayDeque<>(1);
    for (HostEvent event = this; event != null; event = ready.poll()) {
      for (HostEvent successor : event.runAlone()) {
        if (ready.isEmpty()) {
          ready.add(successor);
        } else {
          pool.execute(successor::runChain);
        }
      }
    }
  }

  /** Runs this command; {@return those that it makes ready} */
  private List<HostEvent> runAlone() {
    List<HostEvent> next;
    try {
      run();
    } finally {
      next = end();
    }
    if (next.isEmpty()) {
      return next;
    }
    List<HostEvent> ready = new ArrayList<>(next.size());
    for (HostEvent successor : next) {
      if (successor.predecessorEnded(failure)) {
        ready.add(successor);
      }
    }
    return ready;
  }

  private void run() {
    startNanos = now();
    Work todo = work;
    if (failure != null || todo == null) {
      return;
    }
    status = EventStatus.RUNNING;
    try {
      todo.run();
    } catch (HeddleException e) {
      failure = Failure.of(e);
    } catch (Throwable e) {
      // A worker outlives what a command throws; whoever waits for the command gets it.
      failure = UNKNOWN; // should there not even be the means to say more
      failure =
          Failure.of(
              new OutOfDeviceMemoryException(
                  e instanceof OutOfMemoryError
                      ? Status.OUT_OF_HOST_MEMORY
                      : Status.OUT_OF_RESOURCES,
                  "the command could not be done: " + Thrown.text(e),
                  e));
    }
  }

  /** {@return those that come after} */
  private List<HostEvent> end() {
    endNanos = now();
    List<HostEvent> next;
    List<Runnable> toCall;
    synchronized (this) {
      work = null;
      status = failure == null ? EventStatus.COMPLETE : EventStatus.FAILED;
      next = successors;
      successors = null;
      toCall = callbacks;
      callbacks = null;
      if (waiting > 0) {
        notifyAll();
      }
    }
    if (toCall != null) {
      toCall.forEach(Runnable::run);
    }
    return next == null ? List.of() : next;
  }

  private long now() {
    return profiling ? System.nanoTime() : 0;
  }

  @Override
  public EventStatus status() {
    return status;
  }

  @Override
  public @Nullable Failure failure() {
    return status == EventStatus.FAILED ? failure : null;
  }

  @Override
  public void await() throws InterruptedException {
    await(Long.MAX_VALUE);
  }

  @Override
  public boolean await(long nanos) throws InterruptedException {
    if (runIfLeftToCaller()) {
      return true;
    }
    long start = System.nanoTime();
    pool.waits(this);
    synchronized (this) {
      waiting++;
      try {
        while (!status.isFinal() && !pool.isClosed()) {
          long left = nanos - (System.nanoTime() - start);
          if (left <= 0) {
            return false;
          }
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return status.isFinal();
      } finally {
        waiting--;
        pool.waitsNoMore(this);
      }
    }
  }

  private boolean runIfLeftToCaller() {
    synchronized (this) {
      if (!leftToCaller) {
        return status.isFinal();
      }
      leftToCaller = false;
    }
    // What comes after may be another thread's, and may take long.
    for (HostEvent successor : runAlone()) {
      pool.execute(successor::runChain);
    }
    return true;
  }

  @Override
  public void onComplete(Runnable callback) {
    synchronized (this) {
      if (!status.isFinal()) {
        List<Runnable> list = callbacks;
        if (list == null) {
          list = new ArrayList<>(1);
          callbacks = list;
        }
        list.add(callback);
        return;
      }
    }
    callback.run();
  }

  @Override
  public @Nullable Profile profile() {
    return profiling && status == EventStatus.COMPLETE
        ? new Profile(queuedNanos, submittedNanos, startNanos, endNanos)
        : null;
  }
}
