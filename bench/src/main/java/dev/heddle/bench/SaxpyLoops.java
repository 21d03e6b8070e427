package dev.heddle.bench;

import dev.heddle.Buffer;
import dev.heddle.DeviceFeature;
import dev.heddle.Kernel;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Saxpy over 16M floats, as a kernel and as what it competes with: a loop over the same memory,
 * written by hand and run on one platform thread per processor.
 *
 * <p>Target: {@link #kernel} at most 4 times {@link #handWrittenLoop} on the cpu backend, with
 * three other kernels before. A runtime that runs all kernels through one loop loses its speed
 * there: the loop's call is inlined for one kernel class and no longer for four.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Needs({DeviceFeature.JAVA_KERNELS, DeviceFeature.FP64})
public class SaxpyLoops extends BenchmarkDefaults {
  private static final int LENGTH = 1 << 24;
  private static final float A = 0.5f;

  /** For JMH. */
  public SaxpyLoops() {}

  record Saxpy(float a, Buffer.OfFloat x, Buffer.OfFloat y) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      y.set(i, a * x.get(i) + y.get(i));
    }
  }

  record Scale(float factor, Buffer.OfFloat values) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      values.set(i, values.get(i) * factor);
    }
  }

  record Ramp(int step, Buffer.OfInt values) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      values.set(i, i * step);
    }
  }

  record SquareRoot(Buffer.OfDouble values) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      values.set(i, Math.sqrt(values.get(i)));
    }
  }

  /** Two vectors in buffers, on a context that has run other kernels before. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class Vectors extends DeviceState {
    /** Enough work items and launches that the JVM has compiled what they run through. */
    private static final int OTHER_LENGTH = 1 << 20;

    private static final int OTHER_LAUNCHES = 50;

    /** How many other kernel classes have run on the context before. */
    @Param({"0", "3"})
    int otherKernels;

    final NDRange range = NDRange.of(LENGTH);
    Buffer.OfFloat x;
    Buffer.OfFloat y;
    Kernel saxpy;

    /** For JMH. */
    public Vectors() {}

    /**
     * Makes the vectors and runs the other kernels.
     *
     * @throws Exception never, but for a bug
     */
    @Setup
    public void setUp() throws Exception {
      open();
      x = context.newFloatBuffer(LENGTH);
      y = context.newFloatBuffer(LENGTH);
      queue.fill(x, 1f);
      queue.fill(y, 1f);
      saxpy = new Saxpy(A, x, y);
      runOthers();
    }

    private void runOthers() {
      try (Buffer.OfFloat floats = context.newFloatBuffer(OTHER_LENGTH);
          Buffer.OfInt ints = context.newIntBuffer(OTHER_LENGTH);
          Buffer.OfDouble doubles = context.newDoubleBuffer(OTHER_LENGTH)) {
        List<Kernel> others =
            List.of(new Scale(A, floats), new Ramp(3, ints), new SquareRoot(doubles));
        for (Kernel other : others.subList(0, otherKernels)) {
          for (int i = 0; i < OTHER_LAUNCHES; i++) {
            queue.launch(other, NDRange.of(OTHER_LENGTH));
          }
        }
        queue.finish();
      }
    }

    /**
     * Closes the buffers and the device.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      close(x, y);
    }
  }

  /** The same vectors mapped for the host, and the threads to work on them. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class MappedVectors extends DeviceState {
    private Buffer.OfFloat x;
    private Buffer.OfFloat y;
    private Mapping mappedX;
    private Mapping mappedY;
    private ExecutorService threads;
    private List<Callable<Boolean>> parts;

    /** For JMH. */
    public MappedVectors() {}

    /** Makes and maps the vectors, and cuts the loop into a part for each processor. */
    @Setup
    public void setUp() {
      open();
      x = context.newFloatBuffer(LENGTH);
      y = context.newFloatBuffer(LENGTH);
      queue.fill(x, 1f);
      queue.fill(y, 1f);
      mappedX = queue.map(x, MapMode.READ);
      mappedY = queue.map(y, MapMode.READ_WRITE);
      MemorySegment segmentX = mappedX.sharedSegment();
      MemorySegment segmentY = mappedY.sharedSegment();
      int processors = Runtime.getRuntime().availableProcessors();
      threads = Executors.newFixedThreadPool(processors);
      parts = new ArrayList<>();
      for (int i = 0; i < processors; i++) {
        long from = (long) LENGTH * i / processors;
        long to = (long) LENGTH * (i + 1) / processors;
        parts.add(
            () -> {
              saxpy(segmentX, segmentY, from, to);
              return true;
            });
      }
    }

    /** With an {@code int} as index the JDK's compiler makes it three times slower: measured. */
    private static void saxpy(MemorySegment x, MemorySegment y, long from, long to) {
      for (long i = from; i < to; i++) {
        float sum =
            A * x.getAtIndex(ValueLayout.JAVA_FLOAT, i) + y.getAtIndex(ValueLayout.JAVA_FLOAT, i);
        y.setAtIndex(ValueLayout.JAVA_FLOAT, i, sum);
      }
    }

    void runAll() throws InterruptedException, ExecutionException {
      for (Future<Boolean> part : threads.invokeAll(parts)) {
        part.get();
      }
    }

    /**
     * Unmaps and closes all.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      close(threads, mappedX, mappedY, x, y);
    }
  }

  /**
   * The kernel over the whole range, and a wait for its end.
   *
   * @param state the vectors
   */
  @Benchmark
  public void kernel(Vectors state) {
    state.queue.launch(state.saxpy, state.range).await();
  }

  /**
   * The loop on all processors, and a wait for the last of them.
   *
   * @param state the vectors
   * @throws InterruptedException if JMH gives up
   * @throws ExecutionException never, but for a bug
   */
  @Benchmark
  public void handWrittenLoop(MappedVectors state) throws InterruptedException, ExecutionException {
    state.runAll();
  }
}
