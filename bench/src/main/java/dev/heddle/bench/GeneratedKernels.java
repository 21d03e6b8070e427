package dev.heddle.bench;

import dev.heddle.ContextOptions;
import dev.heddle.QueueOptions;
import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.contender.DeviceRun;
import dev.heddle.bench.contender.HeddleDevice;
import dev.heddle.bench.kernels.Accuracy;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.kernels.Workloads;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Kernels that the compiler generated beside those written by hand in OpenCL C, on one device,
 * through the same runtime: what differs is the code alone. A device without OpenCL C runs its
 * generated code without checks, to be held against {@link Kernels} by hand.
 *
 * <p>The score is the time of a call. The time of the kernels by the device's own clock is in the
 * secondary metrics: {@code kernelNanos} and {@code calls} of each iteration.
 */
public class GeneratedKernels extends BenchmarkDefaults {
  /** For JMH. */
  public GeneratedKernels() {}

  /** A workload in one form. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init")
  public static class Work {
    /** The device. */
    @Param("jocl")
    String on;

    /** The workload. */
    @Param("saxpy")
    String kernel;

    /** The amount of work. */
    @Param("1024")
    int size;

    /** Whose code runs. */
    @Param("UNCHECKED")
    DeviceRun.Code code;

    private DeviceRun run;
    private Workload workload;

    /** For JMH. */
    public Work() {}

    /** Makes it ready, runs it once and checks the result. */
    @Setup
    public void setUp() {
      if (!(Contenders.named(on) instanceof HeddleDevice heddle)) {
        throw new IllegalArgumentException(on + " is no device of a backend");
      }
      workload = Workloads.make(kernel, size);
      run =
          new DeviceRun(
              heddle.device(),
              ContextOptions.defaults(),
              QueueOptions.IN_ORDER.withProfiling(),
              workload,
              code);
      run.run();
      check();
    }

    private void check() {
      run.fetch();
      workload.check(code.isFast() ? Accuracy.FAST : Accuracy.STRICT);
    }

    /** Checks the last result. */
    @TearDown
    public void tearDown() {
      check();
      run.close();
    }
  }

  /** What the device's clock says. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class DeviceTime {
    /** The kernels' time in an iteration. */
    public long kernelNanos;

    /** The calls in an iteration. */
    public long calls;

    /** For JMH. */
    public DeviceTime() {}

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void reset() {
      kernelNanos = 0;
      calls = 0;
    }
  }

  /**
   * One run, and the wait for it.
   *
   * @param work what to run
   * @param time where the device's time is added up
   */
  @Benchmark
  public void time(Work work, DeviceTime time) {
    work.run.run();
    time.kernelNanos += work.run.kernelNanos();
    time.calls++;
  }
}
