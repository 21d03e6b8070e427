package dev.heddle.backend.jocl;

import dev.heddle.EventStatus;
import dev.heddle.Profile;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.Failure;
import dev.heddle.spi.QueueDriver.HostWait;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jocl.CL;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/**
 * A command of a queue, with its {@code cl_event} until that is released.
 *
 * <p>The driver's callback is registered only when somebody asks to be called: NVIDIA's driver
 * calls up to 20 ms late. Who waits, and must stay interruptible, looks by itself, the less often
 * the longer it takes; no thread does so for others. Whoever first sees that the command has ended
 * settles the event: reads its outcome, and does what is left to do on the host.
 */
final class JoclEvent implements DriverEvent {
  /** How long a wait looks without a pause. */
  private static final long PATIENCE_NANOS = 20_000;

  /** A pause is a small part of what the wait has taken so far, so that it adds as little to it. */
  private static final int PAUSES_SO_FAR = 16;

  private static final long LONGEST_PAUSE_NANOS = 1_000_000;

  private record End(EventStatus status, @Nullable Failure failure, @Nullable Profile profile) {
    static final End COMPLETE = new End(EventStatus.COMPLETE, null, null);
  }

  private final JoclQueue queue;

  /** Its place among the commands of the queue. */
  private final long number;

  private final String command;
  private final HostWait wait;

  // Guarded by this, but for reads of the volatile one.
  private @Nullable cl_event handle;
  private volatile @Nullable End end;

  private @Nullable Aftermath aftermath;
  private final boolean judged;

  private @Nullable List<Runnable> callbacks;
  private boolean callbackRegistered;

  /**
   * Takes over a native event.
   *
   * @param number its place among the commands of the queue
   * @param command what to call the command in errors
   * @param aftermath what is left to do on the host, if anything
   */
  JoclEvent(
      JoclQueue queue,
      long number,
      String command,
      cl_event handle,
      HostWait wait,
      @Nullable Aftermath aftermath) {
    this.queue = queue;
    this.number = number;
    this.command = command;
    this.handle = handle;
    this.wait = wait;
    this.aftermath = aftermath;
    this.judged = aftermath instanceof Judgement;
  }

  private JoclEvent(JoclQueue queue, End end) {
    this.queue = queue;
    this.number = 0;
    this.command = "";
    this.wait = HostWait.NON_BLOCKING;
    this.judged = false;
    this.end = end;
  }

  /** {@return an event that has ended} */
  static JoclEvent ended(JoclQueue queue, @Nullable Failure failure) {
    return new JoclEvent(
        queue, failure == null ? End.COMPLETE : new End(EventStatus.FAILED, failure, null));
  }

  JoclQueue queue() {
    return queue;
  }

  /** {@return the native event, for a wait list; {@code null} once the command has ended} */
  synchronized @Nullable cl_event handleIfPending() {
    return end == null ? handle : null;
  }

  @Override
  public EventStatus status() {
    End known = end;
    return known == null ? ask() : known.status();
  }

  private synchronized EventStatus ask() {
    End known = end;
    cl_event event = handle;
    if (known != null || event == null) {
      return known == null ? EventStatus.COMPLETE : known.status();
    }
    int status = queue.isKnownToBeComplete(number) ? CL.CL_COMPLETE : EventQueries.status(event);
    return switch (status) {
      case CL.CL_QUEUED -> EventStatus.QUEUED;
      case CL.CL_SUBMITTED -> EventStatus.SUBMITTED;
      case CL.CL_RUNNING -> EventStatus.RUNNING;
      default -> settle(event, status).status();
    };
  }

