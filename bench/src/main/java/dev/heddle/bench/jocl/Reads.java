package dev.heddle.bench.jocl;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.bench.BenchmarkDefaults;
import dev.heddle.bench.opencl.RawOpenCl;
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
 * <p>Target: {@code on=jocl} at most 1.15 times {@code on=opencl-c}, with the contract checked.
 */
public class Reads extends BenchmarkDefaults {
  /** For JMH. */
  public Reads() {}

  /** Who reads. */
  private interface Side {
    void read();

    void close();
  }

  private static final class WithHeddle implements Side {
    private final Context context;
    private final CommandQueue queue;
    private final Buffer buffer;
    private final MemorySegment host;

    WithHeddle(Context context, MemorySegment host) {
      this.context = context;
      queue = context.newQueue();
      this.host = host;
      buffer = context.newBuffer(host.byteSize());
      queue.write(buffer, host);
    }

    @Override
    public void read() {
      queue.read(buffer, host);
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
    private final long byteSize;
    private final cl_mem buffer;
    private final Pointer target;

    ByHand(RawOpenCl openCl, MemorySegment host) {
      this.openCl = openCl;
      byteSize = host.byteSize();
      target = Pointer.to(host.asByteBuffer());
      buffer = openCl.newBuffer(byteSize);
      openCl.write(buffer, byteSize, target);
    }

    @Override
    public void read() {
      openCl.read(buffer, byteSize, target);
    }

    @Override
    public void close() {
      openCl.close();
    }
  }

  /** A buffer, and memory of the host. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class BufferAndHost extends OpenClState {
    /** How much is read. */
    @Param({"4096", "67108864"})
    long byteSize;

    private MemorySegment host;
    private Side side;

    /** For JMH. */
    public BufferAndHost() {}

    /** Opens the device and fills a buffer. */
    @Setup
    public void setUp() {
      host = Arena.ofAuto().allocate(byteSize, 4096).fill((byte) 1); // touched, every page
      side = side(context -> new WithHeddle(context, host), raw -> new ByHand(raw, host));
    }

    /** Closes the device. */
    @TearDown
    public void tearDown() {
      side.close();
    }
  }

  /**
   * A read.
   *
   * @param state the buffer
   * @return what was read
   */
  @Benchmark
  public MemorySegment read(BufferAndHost state) {
    state.side.read();
    return state.host;
  }
}
