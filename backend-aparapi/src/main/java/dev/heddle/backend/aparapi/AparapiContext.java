package dev.heddle.backend.aparapi;

import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.KernelAccess;
import dev.heddle.QueueOptions;
import dev.heddle.backend.aparapi.kernel.AparapiKernel;
import dev.heddle.backend.aparapi.kernel.KernelDevice;
import dev.heddle.spi.BufferRequest;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.ImageRequest;
import dev.heddle.spi.KernelRequest;
import dev.heddle.spi.QueueDriver;
import dev.heddle.spi.host.HostImage;
import dev.heddle.spi.host.WorkPool;
import java.lang.foreign.MemorySegment;

/** A device in use: one pool of workers for all queues. */
final class AparapiContext implements ContextDriver {
  private final HeapMemory memory;
  private final WorkPool pool = new WorkPool("heddle-aparapi-");

  private final KernelDevice device;

  AparapiContext(HeapMemory memory, KernelDevice device) {
    this.memory = memory;
    this.device = device;
  }

  @Override
  public DriverBuffer newBuffer(BufferRequest request) {
    ArrayBuffer buffer = memory.allocate(request.byteSize(), request.hostMemory());
    try {
      switch (request.hostMemory()) {
        case HostMemory.Use use -> fill(buffer, use.segment());
        case HostMemory.Copy copy -> fill(buffer, copy.segment());
        case HostMemory.None none -> {}
        case HostMemory.Allocate allocate -> {}
      }
    } catch (RuntimeException | Error e) {
      buffer.release();
      throw e;
    }
    return buffer;
  }

  private static void fill(ArrayBuffer buffer, MemorySegment source) {
    MemorySegment.copy(source, 0, buffer.memory(), 0, buffer.memory().byteSize());
  }

  @Override
  public DriverBuffer newSubBuffer(
      DriverBuffer parent,
      long byteOffset,
      long byteSize,
      KernelAccess kernelAccess,
      HostAccess hostAccess) {
    return ((ArrayBuffer) parent).part(byteOffset, byteSize);
  }

  @Override
  public DriverImage newImage(ImageRequest request) {
    return request.hostMemory() instanceof HostMemory.Use use && request.buffer() == null
        ? HostImage.copy(request, use.segment(), size -> memory.allocate(size, use))
        : HostImage.of(request, size -> memory.allocate(size, request.hostMemory()));
  }

  @Override
  public QueueDriver newQueue(QueueOptions options) {
    return new AparapiQueue(pool, options.profiling());
  }

  @Override
  public DriverKernel newKernel(KernelRequest request) {
    return AparapiKernel.compile(device, request.kernel(), request.code(), request.math());
  }

  @Override
  public void close() {
    pool.close();
  }
}