  /** Reads the outcome, once. Called with the monitor held. */
  private End settle(cl_event event, int status) {
    End known = end;
    if (known != null) {
      return known;
    }
    Aftermath work = aftermath;
    aftermath = null;
    cl_event timed = work instanceof Judgement launch ? launch.timed() : event;
    Profile times = status >= 0 && queue.profiling() ? profile(timed) : null;
    Failure failure = status < 0 ? ClError.failure(status, command) : null;
    Failure found = work == null ? null : work.commandEnded(failure == null);
    failure = failure == null ? found : failure;
    Profile profile = failure == null ? times : null;
    End settled =
        failure == null && profile == null
            ? End.COMPLETE
            : new End(
                failure == null ? EventStatus.COMPLETE : EventStatus.FAILED, failure, profile);
    end = settled;
    if (status >= 0) {
      queue.completed(number);
    }
    return settled;
  }

  private static @Nullable Profile profile(@Nullable cl_event timed) {
    return timed == null ? null : EventQueries.profile(timed);
  }

  @Override
  public boolean isJudgedByHost() {
    return judged;
  }

  @Override
  public @Nullable Failure failure() {
    End known = end;
    return known == null ? null : known.failure();
  }

  @Override
  public @Nullable Profile profile() {
    End known = end;
    return known == null ? null : known.profile();
  }

  @Override
  public void await() throws InterruptedException {
    if (wait == HostWait.BLOCKING) {
      awaitInDriver();
    } else {
      boolean ended = look(Long.MAX_VALUE);
      assert ended;
    }
  }

  @Override
  public boolean await(long nanos) throws InterruptedException {
    return look(nanos);
  }

  /**
   * An interrupt does not end the wait of a blocking command, so the driver's own wait will do; but
   * it may put the thread to sleep, which takes longer than a short transfer.
   */
  private void awaitInDriver() {
    queue.flush();
    long start = System.nanoTime();
    while (!status().isFinal() && System.nanoTime() - start < PATIENCE_NANOS) {
      Thread.onSpinWait();
    }
    cl_event event = handleIfPending();
    while (event != null) {
      int error = CL.clWaitForEvents(1, new cl_event[] {event});
      if (!status().isFinal() && error != CL.CL_SUCCESS) {
        ClError.check(error, "clWaitForEvents");
      }
      event = handleIfPending();
    }
  }

  private boolean look(long nanos) throws InterruptedException {
    long start = System.nanoTime();
    boolean flushed = false;
    while (!status().isFinal()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!flushed) {
        queue.flush();
        flushed = true;
      }
      long waited = System.nanoTime() - start;
      if (waited >= nanos) {
        return false;
      }
      if (waited < PATIENCE_NANOS) {
        Thread.onSpinWait();
      } else {
        long pause = Math.min(waited / PAUSES_SO_FAR, LONGEST_PAUSE_NANOS);
        LockSupport.parkNanos(this, Math.min(pause, nanos - waited));
      }
    }
    return true;
  }

  @Override
  public void onComplete(Runnable callback) {
    boolean ended;
    synchronized (this) {
      ended = end != null;
      if (!ended) {
        List<Runnable> list = callbacks;
        if (list == null) {
          list = new ArrayList<>(1);
          callbacks = list;
        }
        list.add(callback);
        registerCallback();
      }
    }
    if (ended) {
      callback.run();
    } else {
      queue.flush();
    }
  }

  /** Has the driver call, once. Called with the monitor held. */
  private void registerCallback() {
    cl_event event = handle;
    if (callbackRegistered || event == null) {
      return;
    }
    callbackRegistered = true;
    ClError.check(
        CL.clSetEventCallback(
            event, CL.CL_COMPLETE, (ignored, status, data) -> called(status), null),
        "clSetEventCallback");
  }

  /** Called by a thread of the driver, which holds none of its locks. */
  private void called(int status) {
    List<Runnable> toCall;
    synchronized (this) {
      cl_event event = handle;
      if (event != null) {
        settle(event, status);
      }
      toCall = callbacks;
      callbacks = null;
    }
    if (toCall != null) {
      toCall.forEach(Runnable::run);
    }
  }

  @Override
  public synchronized void release() {
    cl_event event = handle;
    handle = null;
    if (event != null) {
      ClError.log(NativeCalls.release(event), "clReleaseEvent");
    }
  }
}
