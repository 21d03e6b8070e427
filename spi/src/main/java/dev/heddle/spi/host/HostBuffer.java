package dev.heddle.spi.host;

import dev.heddle.spi.DriverBuffer;
import java.lang.foreign.MemorySegment;

/** A buffer's bytes, off the heap: memory of its own, host memory in place, or a part of either. */
public class HostBuffer implements DriverBuffer {
  /** Of every buffer and sub-buffer: two cache lines, as prefetchers fetch them. */
  public static final int ALIGNMENT = 128;

  private final MemorySegment memory;
  private final Runnable release;

  /**
   * Makes a buffer over memory.
   *
   * @param memory exactly its bytes
   * @param release what ends them
   */
  public HostBuffer(MemorySegment memory, Runnable release) {
    this.memory = memory;
    this.release = release;
  }

  /**
   * {@return a buffer over memory that somebody else ends}
   *
   * @param memory exactly its bytes
   */
  public static HostBuffer over(MemorySegment memory) {
    return new HostBuffer(memory, () -> {});
  }

  /**
   * {@return a part, which ends with the whole}
   *
   * @param byteOffset where it starts
   * @param byteSize its size
   */
  public HostBuffer part(long byteOffset, long byteSize) {
    return over(memory.asSlice(byteOffset, byteSize));
  }

  /** {@return exactly the buffer's bytes, until it is released} */
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public void release() {
    release.run();
  }
}
