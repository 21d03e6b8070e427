package dev.heddle.bench.jocl;

import dev.heddle.Buffer;
import dev.heddle.bench.BenchmarkDefaults;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jocl.Pointer;
import org.jocl.cl_mem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A blocking read of a buffer, to memory off the heap.
 *
 * <p>Target: {@link #heddle} at most 1.15 times {@link #byHand}, with the contract checked.
 */
public class Reads extends BenchmarkDefaults {
  /** For JMH. */
  public Reads() {}

  private static MemorySegment touched(long byteSize) {
    return Arena.ofAuto().allocate(byteSize, 4096).fill((byte) 1);
  }

  /** Heddle's side. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class WithHeddle extends HeddleState {
    /** How much is read. */
    @Param({"4096", "67108864"})
    long byteSize;

    private Buffer buffer;
    private MemorySegment host;

    /** For JMH. */
    public WithHeddle() {}

    /** Opens the device and fills a buffer. */
    @Setup
    public void setUp() {
      open();
      host = touched(byteSize);
      buffer = context.newBuffer(byteSize);
      queue.write(buffer, host);
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
    /** How much is read. */
    @Param({"4096", "67108864"})
    long byteSize;

    private RawOpenCl raw;
    private cl_mem buffer;
    private MemorySegment host;
    private Pointer target;

    /** For JMH. */
    public ByHand() {}

    /** Opens the device and fills a buffer. */
    @Setup
    public void setUp() {
      raw = newRaw();
      host = touched(byteSize);
      buffer = raw.newBuffer(host);
      target = RawOpenCl.pointer(host);
    }

    /** Releases everything. */
    @TearDown
    public void tearDown() {
      raw.close();
    }
  }

  /**
   * A read.
   *
   * @param state the buffer
   * @return what was read
   */
  @Benchmark
  public MemorySegment heddle(WithHeddle state) {
    state.queue.read(state.buffer, state.host);
    return state.host;
  }

  /**
   * The same by hand.
   *
   * @param state the buffer
   * @return what was read
   */
  @Benchmark
  public MemorySegment byHand(ByHand state) {
    state.raw.read(state.buffer, state.byteSize, state.target);
    return state.host;
  }
}
