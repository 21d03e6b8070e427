package dev.heddle.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Fused multiply-adds in registers: what the arithmetic units give. */
public class Arithmetic extends BenchmarkDefaults {
  /** For JMH. */
  public Arithmetic() {}

  /** What is run. */
  @State(Scope.Benchmark)
  public static class Work extends WorkloadState {
    /** For JMH. */
    public Work() {}

    /** Makes it ready, runs it once and checks the result. */
    @Setup
    public void setUp() {
      open("arithmetic");
    }

    /** Checks the last result. */
    @TearDown
    public void tearDown() {
      checkAndClose();
    }
  }

  /**
   * One run, and the wait for it.
   *
   * @param work what to run
   */
  @Benchmark
  public void time(Work work) {
    work.prepared.run();
  }
}
