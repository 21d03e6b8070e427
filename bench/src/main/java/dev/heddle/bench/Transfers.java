package dev.heddle.bench;

import dev.heddle.Buffer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Blocking reads and writes of a whole buffer, from and to native memory that needs no staging,
 * beside the JDK's own copy of as many bytes.
 *
 * <p>4 KiB shows what a command costs; 64 MiB the bandwidth, which for a copy by one thread need
 * not be the memory's.
 */
public class Transfers extends BenchmarkDefaults {
  /** For JMH. */
  public Transfers() {}

  /** A buffer and as much host memory. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class BufferAndHost extends DeviceState {
    /** How much is transferred. */
    @Param({"4096", "67108864"})
    long byteSize;

    Buffer buffer;
    MemorySegment host;

    /** For JMH. */
    public BufferAndHost() {}

    /** Makes both. */
    @Setup
    public void setUp() {
      open();
      buffer = context.newBuffer(byteSize);
      host = Arena.ofAuto().allocate(byteSize, 64);
      host.fill((byte) 1);
      queue.write(buffer, host);
    }

    /**
     * Closes the buffer and the device.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      close(buffer);
    }
  }

  /** Two pieces of host memory. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class HostAndHost {
    /** How much is copied. */
    @Param({"4096", "67108864"})
    long byteSize;

    MemorySegment source;
    MemorySegment target;

    /** For JMH. */
    public HostAndHost() {}

    /** Allocates both, and touches every page. */
    @Setup
    public void setUp() {
      source = Arena.ofAuto().allocate(byteSize, 64).fill((byte) 1);
      target = Arena.ofAuto().allocate(byteSize, 64).fill((byte) 2);
    }
  }

  /**
   * A blocking read.
   *
   * @param state what to read
   * @return what was read
   */
  @Benchmark
  public MemorySegment read(BufferAndHost state) {
    state.queue.read(state.buffer, state.host);
    return state.host;
  }

  /**
   * A blocking write.
   *
   * @param state what to write
   */
  @Benchmark
  public void write(BufferAndHost state) {
    state.queue.write(state.buffer, state.host);
  }

  /**
   * For comparison: {@link MemorySegment#copyFrom}, on one thread.
   *
   * @param state what to copy
   * @return the copy
   */
  @Benchmark
  public MemorySegment copyOnHost(HostAndHost state) {
    return state.target.copyFrom(state.source);
  }
}
