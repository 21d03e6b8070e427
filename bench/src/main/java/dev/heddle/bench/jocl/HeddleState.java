package dev.heddle.bench.jocl;

import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Validation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The device as a program has it that uses Heddle. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls setups before any benchmark
public abstract class HeddleState extends OpenClState {
  /** How much of the contract is checked. */
  @Param("CONTRACT")
  Validation validation;

  Context context;

  /** In order, without profiling. */
  CommandQueue queue;

  /** For the benchmarks' states. */
  protected HeddleState() {}

  void open() {
    context = Context.open(heddleDevice(), ContextOptions.defaults().withValidation(validation));
    queue = context.newQueue();
  }

  /** Closes what the benchmark made, and then the context, which would report it as a leak. */
  void close(AutoCloseable... made) throws Exception {
    queue.finish();
    for (AutoCloseable object : made) {
      object.close();
    }
    context.close();
  }
}
