package dev.heddle.spi.host;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a context: they run commands, and share the ranges of those that are large.
 *
 * <p>There are at least two, so that independent commands overlap on a machine with one processor
 * too.
 */
public final class WorkPool implements AutoCloseable {
  /** A part of a range, for one thread. */
  @FunctionalInterface
  public interface RangeBody {
    /**
     * Works on a part of the range.
     *
     * @param from its first index
     * @param to the index after its last
     * @throws Throwable what stops the whole range
     */
    void run(long from, long to) throws Throwable;
  }

  private static final System.Logger LOG = System.getLogger("dev.heddle");

  private final Set<HostEvent> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private final AtomicInteger names = new AtomicInteger();
  private final int parallelism = Math.max(2, processors());
  private final ForkJoinPool pool;

  /**
   * Starts a pool; its threads start when there is work.
   *
   * @param name what its threads are called, before their number
   */
  public WorkPool(String name) {
    this.pool =
        new ForkJoinPool(
            parallelism,
            owner -> {
              ForkJoinWorkerThread thread =
                  ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(owner);
              thread.setName(name + names.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            null,
            true);
  }

  /** {@return how many processors there are} */
  public static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** {@return how many threads work at once} */
  public int parallelism() {
    return parallelism;
  }

  void execute(Runnable command) {
    pool.execute(command);
  }

  /**
   * Works on a range, in parts, on the calling thread and on workers that are idle.
   *
   * @param count the size of the range
   * @param grain the size of a part
   * @param body what to do; the first throwable stops the others before their next part
   * @throws Throwable what a part threw
   */
  public void forEachRange(long count, long grain, RangeBody body) throws Throwable {
    if (count <= grain) {
      if (count > 0) {
        body.run(0, count);
      }
      return;
    }
    SharedRange range = new SharedRange(count, grain, body);
    long parts = (count + grain - 1) / grain;
    int helpers = (int) Math.min(parts - 1, parallelism - 1L);
    for (int i = 0; i < helpers; i++) {
      pool.execute(range);
    }
    range.runAll();
  }

  /** A range that several threads take parts of; helpers that come late find nothing to do. */
  private static final class SharedRange implements Runnable {
    private static final int CLOSED = 1 << 30;

    private final long count;
    private final long grain;
    private final RangeBody body;
    private final Thread caller = Thread.currentThread();
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger helpers = new AtomicInteger();
    private volatile @Nullable Throwable failure;

    SharedRange(long count, long grain, RangeBody body) {
      this.count = count;
      this.grain = grain;
      this.body = body;
    }

    @Override
    public void run() {
      if ((helpers.getAndIncrement() & CLOSED) == 0) {
        takeParts();
      }
      if (helpers.decrementAndGet() == CLOSED) {
        LockSupport.unpark(caller);
      }
    }

    void runAll() throws Throwable {
      takeParts();
      helpers.getAndAdd(CLOSED);
      boolean interrupted = false;
      while (helpers.get() != CLOSED) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      Throwable thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
    }

    private void takeParts() {
      try {
        for (long from = next.getAndAdd(grain);
            from < count && failure == null;
            from = next.getAndAdd(grain)) {
          body.run(from, Math.min(from + grain, count));
        }
      } catch (Throwable e) {
        failure = e; // thrown by the caller's thread
      }
    }
  }

  /** Ends the workers. One that is stuck in a kernel is interrupted and left; it is a daemon. */
  @Override
  public void close() {
    pool.shutdown();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    boolean interrupted = false;
    boolean ended = false;
    for (long left = 1; left > 0 && !ended; left = deadline - System.nanoTime()) {
      try {
        ended = pool.awaitTermination(left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (!ended) {
      pool.shutdownNow();
      LOG.log(
          System.Logger.Level.WARNING,
          "a command did not end with its context; its worker is left behind");
    }
    closed = true;
    waiting.forEach(
        event -> {
          synchronized (event) {
            event.notifyAll();
          }
        });
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether nothing is run any more: what has not ended never will, and is not to be waited for.
   */
  boolean isClosed() {
    return closed;
  }

  void waits(HostEvent event) {
    waiting.add(event);
  }

  void waitsNoMore(HostEvent event) {
    waiting.remove(event);
  }
}
