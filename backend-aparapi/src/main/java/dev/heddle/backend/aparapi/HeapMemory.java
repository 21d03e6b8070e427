package dev.heddle.backend.aparapi;

import dev.heddle.HostMemory;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Status;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of the Java heap that buffers and images of a device may take, for all its contexts. An
 * application whose heap is full is in trouble everywhere, so some of it is left alone.
 */
final class HeapMemory {
  /** What Aparapi, whose sizes are ints, can pass to a device, in whole longs. */
  static final long LARGEST_ARRAY_BYTES = Integer.MAX_VALUE / Long.BYTES * (long) Long.BYTES;

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Makes the account of a device.
   *
   * @param deviceBytes what the device has
   */
  HeapMemory(long deviceBytes) {
    this.limit = Math.min(deviceBytes, Runtime.getRuntime().maxMemory() / 4 * 3);
  }

  /** {@return how much there is, in bytes} */
  long limit() {
    return limit;
  }

  ArrayBuffer allocate(long byteSize, HostMemory hostMemory) {
    long before = taken.getAndAdd(byteSize);
    if (before > limit - byteSize) {
      taken.getAndAdd(-byteSize);
      throw new OutOfDeviceMemoryException(
          Status.MEM_OBJECT_ALLOCATION_FAILURE,
          "%d bytes: of the %d that Aparapi's arrays may take, %d are taken; close what is not needed, or give Java a larger heap (-Xmx)"
              .formatted(byteSize, limit, before));
    }
    try {
      long[] array = new long[Math.toIntExact((byteSize + Long.BYTES - 1) / Long.BYTES)];
      return ArrayBuffer.whole(
          new Storage(array, byteSize, hostMemory, () -> taken.getAndAdd(-byteSize)));
    } catch (OutOfMemoryError e) {
      taken.getAndAdd(-byteSize);
      throw new OutOfDeviceMemoryException(
          Status.MEM_OBJECT_ALLOCATION_FAILURE,
          "the Java heap has no %d bytes left: %s; give Java a larger one (-Xmx)"
              .formatted(byteSize, e.getMessage()),
          e);
    } catch (RuntimeException e) {
      taken.getAndAdd(-byteSize);
      throw e;
    }
  }
}
