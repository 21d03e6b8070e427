package dev.heddle.backend.aparapi;

import dev.heddle.backend.aparapi.kernel.AparapiKernel;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.QueueDriver;
import dev.heddle.spi.host.HostEvent;
import dev.heddle.spi.host.HostTransfers;
import dev.heddle.spi.host.WorkPool;
import java.util.List;
import java.util.Optional;

/** A queue: all order is in the lists that the runtime gives, and the host does the work. */
final class AparapiQueue implements QueueDriver {
  private final WorkPool pool;
  private final HostTransfers transfers;
  private final boolean profiling;

  AparapiQueue(WorkPool pool, boolean profiling) {
    this.pool = pool;
    this.transfers = new HostTransfers(pool);
    this.profiling = profiling;
  }

  @Override
  public DriverEvent submit(Command command, List<DriverEvent> after, HostWait wait) {
    return switch (command) {
      case Command.Unmap(CopiedMapping mapping) -> transfer(mapping.store(), after, wait);
      case Command.Marker marker -> transfer(Optional.empty(), after, wait);
      case Command.LaunchRecord launch ->
          HostEvent.start(
              pool, profiling, after, wait, () -> ((AparapiKernel) launch.kernel()).run(launch));
      default -> transfer(Optional.of(command), after, wait);
    };
  }

  @Override
  public DriverMapping map(Command.Map command, List<DriverEvent> after, HostWait wait) {
    return CopiedMapping.of(command, load -> transfer(load, after, wait));
  }

  private HostEvent transfer(Optional<Command> command, List<DriverEvent> after, HostWait wait) {
    return command.isEmpty()
        ? HostEvent.instant(pool, profiling, after, () -> {})
        : HostEvent.start(pool, profiling, after, wait, () -> run(command.get()));
  }

  private void run(Command command) throws Throwable {
    Accesses accesses = Accesses.of(command);
    accesses.lock();
    try {
      transfers.run(command);
    } finally {
      accesses.changed();
      accesses.unlock();
    }
  }

  @Override
  public void flush() {
    // Ready commands are with the workers already.
  }

  @Override
  public void close() {
    // A queue has nothing of its own.
  }
}
