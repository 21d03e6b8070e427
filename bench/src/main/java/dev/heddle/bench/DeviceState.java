package dev.heddle.bench;

import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Device;
import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.contender.HeddleDevice;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A device in use; the state of a benchmark extends it by the memory that the benchmark works on.
 *
 * <p>{@code -p on=…} chooses the device.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls setups before any benchmark
public abstract class DeviceState {
  /** The device: {@code cpu}, {@code jocl}, {@code jocl-2}; see {@link Contenders}. */
  @Param("cpu")
  String on;

  Device device;

  Context context;

  /** In order, without profiling. */
  CommandQueue queue;

  /** For the benchmarks' states. */
  protected DeviceState() {}

  void open() {
    open(ContextOptions.defaults());
  }

  void open(ContextOptions options) {
    if (!(Contenders.named(on) instanceof HeddleDevice heddle)) {
      throw new IllegalArgumentException(on + " is no device of a backend");
    }
    device = heddle.device();
    context = Context.open(device, options);
    queue = context.newQueue();
  }

  /** Closes what the benchmark made, and then the context, which would report it as a leak. */
  void close(AutoCloseable... made) throws Exception {
    for (AutoCloseable object : made) {
      object.close();
    }
    context.close();
  }
}
