package dev.heddle.bench.contender;

import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.report.ContenderDescription;
import java.util.Optional;

/** Somebody who runs workloads. */
public sealed interface Contender permits HeddleDevice, PlainJava, OpenClByHand, AparapiByHand {
  /** {@return who it is} */
  ContenderDescription description();

  /** {@return its name in the benchmarks' parameter {@code on}} */
  default String id() {
    return description().id();
  }

  /**
   * {@return why it cannot run the workload, if it cannot}
   *
   * @param workload which
   */
  Optional<String> unfit(Workload workload);

  /**
   * Makes ready all that a run needs: memory, its contents, compiled kernels.
   *
   * @param workload what is to be run
   * @return the workload, ready
   */
  Prepared prepare(Workload workload);
}
