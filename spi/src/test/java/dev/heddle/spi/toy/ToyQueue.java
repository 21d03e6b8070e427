package dev.heddle.spi.toy;

import dev.heddle.HeddleException;
import dev.heddle.MapMode;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Pitch;
import dev.heddle.Profile;
import dev.heddle.Status;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.Failure;
import dev.heddle.spi.QueueDriver;
import dev.heddle.spi.StridedCopy;
import dev.heddle.spi.toy.ToyBackend.ToyBuffer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue that does each command while it is submitted. What was submitted before is complete, so
 * that every order is kept: there is only the failure of what a command waits for to be passed on.
 */
final class ToyQueue implements QueueDriver {
  private final boolean profiling;

  ToyQueue(boolean profiling) {
    this.profiling = profiling;
  }

  @Override
  public DriverEvent submit(Command command, List<DriverEvent> after, HostWait wait) {
    return run(after, () -> execute(command));
  }

  @Override
  public DriverMapping map(Command.Map command, List<DriverEvent> after, HostWait wait) {
    if (!(command instanceof Command.MapBuffer map)) {
      throw unexpected(command);
    }
    ToyBuffer buffer = (ToyBuffer) map.buffer();
    MemorySegment part = buffer.memory().asSlice(map.byteOffset(), map.byteSize());
    ToyMapping mapping =
        buffer.isHostMemory()
            ? new ToyMapping(part, null, part, map.mode())
            : ToyMapping.staged(part, buffer.offset() + map.byteOffset(), map.mode());
    mapping.event = run(after, mapping::load);
    return mapping;
  }

  @Override
  public void flush() {
    // Nothing is ever held back.
  }

  @Override
  public void close() {
    // Nothing is ever in flight.
  }

  private DriverEvent run(List<DriverEvent> after, Runnable work) {
    long queued = System.nanoTime();
    for (DriverEvent before : after) {
      Failure failure = before.failure();
      if (failure != null) {
        return new ToyEvent(failure, null);
      }
    }
    long start = System.nanoTime();
    Failure failure = null;
    try {
      work.run();
    } catch (HeddleException e) {
      failure = Failure.of(e);
    } catch (RuntimeException e) {
      failure = new Failure(Status.OUT_OF_RESOURCES.code(), null);
    }
    long end = System.nanoTime();
    return new ToyEvent(
        failure, profiling && failure == null ? new Profile(queued, start, start, end) : null);
  }

  private static void execute(Command command) {
    switch (command) {
      case Command.ReadBuffer(var source, long offset, var target) ->
          MemorySegment.copy(memory(source), offset, target, 0, target.byteSize());
      case Command.WriteBuffer(var source, var target, long offset) ->
          MemorySegment.copy(source, 0, memory(target), offset, source.byteSize());
      case Command.ReadBufferRect(var source, var from, var target, var to, var region) ->
          StridedCopy.copy(
              memory(source),
              StridedCopy.offset(from),
              from.pitch(),
              target,
              StridedCopy.offset(to),
              to.pitch(),
              region);
      case Command.WriteBufferRect(var source, var from, var target, var to, var region) ->
          StridedCopy.copy(
              source,
              StridedCopy.offset(from),
              from.pitch(),
              memory(target),
              StridedCopy.offset(to),
              to.pitch(),
              region);
      case Command.CopyBuffer(var source, long from, var target, long to, long byteSize) ->
          MemorySegment.copy(memory(source), from, memory(target), to, byteSize);
      case Command.CopyBufferRect(var source, var from, var target, var to, var region) ->
          StridedCopy.copy(
              memory(source),
              StridedCopy.offset(from),
              from.pitch(),
              memory(target),
              StridedCopy.offset(to),
              to.pitch(),
              region);
      case Command.FillBuffer(var target, var pattern, long offset, long byteSize) -> {
        for (long at = offset; at < offset + byteSize; at += pattern.byteSize()) {
          MemorySegment.copy(pattern, 0, memory(target), at, pattern.byteSize());
        }
      }
      case Command.Unmap(var mapping) -> ((ToyMapping) mapping).store();
      case Command.Marker() -> {}
      default -> throw unexpected(command);
    }
  }

  private static MemorySegment memory(dev.heddle.spi.DriverBuffer buffer) {
    return ((ToyBuffer) buffer).memory();
  }

  /** The runtime asks for nothing that the features of the device leave out. */
  private static AssertionError unexpected(Object command) {
    return new AssertionError("the toy has no such feature: " + command);
  }

  /** A region's native memory: a copy of the heap's bytes, or host memory that is used in place. */
  private static final class ToyMapping implements DriverMapping {
    private final MemorySegment bytes;
    private final @Nullable Arena arena;
    private final MemorySegment memory;
    private final MapMode mode;
    private DriverEvent event = new ToyEvent(null, null);

    ToyMapping(MemorySegment bytes, @Nullable Arena arena, MemorySegment memory, MapMode mode) {
      this.bytes = bytes;
      this.arena = arena;
      this.memory = memory;
      this.mode = mode;
    }

    @SuppressWarnings("MustBeClosedChecker") // the unmap closes it
    static ToyMapping staged(MemorySegment bytes, long offset, MapMode mode) {
      Arena arena = Arena.ofShared();
      try {
        // A region is aligned as it is in its object: an object's own alignment is 128.
        long lead = offset % 128;
        MemorySegment memory = arena.allocate(lead + bytes.byteSize(), 128).asSlice(lead);
        return new ToyMapping(bytes, arena, memory, mode);
      } catch (OutOfMemoryError e) {
        arena.close();
        throw new OutOfDeviceMemoryException(
            Status.MAP_FAILURE, "no memory to map " + bytes.byteSize() + " bytes", e);
      }
    }

    void load() {
      if (arena != null && mode != MapMode.WRITE_INVALIDATE) {
        memory.copyFrom(bytes);
      }
    }

    void store() {
      if (arena != null) {
        if (mode.writes()) {
          bytes.copyFrom(memory);
        }
        arena.close();
      }
    }

    @Override
    public DriverEvent event() {
      return event;
    }

    @Override
    public MemorySegment memory() {
      return memory;
    }

    @Override
    public Pitch pitch() {
      return Pitch.PACKED;
    }
  }

  /** A command that has ended. */
  private record ToyEvent(@Nullable Failure failure, @Nullable Profile profile)
      implements DriverEvent {
    @Override
    public dev.heddle.EventStatus status() {
      return failure == null ? dev.heddle.EventStatus.COMPLETE : dev.heddle.EventStatus.FAILED;
    }

    @Override
    public void await() {}

    @Override
    public boolean await(long nanos) {
      return true;
    }

    @Override
    public void onComplete(Runnable callback) {
      callback.run();
    }
  }
}
