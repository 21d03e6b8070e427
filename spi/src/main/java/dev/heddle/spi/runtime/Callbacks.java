package dev.heddle.spi.runtime;

import dev.heddle.Event;
import dev.heddle.Rule;
import dev.heddle.Status;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The one thread of a context that runs callbacks: it holds no lock, and is there when needed. */
final class Callbacks {
  private static final System.Logger LOG = System.getLogger("dev.heddle");

  private final RuntimeContext context;
  private final ThreadPoolExecutor executor;

  Callbacks(RuntimeContext context) {
    this.context = context;
    this.executor =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), CallbackThread::new);
    executor.allowCoreThreadTimeOut(true);
  }

  void call(RuntimeEvent event, Consumer<Event> callback) {
    run(
        () -> {
          context.waits().tell(event);
          try {
            callback.accept(event);
          } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "a callback of " + event + " threw", e);
          }
        });
  }

  void run(Runnable task) {
    if (!executor.isShutdown()) {
      try {
        executor.execute(task);
        return;
      } catch (RejectedExecutionException closedMeanwhile) {
        // as below
      }
    }
    // Somebody asks an event of a context that was closed: a thread for this one callback.
    new CallbackThread(task).start();
  }

  /** A thread that runs callbacks, of whichever context. */
  private static final class CallbackThread extends Thread {
    CallbackThread(Runnable task) {
      super(task, "heddle-callbacks");
      setDaemon(true);
    }
  }

  /** Whether the calling thread runs callbacks. */
  static boolean isCallbackThread() {
    return Thread.currentThread() instanceof CallbackThread;
  }

  void refuseWaiting(RuntimeEvent event) {
    if (isCallbackThread()) {
      refuseBlocking("a wait for " + event);
    }
  }

  /** Blocking calls would keep the callback from ever being run that they wait for. */
  void refuseBlocking(String what) {
    if (isCallbackThread()) {
      context
          .rules()
          .refuse(
              Rule.EVT_4,
              Status.INVALID_OPERATION,
              "%s blocks, and is refused in a callback; use the asynchronous form, or do it on a"
                  + " thread of your own",
              what);
    }
  }

  /** Runs what is queued and ends the thread; {@return whether it ended in time} */
  boolean close(long nanos) {
    executor.shutdown();
    long deadline = System.nanoTime() + nanos;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          long left = Math.max(deadline - System.nanoTime(), 1);
          return executor.awaitTermination(left, TimeUnit.NANOSECONDS);
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
}
