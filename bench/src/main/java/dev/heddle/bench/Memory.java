package dev.heddle.bench;

import dev.heddle.Buffer;
import dev.heddle.HostAllocation;
import dev.heddle.HostMemory;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Blocking commands on the whole of a buffer, for every kind of host memory: the latency where it
 * is small, the bandwidth where it is large.
 */
public class Memory extends BenchmarkDefaults {
  /** For JMH. */
  public Memory() {}

  /** A command. */
  public enum Operation {
    /** A map for reading and its unmap; the memory is not touched. */
    MAP_READ,
    /** A map for writing, whose old contents are not needed, and its unmap. */
    MAP_WRITE,
    /** A read to native memory. */
    READ,
    /** A write from native memory. */
    WRITE,
    /** A copy to another buffer of the same kind. */
    COPY,
    /** A fill with a pattern of four bytes. */
    FILL
  }

  /** What a buffer has to do with memory of the host. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** It is allocated where the host reaches it fast. */
    ALLOCATE,
    /** It is memory of the host. */
    USE,
    /** It began as a copy. */
    COPY
  }

  /** Two buffers and as much memory of the host. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class Buffers extends DeviceState {
    private static final int PATTERN = 0x5a17c0de;

    /** The command. */
    @Param("READ")
    Operation operation;

    /** The kind of memory. */
    @Param("NONE")
    Kind hostMemory;

    /** How many bytes. */
    @Param("4096")
    long size;

    private Buffer buffer;
    private Buffer other;
    private MemorySegment host;
    private MemorySegment pattern;
    private Optional<HostAllocation> used = Optional.empty();
    private Optional<HostAllocation> otherUsed = Optional.empty();

    /** For JMH. */
    public Buffers() {}

    /** Makes the buffers, runs the command once, and looks at what it did. */
    @Setup
    public void setUp() {
      open();
      host = Arena.ofAuto().allocate(size, 64).fill((byte) 7);
      pattern = Arena.ofAuto().allocate(4, 4);
      pattern.set(ValueLayout.JAVA_INT, 0, PATTERN);
      if (hostMemory == Kind.USE) {
        used = Optional.of(context.newHostAllocation(size));
        otherUsed = Optional.of(context.newHostAllocation(size));
      }
      buffer = newBuffer(used);
      other = newBuffer(otherUsed);
      queue.fill(buffer.asInts(), PATTERN);
      queue.fill(other.asInts(), 0);
      queue.finish();
      run();
      check();
    }

    private Buffer newBuffer(Optional<HostAllocation> allocation) {
      HostMemory memory =
          switch (hostMemory) {
            case NONE -> HostMemory.NONE;
            case ALLOCATE -> HostMemory.ALLOCATE;
            case USE -> HostMemory.use(allocation.orElseThrow().segment());
            case COPY -> HostMemory.copy(host);
          };
      return context.newBuffer(size, MemoryOptions.DEFAULT.withHostMemory(memory));
    }

    void run() {
      switch (operation) {
        case MAP_READ -> queue.map(buffer, MapMode.READ).close();
        case MAP_WRITE -> queue.map(other, MapMode.WRITE_INVALIDATE).close();
        case READ -> queue.read(buffer, host);
        case WRITE -> queue.write(other, host);
        case COPY -> queue.copy(buffer, other).await();
        case FILL -> queue.fill(other, pattern, 0, size).await();
      }
      queue.finish();
    }

    /** The last four bytes tell whether all was done: commands run from the first to the last. */
    private void check() {
      long last = size - 4;
      int found =
          switch (operation) {
            case MAP_READ -> {
              try (Mapping mapping = queue.map(buffer, MapMode.READ)) {
                yield mapping.segment().get(ValueLayout.JAVA_INT, last);
              }
            }
            case READ -> host.get(ValueLayout.JAVA_INT, last);
            case COPY, FILL, WRITE -> {
              MemorySegment read = Arena.ofAuto().allocate(4, 4);
              queue.read(other, last, read);
              yield read.get(ValueLayout.JAVA_INT, 0);
            }
            case MAP_WRITE -> PATTERN;
          };
      int expected = operation == Operation.WRITE ? 0x07070707 : PATTERN;
      if (found != expected) {
        throw new IllegalStateException(
            "%s ended with %#x, and not %#x".formatted(operation, found, expected));
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
      buffer.close();
      other.close();
      queue.finish();
      if (used.isPresent()) {
        used.get().close();
        otherUsed.orElseThrow().close();
      }
      close();
    }
  }

  /**
   * The command, and a wait for it.
   *
   * @param buffers on what
   */
  @Benchmark
  public void time(Buffers buffers) {
    buffers.run();
  }
}
