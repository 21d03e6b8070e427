package dev.heddle.bench.jocl;

import dev.heddle.NDRange;
import dev.heddle.Program;
import dev.heddle.ProgramKernel;
import dev.heddle.bench.BenchmarkDefaults;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to enqueue a kernel that does nothing: to set its argument, enqueue it with an
 * event, and let the event go.
 *
 * <p>Target: {@link #heddle} at most 1.15 times {@link #byHand}, with the contract checked. The
 * device is idle before each thousand; that it gets so again is not in the time, but in that of the
 * two that finish.
 */
public class Enqueues extends BenchmarkDefaults {
  private static final int LAUNCHES = 1000;
  private static final String SOURCE = "kernel void nothing(const int value) { }";

  /** For JMH. */
  public Enqueues() {}

  /** Heddle's side. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class WithHeddle extends HeddleState {
    private final NDRange range = NDRange.of(1);
    private Program program;
    private ProgramKernel kernel;

    /** For JMH. */
    public WithHeddle() {}

    /** Opens the device and builds the kernel. */
    @Setup
    public void setUp() {
      open();
      program = context.newProgram(SOURCE);
      kernel = program.kernel("nothing");
    }

    /** Waits for what has been enqueued. */
    @TearDown(Level.Invocation)
    public void finish() {
      queue.finish();
    }

    /**
     * Closes the device.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      close(program);
    }

    void launchAll() {
      for (int i = 0; i < LAUNCHES; i++) {
        queue.launch(kernel.with(i), range);
      }
    }
  }

  /** The other side. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class ByHand extends OpenClState {
    private RawOpenCl raw;
    private RawOpenCl.Kernel kernel;

    /** For JMH. */
    public ByHand() {}

    /** Opens the device and builds the kernel. */
    @Setup
    public void setUp() {
      raw = newRaw();
      kernel = raw.newKernel(SOURCE, "nothing");
    }

    /** Waits for what has been enqueued. */
    @TearDown(Level.Invocation)
    public void finish() {
      raw.finish();
    }

    /** Releases everything. */
    @TearDown
    public void tearDown() {
      raw.close();
    }

    void launchAll() {
      for (int i = 0; i < LAUNCHES; i++) {
        kernel.enqueue(i);
      }
    }
  }

  /**
   * One of 1000 enqueues.
   *
   * @param state the kernel
   */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void heddle(WithHeddle state) {
    state.launchAll();
  }

  /**
   * The same by hand.
   *
   * @param state the kernel
   */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void byHand(ByHand state) {
    state.launchAll();
  }

  /**
   * One of 1000 enqueues, and its share of a finish after them.
   *
   * @param state the kernel
   */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void heddleFinished(WithHeddle state) {
    state.launchAll();
    state.finish();
  }

  /**
   * The same by hand.
   *
   * @param state the kernel
   */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void byHandFinished(ByHand state) {
    state.launchAll();
    state.finish();
  }
}
