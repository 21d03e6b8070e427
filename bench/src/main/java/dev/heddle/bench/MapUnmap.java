package dev.heddle.bench;

import dev.heddle.Buffer;
import dev.heddle.ContextOptions;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.Validation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a map and its unmap cost: a blocking map of a buffer of 1 MiB, its segment, and the unmap,
 * with nothing else in the queue. The memory is not touched, so that on a device with memory of its
 * own the difference to the cpu backend is the transfer.
 *
 * <p>Target: {@link #confinedSegment} under 1 µs on the cpu backend, for READ with {@link
 * Validation#CONTRACT}. What validation costs is the difference to {@link Validation#OFF}. The two
 * arenas are what the JDK takes alone to open and end a scope, which each mapping does once.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MapUnmap extends BenchmarkDefaults {
  /** For JMH. */
  public MapUnmap() {}

  /** A buffer of 1 MiB in a context of its own; each thread has one. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class MebibyteBuffer extends DeviceState {
    /** What the buffer is mapped for. */
    @Param({"READ", "WRITE_INVALIDATE"})
    MapMode mode;

    /** How much of the contract is checked. */
    @Param({"CONTRACT", "OFF"})
    Validation validation;

    Buffer buffer;

    /** For JMH. */
    public MebibyteBuffer() {}

    /** Opens the device and makes the buffer. */
    @Setup
    public void setUp() {
      open(ContextOptions.defaults().withValidation(validation));
      buffer = context.newBuffer(1 << 20);
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

  /**
   * Map, {@link Mapping#segment()}, unmap.
   *
   * @param state the buffer
   * @return the segment, which is dead
   */
  @Benchmark
  public MemorySegment confinedSegment(MebibyteBuffer state) {
    try (Mapping mapping = state.queue.map(state.buffer, state.mode)) {
      return mapping.segment();
    }
  }

  /**
   * Map, {@link Mapping#sharedSegment()}, unmap: the end of a shared scope stops every thread of
   * the JVM for a moment.
   *
   * @param state the buffer
   * @return the segment, which is dead
   */
  @Benchmark
  public MemorySegment sharedSegment(MebibyteBuffer state) {
    try (Mapping mapping = state.queue.map(state.buffer, state.mode)) {
      return mapping.sharedSegment();
    }
  }

  /**
   * For comparison: a confined arena, opened and closed.
   *
   * @return its scope, which has ended
   */
  @Benchmark
  public MemorySegment.Scope confinedArena() {
    try (Arena arena = Arena.ofConfined()) {
      return arena.scope();
    }
  }

  /**
   * For comparison: a shared arena, opened and closed.
   *
   * @return its scope, which has ended
   */
  @Benchmark
  public MemorySegment.Scope sharedArena() {
    try (Arena arena = Arena.ofShared()) {
      return arena.scope();
    }
  }
}
