package dev.heddle.bench;

import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Device;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A device in use; the state of a benchmark extends it by the memory that the benchmark works on.
 *
 * <p>{@code -p backend=…} chooses the backend, and {@code heddle.device} (system property or {@code
 * HEDDLE_DEVICE}) one of its devices.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls setups before any benchmark
public abstract class DeviceState {
  /** The backend's name. */
  @Param("cpu")
  String backend;

  Context context;

  /** In order, without profiling. */
  CommandQueue queue;

  /** For the benchmarks' states. */
  protected DeviceState() {}

  void open() {
    open(ContextOptions.defaults());
  }

  void open(ContextOptions options) {
    System.setProperty("heddle.backend", backend);
    context = Context.open(Device.preferred(), options);
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
