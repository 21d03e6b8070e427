package dev.heddle.backend.jocl;

import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.Pitch;
import dev.heddle.QueueOptions;
import dev.heddle.spi.BufferRequest;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.DriverProgram;
import dev.heddle.spi.ImageRequest;
import dev.heddle.spi.KernelRequest;
import dev.heddle.spi.QueueDriver;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_buffer_region;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_image_desc;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/** A {@code cl_context} of one device. */
final class JoclContext implements ContextDriver {
  private final JoclDevice device;
  private final cl_context handle;
  private final Samplers samplers;
  private final Programs programs;
  private final Set<DriverQuirk> quirks;
  private final FaultRecords faults;

  private JoclContext(JoclDevice device, cl_context handle) {
    this.device = device;
    this.handle = handle;
    this.quirks = DriverQuirk.of(device.info());
    this.samplers = new Samplers(device, handle);
    this.programs = new Programs(device, handle, samplers, quirks);
    this.faults = new FaultRecords(handle);
  }

  static JoclContext open(JoclDevice device) {
    return new JoclContext(device, newHandle(device.id()));
  }

  static cl_context newHandle(cl_device_id device) {
    int[] error = new int[1];
    cl_context handle = CL.clCreateContext(null, 1, new cl_device_id[] {device}, null, null, error);
    ClError.check(error[0], "clCreateContext");
    return handle;
  }

  @Override
  public DriverBuffer newBuffer(BufferRequest request) {
    long flags =
        MemoryFlags.of(request.kernelAccess())
            | hostFlags(request.hostAccess())
            | MemoryFlags.of(request.hostMemory());
    int[] error = new int[1];
    cl_mem buffer =
        withPointer(
            request.hostMemory(),
            request.byteSize(),
            pointer -> CL.clCreateBuffer(handle, flags, request.byteSize(), pointer, error));
    ClError.check(error[0], "clCreateBuffer of " + request.byteSize() + " bytes");
    return new JoclBuffer(buffer);
  }

  @Override
  public DriverBuffer newSubBuffer(
      DriverBuffer parent,
      long byteOffset,
      long byteSize,
      KernelAccess kernelAccess,
      HostAccess hostAccess) {
    int[] error = new int[1];
    cl_mem part =
        CL.clCreateSubBuffer(
            ((JoclBuffer) parent).handle(),
            MemoryFlags.of(kernelAccess) | hostFlags(hostAccess),
            CL.CL_BUFFER_CREATE_TYPE_REGION,
            new cl_buffer_region(byteOffset, byteSize),
            error);
    ClError.check(error[0], "clCreateSubBuffer");
    return new JoclBuffer(part, (JoclBuffer) parent, byteOffset);
  }

  @Override
  public DriverImage newImage(ImageRequest request) {
    MemorySegment mirror = mirror(request);
    HostMemory hostMemory = mirror == null ? request.hostMemory() : HostMemory.copy(mirror);
    long flags = MemoryFlags.of(request.kernelAccess());
    if (request.buffer() == null) {
      // No host access is stated: a mapping for writing alone may be filled by a read.
      flags |= MemoryFlags.of(hostMemory);
    }
    long allFlags = flags;
    cl_image_desc shape = shape(request);
    int[] error = new int[1];
    cl_mem image =
        withPointer(
            hostMemory,
            hostBytes(request),
            pointer ->
                CL.clCreateImage(
                    handle, allFlags, Formats.of(request.format()), shape, pointer, error));
    ClError.check(error[0], "clCreateImage");
    return new JoclImage(image, request, mirror);
  }

  /**
   * The runtime checks host access; to a driver it is a hint, which ways through the host break.
   */
  private long hostFlags(HostAccess access) {
    return quirks.isEmpty() ? MemoryFlags.of(access) : 0;
  }

  /** {@return host memory that the image cannot use itself, since the driver gets that wrong} */
  private @Nullable MemorySegment mirror(ImageRequest request) {
    return (request.kind() == ImageKind.IMAGE_2D_ARRAY || request.kind() == ImageKind.IMAGE_3D)
            && request.hostMemory() instanceof HostMemory.Use use
            && quirks.contains(DriverQuirk.PLANES_MISPLACED_IN_HOST_MEMORY)
        ? use.segment()
        : null;
  }

  private static cl_image_desc shape(ImageRequest request) {
    ImageKind kind = request.kind();
    cl_image_desc shape = new cl_image_desc();
    shape.image_type = Formats.kind(kind);
    shape.image_width = request.width();
    shape.image_height = kind.dimensions() > 1 ? request.height() : 0;
    shape.image_depth = kind == ImageKind.IMAGE_3D ? request.depth() : 0;
    shape.image_array_size = kind.isArray() ? request.arrayLayers() : 0;
    boolean hasPitch =
        request.hostMemory() instanceof HostMemory.Use
            || request.hostMemory() instanceof HostMemory.Copy
            || request.buffer() != null && kind == ImageKind.IMAGE_2D;
    Pitch pitch = hasPitch ? JoclImage.given(kind, request.pitch()) : Pitch.PACKED;
    shape.image_row_pitch = pitch.rowBytes();
    shape.image_slice_pitch = pitch.sliceBytes();
    shape.buffer = request.buffer() instanceof JoclBuffer buffer ? buffer.handle() : null;
    return shape;
  }

  /** {@return the bytes that an image spans in host memory} */
  private static long hostBytes(ImageRequest request) {
    long row = (long) request.width() * request.format().byteSize();
    return (Math.max(request.depth(), request.arrayLayers()) - 1) * request.pitch().sliceBytes()
        + (request.height() - 1) * request.pitch().rowBytes()
        + row;
  }

  /** Creates something with a pointer to host memory, or with none. */
  private static <T> T withPointer(
      HostMemory hostMemory, long byteSize, Function<@Nullable Pointer, T> create) {
    return switch (hostMemory) {
      case HostMemory.None none -> create.apply(null);
      case HostMemory.Allocate allocate -> create.apply(null);
      case HostMemory.Use use -> create.apply(pointer(use.segment()));
      case HostMemory.Copy copy -> {
        if (copy.segment().isNative()) {
          yield create.apply(pointer(copy.segment()));
        }
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment bytes = arena.allocate(byteSize, Long.BYTES);
          MemorySegment.copy(copy.segment(), 0, bytes, 0, byteSize);
          yield create.apply(pointer(bytes));
        }
      }
    };
  }

  /** A buffer of Java ends at 2 GiB, but it is the address alone that counts. */
  private static Pointer pointer(MemorySegment memory) {
    return Pointer.to(
        memory.asSlice(0, Math.min(memory.byteSize(), Integer.MAX_VALUE)).asByteBuffer());
  }

  @Override
  public QueueDriver newQueue(QueueOptions options) {
    return JoclQueue.open(device, handle, faults, options, quirks);
  }

  @Override
  public DriverProgram newProgram(String source, List<String> options) {
    return programs.build(source, options);
  }

  @Override
  public List<DriverKernel> newKernels(List<KernelRequest> requests) {
    return JavaKernel.compile(requests, programs);
  }

  @Override
  public void close() {
    faults.release();
    samplers.release();
    ClError.log(CL.clReleaseContext(handle), "clReleaseContext");
  }
}
