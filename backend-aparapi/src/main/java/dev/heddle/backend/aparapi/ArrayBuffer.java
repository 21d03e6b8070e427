package dev.heddle.backend.aparapi;

import dev.heddle.spi.host.HostBuffer;
import java.lang.foreign.MemorySegment;

/** A buffer, or a part of one, in an array on the heap. */
public final class ArrayBuffer extends HostBuffer {
  private final Storage storage;
  private final long offset;

  private ArrayBuffer(Storage storage, long offset, MemorySegment memory, Runnable release) {
    super(memory, release);
    this.storage = storage;
    this.offset = offset;
  }

  /** {@return a buffer that is all of its storage, and ends it} */
  static ArrayBuffer whole(Storage storage) {
    return new ArrayBuffer(storage, 0, storage.bytes(), storage::release);
  }

  @Override
  public ArrayBuffer part(long byteOffset, long byteSize) {
    return new ArrayBuffer(
        storage, offset + byteOffset, memory().asSlice(byteOffset, byteSize), () -> {});
  }

  /** {@return what it lies in} */
  public Storage storage() {
    return storage;
  }

  /** {@return where the buffer starts in its storage} */
  public long offset() {
    return offset;
  }

  /** {@return native memory for a mapping} */
  MemorySegment mapped(long byteOffset, long byteSize) {
    return storage.mapped().asSlice(offset + byteOffset, byteSize);
  }
}
