package dev.heddle.backend.cpu.kernel;

import dev.heddle.Buffer;
import dev.heddle.Context;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.KernelAccess;
import dev.heddle.spi.KernelArgument;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a kernel's buffers of all types have in common; the host's calls throw. */
abstract class BufferView implements Buffer {
  private final KernelArgument.Buffer argument;
  final boolean readable;
  final boolean writable;

  BufferView(KernelArgument.Buffer argument) {
    this.argument = argument;
    this.readable = argument.access().reads();
    this.writable = argument.access().writes();
  }

  /** {@return the number of elements} */
  public abstract long length();

  final IndexOutOfBoundsException outside(long index) {
    return new IndexOutOfBoundsException(
        "index %d is outside of buffer %s, whose length is %d"
            .formatted(index, argument.name(), argument.length()));
  }

  final IllegalStateException unreadable() {
    return new IllegalStateException("buffer " + argument.name() + " is WRITE_ONLY for kernels");
  }

  final IllegalStateException unwritable() {
    return new IllegalStateException("buffer " + argument.name() + " is READ_ONLY for kernels");
  }

  final void checkAtomic() {
    if (!readable) {
      throw unreadable();
    }
    if (!writable) {
      throw unwritable();
    }
  }

  static IllegalStateException hosts(String what) {
    return new IllegalStateException(what + " is the host's, and not for kernels");
  }

  @Override
  public long byteSize() {
    return argument.length() * argument.element().byteSize();
  }

  @Override
  public KernelAccess kernelAccess() {
    return argument.access();
  }

  @Override
  public String label() {
    return argument.name();
  }

  @Override
  public Buffer newSubBuffer(
      long byteOffset, long byteSize, KernelAccess kernelAccess, HostAccess hostAccess) {
    throw hosts("making sub-buffers");
  }

  @Override
  public Buffer.OfByte asBytes() {
    throw hosts("typed views");
  }

  @Override
  public Buffer.OfShort asShorts() {
    throw hosts("typed views");
  }

  @Override
  public Buffer.OfChar asChars() {
    throw hosts("typed views");
  }

  @Override
  public Buffer.OfInt asInts() {
    throw hosts("typed views");
  }

  @Override
  public Buffer.OfLong asLongs() {
    throw hosts("typed views");
  }

  @Override
  public Buffer.OfFloat asFloats() {
    throw hosts("typed views");
  }

  @Override
  public Buffer.OfDouble asDoubles() {
    throw hosts("typed views");
  }

  @Override
  public Optional<Buffer> parent() {
    throw hosts("the parent of a buffer");
  }

  @Override
  public long byteOffset() {
    throw hosts("the parent of a buffer");
  }

  @Override
  public Context context() {
    throw hosts("the context");
  }

  @Override
  public HostAccess hostAccess() {
    throw hosts("host access");
  }

  @Override
  public HostMemory hostMemory() {
    throw hosts("host memory");
  }

  @Override
  public int mapCount() {
    throw hosts("the map count");
  }

  @Override
  public boolean isClosed() {
    throw hosts("the life of a buffer");
  }

  @Override
  public CompletableFuture<Void> released() {
    throw hosts("the life of a buffer");
  }

  @Override
  public void close() {
    throw hosts("the life of a buffer");
  }
}
