package dev.heddle.bench;

import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.contender.Prepared;
import dev.heddle.bench.kernels.Accuracy;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.kernels.Workloads;
import java.util.Optional;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A workload made ready on a contender. Its result is checked before it is timed, and once more
 * after: what is wrong fails, however fast it was.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls setups before any benchmark
public abstract class WorkloadState {
  /** The contender; see {@link Contenders}. */
  @Param("cpu")
  String on;

  /** The amount of work; see {@link Workloads}. */
  @Param("1024")
  int size;

  Prepared prepared;
  private Workload workload;

  /** For the benchmarks' states. */
  protected WorkloadState() {}

  void open(String name) {
    workload = Workloads.make(name, size);
    var contender = Contenders.named(on);
    Optional<String> unfit = contender.unfit(workload);
    if (unfit.isPresent()) {
      throw new IllegalArgumentException(name + " on " + on + ": " + unfit.get());
    }
    prepared = contender.prepare(workload);
    prepared.run();
    check();
  }

  private void check() {
    prepared.fetch();
    workload.check(Accuracy.STRICT);
  }

  void checkAndClose() {
    check();
    prepared.close();
  }
}
