package dev.heddle.backend.cpu;

import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.KernelAccess;
import dev.heddle.QueueOptions;
import dev.heddle.backend.cpu.kernel.KernelRunner;
import dev.heddle.spi.BufferRequest;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.ImageRequest;
import dev.heddle.spi.KernelRequest;
import dev.heddle.spi.QueueDriver;
import dev.heddle.spi.host.HostBuffer;
import dev.heddle.spi.host.HostImage;
import dev.heddle.spi.host.WorkPool;
import java.lang.foreign.MemorySegment;

/** The processors in use: one pool of workers for all queues. */
final class CpuContext implements ContextDriver {
  private final OffHeapMemory memory;
  private final WorkPool pool = new WorkPool("heddle-cpu-");
  private final KernelRunner kernels = new KernelRunner(pool);

  CpuContext(OffHeapMemory memory) {
    this.memory = memory;
  }

  @Override
  public DriverBuffer newBuffer(BufferRequest request) {
    return switch (request.hostMemory()) {
      case HostMemory.Use use -> HostBuffer.over(use.segment().asSlice(0, request.byteSize()));
      case HostMemory.Copy copy -> {
        HostBuffer buffer = memory.allocate(request.byteSize());
        try {
          MemorySegment.copy(copy.segment(), 0, buffer.memory(), 0, request.byteSize());
        } catch (RuntimeException | Error e) {
          buffer.release();
          throw e;
        }
        yield buffer;
      }
      case HostMemory.None none -> memory.allocate(request.byteSize());
      case HostMemory.Allocate allocate -> memory.allocate(request.byteSize());
    };
  }

  @Override
  public DriverBuffer newSubBuffer(
      DriverBuffer parent,
      long byteOffset,
      long byteSize,
      KernelAccess kernelAccess,
      HostAccess hostAccess) {
    return ((HostBuffer) parent).part(byteOffset, byteSize);
  }

  @Override
  public DriverImage newImage(ImageRequest request) {
    return HostImage.of(request, memory::allocate);
  }

  @Override
  public QueueDriver newQueue(QueueOptions options) {
    return new CpuQueue(pool, kernels, memory, options.profiling());
  }

  @Override
  public DriverKernel newKernel(KernelRequest request) {
    return kernels.compile(request.kernel(), request.code());
  }

  @Override
  public boolean findsFaults() {
    return true; // it runs Java
  }

  @Override
  public void close() {
    pool.close();
  }
}
