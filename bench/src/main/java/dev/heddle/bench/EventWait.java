package dev.heddle.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a wait costs when there is nothing to wait for: a marker on an idle queue. */
public class EventWait extends BenchmarkDefaults {
  /** For JMH. */
  public EventWait() {}

  /** An idle queue. */
  @State(Scope.Thread)
  public static class Idle extends DeviceState {
    /** For JMH. */
    public Idle() {}

    /** Opens the device. */
    @Setup
    public void setUp() {
      open();
    }

    /**
     * Closes the device.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      close();
    }
  }

  /**
   * A marker, and a wait for its event.
   *
   * @param idle the queue
   */
  @Benchmark
  public void marker(Idle idle) {
    idle.queue.marker().await();
  }

  /**
   * A finish of a queue without commands.
   *
   * @param idle the queue
   */
  @Benchmark
  public void emptyFinish(Idle idle) {
    idle.queue.finish();
  }
}
