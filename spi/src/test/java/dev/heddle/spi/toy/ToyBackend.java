package dev.heddle.spi.toy;

import dev.heddle.DeviceLimit;
import dev.heddle.DeviceType;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.QueueOptions;
import dev.heddle.Status;
import dev.heddle.spi.BufferRequest;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.DeviceInfo;
import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverBackend;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.QueueDriver;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A backend with the least that one can have: buffers in Java's heap, and queues that do each
 * command while it is submitted. It has no kernels and no images, and says so by its features.
 */
public final class ToyBackend extends DriverBackend {
  private static final long MAX_ALLOCATION = 256L << 20;

  /** Makes the backend, as the service loader does. */
  public ToyBackend() {
    super("toy", 1);
  }

  @Override
  protected Driver connect() {
    DeviceDriver device = new ToyDevice();
    return () -> List.of(device);
  }

  /** The one device: a part of the heap. */
  private static final class ToyDevice implements DeviceDriver {
    @Override
    public DeviceInfo info() {
      return new DeviceInfo(
          "Toy",
          "Heddle",
          "toy 1",
          DeviceType.CPU,
          true, // never taken unless somebody asks for it
          Map.of(
              DeviceLimit.COMPUTE_UNITS, 1L,
              DeviceLimit.GLOBAL_MEMORY_BYTES, MAX_ALLOCATION,
              DeviceLimit.MAX_ALLOCATION_BYTES, MAX_ALLOCATION,
              DeviceLimit.BASE_ALIGNMENT_BYTES, 128L,
              DeviceLimit.HOST_ALIGNMENT_BYTES, 8L),
          Set.of());
    }

    @Override
    public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
      return List.of();
    }

    @Override
    public ContextDriver newContext() {
      return new ToyContext();
    }
  }

  /** Makes buffers and queues; there is nothing to hold on to. */
  private static final class ToyContext implements ContextDriver {
    @Override
    public DriverBuffer newBuffer(BufferRequest request) {
      return switch (request.hostMemory()) {
        case HostMemory.Use use ->
            new ToyBuffer(use.segment().asSlice(0, request.byteSize()), true, 0);
        case HostMemory.Copy copy -> {
          ToyBuffer buffer = allocate(request.byteSize());
          buffer.memory().copyFrom(copy.segment().asSlice(0, request.byteSize()));
          yield buffer;
        }
        case HostMemory.None none -> allocate(request.byteSize());
        // Mapped in place, since a map of it may not run out of memory (CMD-7).
        case HostMemory.Allocate allocate ->
            new ToyBuffer(Arena.ofAuto().allocate(request.byteSize(), 128), true, 0);
      };
    }

    private static ToyBuffer allocate(long byteSize) {
      try {
        return new ToyBuffer(MemorySegment.ofArray(new byte[(int) byteSize]), false, 0);
      } catch (OutOfMemoryError e) {
        throw new OutOfDeviceMemoryException(
            Status.MEM_OBJECT_ALLOCATION_FAILURE, "the heap has no " + byteSize + " bytes left", e);
      }
    }

    @Override
    public DriverBuffer newSubBuffer(
        DriverBuffer parent,
        long byteOffset,
        long byteSize,
        KernelAccess kernelAccess,
        HostAccess hostAccess) {
      ToyBuffer whole = (ToyBuffer) parent;
      return new ToyBuffer(
          whole.memory().asSlice(byteOffset, byteSize), whole.isHostMemory(), byteOffset);
    }

    @Override
    public QueueDriver newQueue(QueueOptions options) {
      return new ToyQueue(options.profiling());
    }

    @Override
    public void close() {
      // The garbage collector takes the rest.
    }
  }

  /**
   * A buffer's bytes.
   *
   * @param memory on the heap, or memory of the host that is used in place
   * @param isHostMemory whether it is the latter, which can be mapped without a copy
   * @param offset where it starts in the buffer that it is a part of
   */
  record ToyBuffer(MemorySegment memory, boolean isHostMemory, long offset)
      implements DriverBuffer {
    @Override
    public void release() {
      // The garbage collector takes it.
    }
  }
}
