package dev.heddle.backend.cpu.kernel;

import dev.heddle.Dim3;
import dev.heddle.HeddleException;
import dev.heddle.Kernel;
import dev.heddle.KernelFault;
import dev.heddle.KernelFaultException;
import dev.heddle.NDRange;
import dev.heddle.spi.Command;
import dev.heddle.spi.KernelArgument;
import dev.heddle.spi.host.LocalSizes;
import dev.heddle.spi.host.Thrown;
import dev.heddle.spi.host.WorkPool;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One launch of a kernel.
 *
 * <p>A kernel without barriers and without local memory does not see where a work-group ends: its
 * work items run in rows, however long, so that a prime size is as fast as any. One with local
 * memory runs group by group, its items one after another; one that may call a barrier runs each
 * group's items as virtual threads, which meet at the group's barrier.
 */
public final class KernelRun {
  /** Work items of a part of the range: enough to make the hand-over to a worker worth it. */
  private static final long GRAIN = 4096;

  private final WorkPool pool;
  private final Command.LaunchRecord launch;
  private final CpuKernel kernel;
  private final NDRange range;
  private final Dim3 size;
  private final Dim3 local;
  private final boolean barriers;
  private final boolean groups;

  KernelRun(WorkPool pool, Command.LaunchRecord launch, CpuKernel kernel) {
    this.pool = pool;
    this.launch = launch;
    this.kernel = kernel;
    this.range = launch.range();
    this.size = range.globalSize();
    boolean hasLocalMemory = false;
    for (KernelArgument argument : launch.arguments()) {
      hasLocalMemory |= argument instanceof KernelArgument.LocalMemory;
    }
    this.local = range.hasLocalSize() ? range.localSize() : LocalSizes.choose(size);
    this.barriers = kernel.hasBarriers() && local.product() > 1;
    this.groups = barriers || hasLocalMemory;
  }

  /**
   * Runs every work item.
   *
   * @throws Throwable {@link KernelFaultException} if one faults; the rest is stopped then
   */
  public void run() throws Throwable {
    if (groups) {
      long count = size.product() / local.product();
      long grain = barriers ? 1 : Math.max(1, GRAIN / local.product());
      pool.forEachRange(count, grain, this::runGroups);
    } else {
      // Rows of a range that is wide are cut, so that there is work for all.
      int width = Math.max(1, size.x());
      int piece = Math.clamp(share(), 1, width);
      int pieces = Math.ceilDiv(width, piece);
      long rows = (long) size.y() * size.z();
      long grain = Math.max(1, GRAIN / Math.max(1, piece));
      pool.forEachRange(rows * pieces, grain, (from, to) -> runRows(from, to, piece, pieces));
    }
  }

  /** Parts are many more than workers, so that those that are slower do not hold up the end. */
  private long share() {
    return Math.max(GRAIN, size.product() / (16L * pool.parallelism()));
  }

  private void runRows(long from, long to, int piece, int pieces) {
    Kernel kernel = KernelRunner.instance(this.kernel.kernel(), launch.arguments());
    CpuWorkItem item = newItem(null);
    for (long part = from; part < to; part++) {
      long row = part / pieces;
      int start = (int) (part % pieces) * piece;
      item.y = (int) (row % size.y());
      item.z = (int) (row / size.y());
      runRow(kernel, item, start, start + Math.min(piece, size.x() - start));
    }
  }

  private void runGroups(long from, long to) throws Throwable {
    Kernel kernel = KernelRunner.instance(this.kernel.kernel(), launch.arguments());
    int across = size.x() / local.x();
    int down = size.y() / local.y();
    for (long group = from; group < to; group++) {
      int x = (int) (group % across) * local.x();
      int y = (int) (group / across % down) * local.y();
      int z = (int) (group / across / down) * local.z();
      if (barriers) {
        runTogether(kernel, x, y, z);
      } else {
        runOneByOne(kernel, x, y, z);
      }
    }
  }

  private void runOneByOne(Kernel kernel, int x, int y, int z) {
    CpuWorkItem item = newItem(null);
    for (int k = z; k < z + local.z(); k++) {
      for (int j = y; j < y + local.y(); j++) {
        item.y = j;
        item.z = k;
        runRow(kernel, item, x, x + local.x());
      }
    }
  }

  private void runTogether(Kernel kernel, int x, int y, int z) throws Throwable {
    int items = (int) local.product();
    GroupBarrier barrier = new GroupBarrier(items);
    CountDownLatch running = new CountDownLatch(items);
    AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    for (int i = 0; i < items; i++) {
      CpuWorkItem item = newItem(barrier);
      int row = i / local.x();
      int column = x + i % local.x();
      item.y = y + row % local.y();
      item.z = z + row / local.y();
      Thread.ofVirtual()
          .start(
              () -> {
                Throwable thrown = null;
                try {
                  runRow(kernel, item, column, column + 1);
                } catch (GroupBarrier.GroupFaulted other) {
                  thrown = other; // the one that faulted has told
                } catch (Throwable e) {
                  fault.compareAndSet(null, e);
                  thrown = e;
                } finally {
                  barrier.ended(thrown);
                  running.countDown();
                }
              });
    }
    awaitAll(running);
    Throwable first = fault.get();
    if (first != null) {
      throw first;
    }
  }

  /** A worker that is interrupted at the end of its context goes on until its group has ended. */
  private static void awaitAll(CountDownLatch running) {
    boolean interrupted = false;
    while (true) {
      try {
        running.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void runRow(Kernel kernel, CpuWorkItem item, int from, int to) {
    try {
      this.kernel.loop().run(kernel, item, from, to);
    } catch (GroupBarrier.GroupFaulted e) {
      throw e;
    } catch (HeddleException e) {
      throw e;
    } catch (Throwable e) {
      // Whatever a kernel throws ends its launch and nothing else.
      throw fault(item, e);
    }
  }

  /** A compiled loop throws one exception again and again, made before anything was known of it. */
  private static final String OMITTED =
      "index out of bounds (which one, and where, the JVM tells with -XX:-OmitStackTraceInFastThrow)";

  private KernelFaultException fault(CpuWorkItem item, Throwable thrown) {
    Dim3 id =
        new Dim3(
            item.globalId(0),
            range.dimensions() > 1 ? item.globalId(1) : 0,
            range.dimensions() > 2 ? item.globalId(2) : 0);
    String reason =
        switch (thrown) {
          case ArithmeticException e -> "integer division by zero";
          case ArrayIndexOutOfBoundsException e ->
              "private array: " + (e.getMessage() == null ? OMITTED : e.getMessage());
          case IndexOutOfBoundsException e -> String.valueOf(e.getMessage());
          default -> Thrown.text(thrown);
        };
    return new KernelFaultException(
        new KernelFault(
            kernel.kernel().type().getName(), reason, range.dimensions(), id, line(thrown)),
        thrown);
  }

  /** {@return the line in the kernel's own class at which it faulted} */
  private OptionalInt line(Throwable thrown) {
    String name = kernel.kernel().type().getName();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().equals(name) && frame.getLineNumber() > 0) {
        return OptionalInt.of(frame.getLineNumber());
      }
    }
    return OptionalInt.empty();
  }

  private CpuWorkItem newItem(@Nullable GroupBarrier barrier) {
    return new CpuWorkItem(range.dimensions(), size, local, range.offset(), barrier);
  }
}
