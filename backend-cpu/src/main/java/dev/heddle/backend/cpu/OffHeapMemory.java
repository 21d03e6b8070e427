package dev.heddle.backend.cpu;

import com.sun.management.OperatingSystemMXBean;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Status;
import dev.heddle.spi.host.HostBuffer;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that buffers and images may take, for all contexts: the host's, or the container's,
 * less what the Java heap may grow to. Systems promise more than they have, and end the process
 * that takes it at its word.
 */
final class OffHeapMemory {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  OffHeapMemory() {
    long host =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    long besideHeap = host - Runtime.getRuntime().maxMemory();
    this.limit = Math.max(besideHeap, host / 4);
  }

  /** {@return how much there is, in bytes} */
  long limit() {
    return limit;
  }

  @SuppressWarnings("MustBeClosedChecker") // release closes it
  HostBuffer allocate(long byteSize) {
    long before = taken.getAndAdd(byteSize);
    if (before > limit - byteSize) {
      taken.getAndAdd(-byteSize);
      throw new OutOfDeviceMemoryException(
          Status.MEM_OBJECT_ALLOCATION_FAILURE,
          "%d bytes: of the %d that the host has beside the Java heap, %d are taken; close what is not"
                  .formatted(byteSize, limit, before)
              + " needed, or give Java a smaller heap (-Xmx)");
    }
    Arena arena = Arena.ofShared();
    try {
      return new HostBuffer(
          arena.allocate(byteSize, HostBuffer.ALIGNMENT), () -> release(arena, byteSize));
    } catch (OutOfMemoryError e) {
      release(arena, byteSize);
      throw new OutOfDeviceMemoryException(
          Status.MEM_OBJECT_ALLOCATION_FAILURE,
          "the host has no %d bytes of memory left off the heap: %s"
              .formatted(byteSize, e.getMessage()),
          e);
    }
  }

  private void release(Arena arena, long byteSize) {
    arena.close();
    taken.getAndAdd(-byteSize);
  }
}
