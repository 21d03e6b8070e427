package dev.heddle.bench.jocl;

import dev.heddle.Buffer;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.bench.BenchmarkDefaults;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jocl.CL;
import org.jocl.cl_mem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A blocking map of a buffer of 64 MiB, and its unmap, which the next map comes after. The memory
 * is not touched by the host.
 *
 * <p>Target: {@link #heddle} at most 1.15 times {@link #byHand}, with the contract checked.
 */
public class Maps extends BenchmarkDefaults {
  private static final long BYTES = 64L << 20;

  /** For JMH. */
  public Maps() {}

  /** Heddle's side. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class WithHeddle extends HeddleState {
    /** What the buffer is mapped for. */
    @Param({"READ", "WRITE_INVALIDATE"})
    MapMode mode;

    private Buffer buffer;

    /** For JMH. */
    public WithHeddle() {}

    /** Opens the device and fills a buffer. */
    @Setup
    public void setUp() {
      open();
      buffer = context.newBuffer(BYTES);
      queue.write(buffer, Arena.ofAuto().allocate(BYTES));
    }

    /**
     * Closes the device.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      close(buffer);
    }
  }

  /** The other side. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class ByHand extends OpenClState {
    /** What the buffer is mapped for. */
    @Param({"READ", "WRITE_INVALIDATE"})
    MapMode mode;

    private long flags;
    private RawOpenCl raw;
    private cl_mem buffer;

    /** For JMH. */
    public ByHand() {}

    /** Opens the device and fills a buffer. */
    @Setup
    public void setUp() {
      flags = mode == MapMode.READ ? CL.CL_MAP_READ : CL.CL_MAP_WRITE_INVALIDATE_REGION;
      raw = newRaw();
      buffer = raw.newBuffer(Arena.ofAuto().allocate(BYTES));
    }

    /** Releases everything. */
    @TearDown
    public void tearDown() {
      raw.close();
    }
  }

  /**
   * Map, segment, unmap.
   *
   * @param state the buffer
   * @return the segment, which is dead
   */
  @Benchmark
  public MemorySegment heddle(WithHeddle state) {
    try (Mapping mapping = state.queue.map(state.buffer, state.mode)) {
      return mapping.segment();
    }
  }

  /**
   * The same by hand.
   *
   * @param state the buffer
   * @return the mapped memory, which is dead
   */
  @Benchmark
  public ByteBuffer byHand(ByHand state) {
    return state.raw.mapAndUnmap(state.buffer, state.flags, BYTES);
  }
}
