package dev.heddle.backend.cpu;

import dev.heddle.spi.DriverBuffer;
import java.lang.foreign.MemorySegment;

/** A buffer's bytes, off the heap: memory of its own, host memory in place, or a part of either. */
public final class CpuBuffer implements DriverBuffer {
  /** Of every buffer and sub-buffer: two cache lines, as prefetchers fetch them. */
  static final int ALIGNMENT = 128;

  private final MemorySegment memory;
  private final Runnable release;

  CpuBuffer(MemorySegment memory, Runnable release) {
    this.memory = memory;
    this.release = release;
  }

  static CpuBuffer over(MemorySegment memory) {
    return new CpuBuffer(memory, () -> {});
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
