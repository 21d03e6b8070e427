package dev.heddle.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** BabelStream's five, over doubles: the memory's bandwidth. */
public class Stream extends BenchmarkDefaults {
  /** For JMH. */
  public Stream() {}

  /** What is run. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init")
  public static class Work extends WorkloadState {
    /** The workload's name. */
    @Param("copy")
    String kernel;

    /** For JMH. */
    public Work() {}

    /** Makes it ready, runs it once and checks the result. */
    @Setup
    public void setUp() {
      open(kernel);
    }

    /** Checks the last result. */
    @TearDown
    public void tearDown() {
      checkAndClose();
    }
  }

  /**
   * One run, its launches and the wait for them included; its data stay where they are.
   *
   * @param work what to run
   */
  @Benchmark
  public void time(Work work) {
    work.prepared.run();
  }
}
