package dev.heddle.bench.jocl;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.bench.BenchmarkDefaults;
import dev.heddle.bench.opencl.RawOpenCl;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jocl.CL;
import org.jocl.Pointer;
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
 * <p>Target: {@code on=jocl} at most 1.15 times {@code on=opencl-c}, with the contract checked.
 */
public class Maps extends BenchmarkDefaults {
  private static final long BYTES = 64L << 20;

  /** For JMH. */
  public Maps() {}

  /** Who maps. */
  private interface Side {
    /** {@return the mapped memory, which is dead} */
    Object mapAndUnmap();

    void close();
  }

  private static final class WithHeddle implements Side {
    private final Context context;
    private final CommandQueue queue;
    private final MapMode mode;
    private final Buffer buffer;

    WithHeddle(Context context, MapMode mode, MemorySegment content) {
      this.context = context;
      queue = context.newQueue();
      this.mode = mode;
      buffer = context.newBuffer(content.byteSize());
      queue.write(buffer, content);
    }

    @Override
    public Object mapAndUnmap() {
      try (Mapping mapping = queue.map(buffer, mode)) {
        return mapping.segment();
      }
    }

    @Override
    public void close() {
      queue.finish();
      buffer.close();
      context.close();
    }
  }

  private static final class ByHand implements Side {
    private final RawOpenCl openCl;
    private final long flags;
    private final cl_mem buffer;

    ByHand(RawOpenCl openCl, MapMode mode, MemorySegment content) {
      this.openCl = openCl;
      flags = mode == MapMode.READ ? CL.CL_MAP_READ : CL.CL_MAP_WRITE_INVALIDATE_REGION;
      buffer = openCl.newBuffer(content.byteSize());
      openCl.write(buffer, content.byteSize(), Pointer.to(content.asByteBuffer()));
    }

    @Override
    public Object mapAndUnmap() {
      return openCl.mapAndUnmap(buffer, flags, BYTES);
    }

    @Override
    public void close() {
      openCl.close();
    }
  }

  /** A buffer that has been written once. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class Written extends OpenClState {
    /** What the buffer is mapped for. */
    @Param({"READ", "WRITE_INVALIDATE"})
    MapMode mode;

    private Side side;

    /** For JMH. */
    public Written() {}

    /** Opens the device and fills the buffer. */
    @Setup
    public void setUp() {
      MemorySegment content = Arena.ofAuto().allocate(BYTES);
      side =
          side(
              context -> new WithHeddle(context, mode, content),
              raw -> new ByHand(raw, mode, content));
    }

    /** Closes the device. */
    @TearDown
    public void tearDown() {
      side.close();
    }
  }

  /**
   * Map, and unmap.
   *
   * @param written the buffer
   * @return the mapped memory, which is dead
   */
  @Benchmark
  public Object map(Written written) {
    return written.side.mapAndUnmap();
  }
}
