package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.Context;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.KernelAccess;
import dev.heddle.spi.ElementType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A buffer as the API shows it: a view of its memory, as bytes or as elements. */
class RuntimeBuffer implements Buffer {
  final BufferMemory memory;
  final ElementType element;

  RuntimeBuffer(BufferMemory memory, ElementType element) {
    this.memory = memory;
    this.element = element;
    if (memory.byteSize % element.byteSize() != 0) {
      throw new IllegalArgumentException(
          "%s does not consist of elements of %d bytes: its size is %d"
              .formatted(memory, element.byteSize(), memory.byteSize));
    }
  }

  /** {@return the number of elements} */
  public long length() {
    return memory.byteSize / element.byteSize();
  }

  BufferMemory newSubMemory(
      long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
    if (byteSize % element.byteSize() != 0) {
      throw new IllegalArgumentException(
          "a sub-buffer of %d bytes does not consist of elements of %d bytes"
              .formatted(byteSize, element.byteSize()));
    }
    return memory.context.newSubBuffer(
        memory, this, byteOffset, byteSize, kernelAccess, hostAccess);
  }

  IllegalStateException outsideKernel() {
    return new IllegalStateException(
        "%s has elements only inside a kernel; on the host map it, or read and write it with a queue"
            .formatted(memory));
  }

  @Override
  public Buffer newSubBuffer(
      long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
    return new RuntimeBuffer(
        newSubMemory(byteOffset, byteSize, kernelAccess, hostAccess), ElementType.BYTE);
  }

  @Override
  public Optional<Buffer> parent() {
    return Optional.ofNullable(memory.madeFrom);
  }

  @Override
  public long byteOffset() {
    return memory.byteOffset;
  }

  @Override
  public Buffer.OfByte asBytes() {
    return new TypedBuffers.OfBytes(memory);
  }

  @Override
  public Buffer.OfShort asShorts() {
    return new TypedBuffers.OfShorts(memory);
  }

  @Override
  public Buffer.OfChar asChars() {
    return new TypedBuffers.OfChars(memory);
  }

  @Override
  public Buffer.OfInt asInts() {
    return new TypedBuffers.OfInts(memory);
  }

  @Override
  public Buffer.OfLong asLongs() {
    return new TypedBuffers.OfLongs(memory);
  }

  @Override
  public Buffer.OfFloat asFloats() {
    return new TypedBuffers.OfFloats(memory);
  }

  @Override
  public Buffer.OfDouble asDoubles() {
    return new TypedBuffers.OfDoubles(memory);
  }

  @Override
  public Context context() {
    return memory.context;
  }

  @Override
  public String label() {
    return memory.label;
  }

  @Override
  public long byteSize() {
    return memory.byteSize;
  }

  @Override
  public KernelAccess kernelAccess() {
    return memory.kernelAccess;
  }

  @Override
  public HostAccess hostAccess() {
    return memory.hostAccess;
  }

  @Override
  public HostMemory hostMemory() {
    return memory.hostMemory;
  }

  @Override
  public int mapCount() {
    return memory.mapCount();
  }

  @Override
  public boolean isClosed() {
    return memory.isClosed();
  }

  @Override
  public CompletableFuture<Void> released() {
    return memory.released();
  }

  @Override
  public void close() {
    memory.close();
  }

  @Override
  public String toString() {
    return memory.toString();
  }
}
