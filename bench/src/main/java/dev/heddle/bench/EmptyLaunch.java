package dev.heddle.bench;

import dev.heddle.Buffer;
import dev.heddle.ContextOptions;
import dev.heddle.DeviceFeature;
import dev.heddle.Event;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.Validation;
import dev.heddle.WorkItem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a launch costs beside the kernel: one work item that does nothing.
 *
 * <p>Target: {@link #thousandThenFinish} under 10 µs a launch on the cpu backend, the finish
 * included. {@link #oneByOne} is the round trip of a launch that is waited for.
 */
@Needs(DeviceFeature.JAVA_KERNELS)
public class EmptyLaunch extends BenchmarkDefaults {
  private static final int LAUNCHES = 1000;

  /** For JMH. */
  public EmptyLaunch() {}

  /** Does nothing. */
  record Nothing() implements Kernel {
    @Override
    public void run(WorkItem item) {}
  }

  /** Does nothing with a buffer, which counts as read and written all the same. */
  record Untouched(Buffer.OfInt buffer) implements Kernel {
    @Override
    public void run(WorkItem item) {}
  }

  /** Kernels to launch; each thread has a queue and a context of its own. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class Launches extends DeviceState {
    /** How much of the contract is checked. */
    @Param({"OFF", "CONTRACT", "FULL"})
    Validation validation;

    final NDRange range = NDRange.of(1);
    final Kernel nothing = new Nothing();
    Buffer.OfInt buffer;
    Kernel untouched;

    /** For JMH. */
    public Launches() {}

    /** Opens the device. */
    @Setup
    public void setUp() {
      open(ContextOptions.defaults().withValidation(validation));
      buffer = context.newIntBuffer(1024);
      untouched = new Untouched(buffer);
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

    void launchAll(Kernel kernel) {
      for (int i = 0; i < LAUNCHES; i++) {
        queue.launch(kernel, range);
      }
      queue.finish();
    }
  }

  /**
   * 1000 launches of a kernel without arguments, then one finish; the time is that of one launch.
   *
   * @param state what to launch
   */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void thousandThenFinish(Launches state) {
    state.launchAll(state.nothing);
  }

  /**
   * The same with a buffer as argument: it is checked, bound, and its use recorded.
   *
   * @param state what to launch
   */
  @Benchmark
  @OperationsPerInvocation(LAUNCHES)
  public void thousandWithBufferThenFinish(Launches state) {
    state.launchAll(state.untouched);
  }

  /**
   * A launch and a wait for its event.
   *
   * @param state what to launch
   * @return the launch's event
   */
  @Benchmark
  public Event oneByOne(Launches state) {
    Event event = state.queue.launch(state.nothing, state.range);
    event.await();
    return event;
  }
}
