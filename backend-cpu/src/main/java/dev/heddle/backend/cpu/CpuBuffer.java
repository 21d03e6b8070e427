package dev.heddle.backend.cpu;

import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Status;
import dev.heddle.spi.DriverBuffer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A buffer's bytes, off the heap: memory of its own, host memory in place, or a part of either. */
public final class CpuBuffer implements DriverBuffer {
  /** Of every buffer and sub-buffer: two cache lines, as prefetchers fetch them. */
  static final int ALIGNMENT = 128;

  private final MemorySegment memory;
  private final @Nullable Arena arena;

  private CpuBuffer(MemorySegment memory, @Nullable Arena arena) {
    this.memory = memory;
    this.arena = arena;
  }

  @SuppressWarnings("MustBeClosedChecker") // release closes it
  static CpuBuffer allocate(long byteSize) {
    Arena arena = Arena.ofShared();
    try {
      return new CpuBuffer(arena.allocate(byteSize, ALIGNMENT), arena);
    } catch (OutOfMemoryError e) {
      arena.close();
      throw new OutOfDeviceMemoryException(
          Status.MEM_OBJECT_ALLOCATION_FAILURE,
          "the host has no %d bytes of memory left off the heap: %s"
              .formatted(byteSize, e.getMessage()),
          e);
    }
  }

  static CpuBuffer over(MemorySegment memory) {
    return new CpuBuffer(memory, null);
  }

  /** {@return exactly the buffer's bytes, until it is released} */
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public void release() {
    if (arena != null) {
      arena.close();
    }
  }
}
