package dev.heddle.bench;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.ContextOptions;
import dev.heddle.Event;
import dev.heddle.QueueOptions;
import dev.heddle.Validation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A thousand small commands on an out-of-order queue: a hundred chains of ten fills, in which each
 * command waits for the one before in its own chain and in the next one.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CommandGraph extends BenchmarkDefaults {
  private static final int CHAINS = 100;
  private static final int STEPS = 10;
  private static final int PIECE = 64;

  /** For JMH. */
  public CommandGraph() {}

  /** A buffer with a piece for each chain. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class Chains extends DeviceState {
    /** How much of the contract is checked. */
    @Param({"OFF", "CONTRACT", "FULL"})
    Validation validation;

    private CommandQueue outOfOrder;
    private Buffer buffer;
    private MemorySegment[] patterns;

    /** For JMH. */
    public Chains() {}

    /** Makes the buffer, and runs the graph once to look at what it did. */
    @Setup
    public void setUp() {
      open(ContextOptions.defaults().withValidation(validation));
      outOfOrder = context.newQueue(QueueOptions.OUT_OF_ORDER);
      buffer = context.newBuffer((long) CHAINS * PIECE);
      patterns = new MemorySegment[STEPS];
      for (int step = 0; step < STEPS; step++) {
        patterns[step] = Arena.ofAuto().allocate(4, 4);
        patterns[step].set(ValueLayout.JAVA_INT, 0, step + 1);
      }
      run();
      check();
    }

    void run() {
      Event[] before = new Event[CHAINS];
      for (int step = 0; step < STEPS; step++) {
        Event[] now = new Event[CHAINS];
        for (int chain = 0; chain < CHAINS; chain++) {
          Event[] waitList =
              step == 0 ? new Event[0] : new Event[] {before[chain], before[(chain + 1) % CHAINS]};
          now[chain] =
              outOfOrder.fill(buffer, patterns[step], (long) chain * PIECE, PIECE, waitList);
        }
        before = now;
      }
      outOfOrder.finish();
    }

    private void check() {
      int[] found = queue.toArray(buffer.asInts());
      if (Arrays.stream(found).anyMatch(value -> value != STEPS)) {
        throw new IllegalStateException("a chain did not end with its last fill");
      }
    }

    /**
     * Looks again, and closes all.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      check();
      close(buffer, outOfOrder);
    }
  }

  /**
   * All thousand, and one wait for them.
   *
   * @param chains the graph
   */
  @Benchmark
  public void thousandCommands(Chains chains) {
    chains.run();
  }
}
