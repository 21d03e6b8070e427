package dev.heddle.spi.runtime;

import dev.heddle.Event;
import dev.heddle.Rule;
import dev.heddle.Status;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The one thread of a context that runs callbacks: it holds no lock, and is there when needed. */
final class Callbacks {
  private static final System.Logger LOG = System.getLogger("dev.heddle");

  private final RuntimeContext context;
  private final ThreadPoolExecutor executor;
  private volatile Thread thread = Thread.currentThread();
  private volatile boolean started;

  Callbacks(RuntimeContext context) {
    this.context = context;
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread made = Thread.ofPlatform().daemon().name("heddle-callbacks").unstarted(task);
              thread = made;
              started = true;
              return made;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  void call(RuntimeEvent event, Consumer<Event> callback) {
    executor.execute(
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
    executor.execute(task);
  }

  /** Whether the calling thread is the one that runs callbacks. */
  boolean isCallbackThread() {
    return started && Thread.currentThread() == thread;
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
    try {
      return executor.awaitTermination(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return executor.isTerminated();
    }
  }
}
