package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.Context;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An image as the API shows it. */
abstract class RuntimeImage implements Image {
  final ImageMemory memory;

  RuntimeImage(ImageMemory memory) {
    this.memory = memory;
  }

  IllegalStateException outsideKernel() {
    return new IllegalStateException(
        "%s has texels only inside a kernel; on the host map it, or read and write it with a queue"
            .formatted(memory));
  }

  @Override
  public ImageKind kind() {
    return memory.kind;
  }

  @Override
  public ImageFormat format() {
    return memory.format;
  }

  @Override
  public int width() {
    return memory.width;
  }

  @Override
  public int height() {
    return memory.height;
  }

  @Override
  public int depth() {
    return memory.depth;
  }

  @Override
  public int arrayLayers() {
    return memory.layers;
  }

  @Override
  public Optional<Buffer> buffer() {
    return Optional.ofNullable(memory.madeFrom);
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
