package dev.heddle.backend.cpu;

import dev.heddle.Pitch;
import dev.heddle.backend.cpu.kernel.KernelRunner;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.QueueDriver;
import dev.heddle.spi.host.HostBuffer;
import dev.heddle.spi.host.HostEvent;
import dev.heddle.spi.host.HostImage;
import dev.heddle.spi.host.HostTransfers;
import dev.heddle.spi.host.WorkPool;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A queue of the processors: all order is in the lists that the runtime gives. */
final class CpuQueue implements QueueDriver {
  private final WorkPool pool;
  private final KernelRunner kernels;
  private final OffHeapMemory memory;
  private final HostTransfers transfers;
  private final boolean profiling;

  CpuQueue(WorkPool pool, KernelRunner kernels, OffHeapMemory memory, boolean profiling) {
    this.pool = pool;
    this.kernels = kernels;
    this.memory = memory;
    this.transfers = new HostTransfers(pool);
    this.profiling = profiling;
  }

  @Override
  public DriverEvent submit(Command command, List<DriverEvent> after, HostWait wait) {
    return switch (command) {
      case Command.Unmap(StagedMapping staged) ->
          HostEvent.start(pool, profiling, after, wait, staged::copyBack);
      // What was written to mapped memory is in the object already.
      case Command.Unmap unmap -> HostEvent.instant(pool, profiling, after, () -> {});
      case Command.Marker marker -> HostEvent.instant(pool, profiling, after, () -> {});
      case Command.LaunchRecord launch ->
          HostEvent.start(pool, profiling, after, wait, kernels.prepare(launch)::run);
      default -> HostEvent.start(pool, profiling, after, wait, () -> transfers.run(command));
    };
  }

  @Override
  public DriverMapping map(Command.Map command, List<DriverEvent> after, HostWait wait) {
    if (command instanceof Command.MapImage map && StagedMapping.isNeeded(map)) {
      return new StagedMapping(
          map, memory, work -> HostEvent.start(pool, profiling, after, wait, work));
    }
    DriverEvent event = HostEvent.instant(pool, profiling, after, () -> {});
    return switch (command) {
      case Command.MapBuffer map ->
          new View(
              event,
              ((HostBuffer) map.buffer()).memory().asSlice(map.byteOffset(), map.byteSize()),
              new Pitch(0, 0));
      case Command.MapImage map -> {
        HostImage image = (HostImage) map.image();
        yield new View(event, image.memory().asSlice(image.offset(map.origin())), image.pitch());
      }
    };
  }

  /** A mapping is a view of the object's own memory. */
  private record View(DriverEvent event, MemorySegment memory, Pitch pitch)
      implements DriverMapping {}

  @Override
  public void flush() {
    // Ready commands are with the workers already.
  }

  @Override
  public void close() {
    // A queue has nothing of its own.
  }
}
