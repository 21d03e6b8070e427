package dev.heddle.bench;

import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.contender.Prepared;
import dev.heddle.bench.kernels.Accuracy;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.kernels.Workloads;
import dev.heddle.bench.run.ChildJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * From the start of a JVM to the end of one that has a first result: 1024 elements of saxpy, made,
 * computed, read and checked. On a backend that is discovery, the driver's start, the context, and
 * the kernel's compilation.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ColdStart extends BenchmarkDefaults {
  /** For JMH. */
  public ColdStart() {}

  /** Who starts. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init")
  public static class Starter {
    /** The contender. */
    @Param("cpu")
    String on;

    /** For JMH. */
    public Starter() {}
  }

  /**
   * A JVM from its start to its end.
   *
   * @param starter who starts
   * @throws IOException if no JVM can be started
   * @throws InterruptedException if JMH gives up
   */
  @Benchmark
  public void firstResult(Starter starter) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ChildJvm.command(ColdStart.class, List.of()));
    command.add(starter.on);
    Process process = new ProcessBuilder(command).inheritIO().start();
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException("the JVM ended with " + code);
    }
  }

  /**
   * The program that is started.
   *
   * @param args the contender
   */
  public static void main(String[] args) {
    Workload workload = Workloads.make("saxpy", 1024);
    try (Prepared prepared = Contenders.named(args[0]).prepare(workload)) {
      prepared.run();
      prepared.fetch();
    }
    workload.check(Accuracy.STRICT);
  }
}
