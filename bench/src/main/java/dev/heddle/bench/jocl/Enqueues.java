package dev.heddle.bench.jocl;

import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.NDRange;
import dev.heddle.Program;
import dev.heddle.ProgramKernel;
import dev.heddle.bench.BenchmarkDefaults;
import dev.heddle.bench.opencl.RawOpenCl;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_event;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to enqueue a kernel that does nothing: to set its argument, enqueue it with an
 * event, and let the event go.
 *
 * <p>Target: {@code on=jocl} at most 1.15 times {@code on=opencl-c}, with the contract checked. The
 * device is idle before each thousand; that it gets so again is not in the time of {@link
 * #enqueue}, but in that of {@link #enqueueFinished}.
 */
public class Enqueues extends BenchmarkDefaults {
  private static final int LAUNCHES = 1000;
  private static final String SOURCE = "kernel void nothing(const int value) { }";

  /** For JMH. */
  public Enqueues() {}

  /** Who enqueues. */
  private interface Side {
    void enqueue(int value);

    void finish();

    void close();
  }

  private static final class WithHeddle implements Side {
    private final Context context;
    private final CommandQueue queue;
    private final NDRange range = NDRange.of(1);
    private final Program program;
    private final ProgramKernel kernel;

    WithHeddle(Context context) {
      this.context = context;
      queue = context.newQueue();
      program = context.newProgram(SOURCE);
      kernel = program.kernel("nothing");
    }

    @Override
    public void enqueue(int value) {
      queue.launch(kernel.with(value), range);
    }

    @Override
    public void finish() {
      queue.finish();
    }

    @Override
    public void close() {
      queue.finish();
      program.close();
      context.close();
    }
  }

  private static final class ByHand implements Side {
    private final RawOpenCl openCl;
    private final RawOpenCl.Call call;
    private final ByteBuffer argument =
        ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());

    ByHand(RawOpenCl openCl) {
      this.openCl = openCl;
      call =
          new RawOpenCl.Call(
              openCl.newKernel(openCl.build(SOURCE), "nothing"),
              List.of(new RawOpenCl.Argument(Integer.BYTES, Pointer.to(argument))),
              1,
              new long[] {1},
              null);
    }

    @Override
    public void enqueue(int value) {
      argument.putInt(0, value);
      cl_event event = new cl_event();
      openCl.enqueue(call, event);
      CL.clReleaseEvent(event);
    }

    @Override
    public void finish() {
      openCl.finish();
    }

    @Override
    public void close() {
      openCl.close();
    }
  }

  /** A kernel to enqueue. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class Nothing extends OpenClState {
    private Side side;

    /** For JMH. */
    public Nothing() {}

    /** Opens the device and builds the kernel. */
    @Setup
    public void setUp() {
      side = side(WithHeddle::new, ByHand::new);
    }

    void enqueueAll() {
      for (int i = 0; i < LAUNCHES; i++) {
        side.enqueue(i);
      }
    }

    /** Waits for what has been enqueued. */
    @TearDown(Level.Invocation)
    public void finish() {
      side.finish();
    }

    /** Closes the device. */
    @TearDown
    public void tearDown() {
      side.close();
    }
  }

  /**
   * One of 1000 enqueues.
   *
   * @param nothing the kernel
   */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void enqueue(Nothing nothing) {
    nothing.enqueueAll();
  }

  /**
   * One of 1000 enqueues, and its share of a finish after them.
   *
   * @param nothing the kernel
   */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void enqueueFinished(Nothing nothing) {
    nothing.enqueueAll();
    nothing.finish();
  }
}
