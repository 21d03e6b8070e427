package dev.heddle.backend.jocl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.heddle.BufferRect;
import dev.heddle.Dim3;
import dev.heddle.NDRange;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jocl.CL;
import org.jocl.NativePointerObject;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;

/**
 * The calls that JOCL cannot make, or makes at a price, through {@code java.lang.foreign} on the
 * library that JOCL has loaded.
 *
 * <p>{@code clEnqueueMapBuffer} gives a {@code ByteBuffer} in JOCL, which ends at 2 GiB, and over
 * that leaves the buffer mapped; {@code clEnqueueMapImage} frees its region before it computes the
 * size from it. Transfers without blocking start a Java thread each, and take no more than 2 GiB.
 * Here they are what they are in C. Handles go both ways: JOCL's objects hold the native pointer.
 * What a launch calls is here as well: JNI and arrays that are copied cost more than a driver
 * takes.
 *
 * <p>One of these belongs to a queue, whose calls come one at a time: it has memory for their
 * arguments.
 */
@SuppressWarnings("restricted") // that is what this class is for
final class NativeCalls {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = library();
  private static final VarHandle POINTER = pointer();

  private static final MethodHandle READ_BUFFER = transfer("clEnqueueReadBuffer");
  private static final MethodHandle WRITE_BUFFER = transfer("clEnqueueWriteBuffer");
  private static final MethodHandle READ_RECT = transferRect("clEnqueueReadBufferRect");
  private static final MethodHandle WRITE_RECT = transferRect("clEnqueueWriteBufferRect");
  private static final MethodHandle READ_IMAGE = transferImage("clEnqueueReadImage");
  private static final MethodHandle WRITE_IMAGE = transferImage("clEnqueueWriteImage");
  private static final MethodHandle MAP_BUFFER =
      handle(
          "clEnqueueMapBuffer",
          FunctionDescriptor.of(
              ADDRESS, JAVA_LONG, // queue
              JAVA_LONG, // buffer
              JAVA_INT, // blocking
              JAVA_LONG, // flags
              JAVA_LONG, // offset
              JAVA_LONG, // size
              JAVA_INT, // wait list
              ADDRESS, ADDRESS, // event
              ADDRESS)); // error
  private static final MethodHandle MAP_IMAGE =
      handle(
          "clEnqueueMapImage",
          FunctionDescriptor.of(
              ADDRESS, JAVA_LONG, // queue
              JAVA_LONG, // image
              JAVA_INT, // blocking
              JAVA_LONG, // flags
              ADDRESS, // origin
              ADDRESS, // region
              ADDRESS, // row pitch
              ADDRESS, // slice pitch
              JAVA_INT, // wait list
              ADDRESS, ADDRESS, // event
              ADDRESS)); // error
  private static final MethodHandle UNMAP =
      handle(
          "clEnqueueUnmapMemObject",
          FunctionDescriptor.of(
              JAVA_INT, JAVA_LONG, // queue
              JAVA_LONG, // object
              ADDRESS, // mapped pointer
              JAVA_INT, // wait list
              ADDRESS, ADDRESS)); // event

  private static final MethodHandle LAUNCH =
      handle(
          "clEnqueueNDRangeKernel",
          FunctionDescriptor.of(
              JAVA_INT, JAVA_LONG, // queue
              JAVA_LONG, // kernel
              JAVA_INT, // dimensions
              ADDRESS, // offset
              ADDRESS, // global size
              ADDRESS, // local size
              JAVA_INT, // wait list
              ADDRESS, ADDRESS)); // event
  private static final MethodHandle SET_ARGUMENT =
      handle(
          "clSetKernelArg",
          FunctionDescriptor.of(
              JAVA_INT, JAVA_LONG, // kernel
              JAVA_INT, // index
              JAVA_LONG, // size
              ADDRESS)); // value
  private static final MethodHandle EVENT_INFO = eventQuery("clGetEventInfo");
  private static final MethodHandle PROFILING_INFO = eventQuery("clGetEventProfilingInfo");
  private static final MethodHandle RELEASE_EVENT =
      handle("clReleaseEvent", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

  // Where the arguments are that go by address.
  private static final long EVENT = 0;
  private static final long ERROR = 8;
  private static final long ROW_PITCH = 16;
  private static final long SLICE_PITCH = 24;
  private static final long FIRST_TRIPLE = 32;
  private static final long SECOND_TRIPLE = 56;
  private static final long THIRD_TRIPLE = 80;
  private static final long WAIT_LIST = 104;
  private static final int USUAL_WAITS = 32;

  private static final int CL_FALSE = 0;
  private static final int CL_TRUE = 1;

  private final long queue;
  private final MemorySegment arguments =
      Arena.ofAuto().allocate(WAIT_LIST + USUAL_WAITS * Long.BYTES, Long.BYTES);

  NativeCalls(cl_command_queue queue) {
    this.queue = queue.getNativePointer();
  }

  /** A mapped pointer, with the event and the pitches of its map; memory is empty if it failed. */
  record Mapped(MemorySegment memory, Pitch pitch, cl_event event) {}

  cl_event readBuffer(cl_mem source, long offset, MemorySegment target, cl_event... waits) {
    return transfer(READ_BUFFER, "clEnqueueReadBuffer", source, offset, target, waits);
  }

  cl_event writeBuffer(MemorySegment source, cl_mem target, long offset, cl_event... waits) {
    return transfer(WRITE_BUFFER, "clEnqueueWriteBuffer", target, offset, source, waits);
  }

  void readBufferNow(cl_mem source, long offset, MemorySegment target) {
    transferNow(READ_BUFFER, "clEnqueueReadBuffer", source, offset, target);
  }

  void writeBufferNow(MemorySegment source, cl_mem target, long offset) {
    transferNow(WRITE_BUFFER, "clEnqueueWriteBuffer", target, offset, source);
  }

  private void transferNow(
      MethodHandle call, String name, cl_mem buffer, long offset, MemorySegment host) {
    transfer(call, name, buffer, CL_TRUE, offset, host, MemorySegment.NULL);
  }

  private cl_event transfer(
      MethodHandle call,
      String name,
      cl_mem buffer,
      long offset,
      MemorySegment host,
      cl_event... waits) {
    transfer(call, name, buffer, CL_FALSE, offset, host, arguments, waits);
    return event();
  }

  private void transfer(
      MethodHandle call,
      String name,
      cl_mem buffer,
      int blocking,
      long offset,
      MemorySegment host,
      MemorySegment event,
      cl_event... waits) {
    MemorySegment list = list(waits);
    try {
      int error =
          (int)
              call.invokeExact(
                  queue,
                  buffer.getNativePointer(),
                  blocking,
                  offset,
                  host.byteSize(),
                  host,
                  waits.length,
                  list,
                  event);
      ClError.check(error, name);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  cl_event readRect(
      cl_mem source,
      BufferRect from,
      MemorySegment target,
      BufferRect to,
      Region region,
      cl_event... waits) {
    return transferRect(
        READ_RECT, "clEnqueueReadBufferRect", source, from, target, to, region, waits);
  }

  cl_event writeRect(
      MemorySegment source,
      BufferRect from,
      cl_mem target,
      BufferRect to,
      Region region,
      cl_event... waits) {
    return transferRect(
        WRITE_RECT, "clEnqueueWriteBufferRect", target, to, source, from, region, waits);
  }

  private cl_event transferRect(
      MethodHandle call,
      String name,
      cl_mem buffer,
      BufferRect bufferRect,
      MemorySegment host,
      BufferRect hostRect,
      Region region,
      cl_event... waits) {
    MemorySegment list = list(waits);
    MemorySegment bufferOrigin = triple(FIRST_TRIPLE, bufferRect.origin());
    MemorySegment hostOrigin = triple(SECOND_TRIPLE, hostRect.origin());
    MemorySegment extent = triple(THIRD_TRIPLE, region);
    try {
      int error =
          (int)
              call.invokeExact(
                  queue,
                  buffer.getNativePointer(),
                  0,
                  bufferOrigin,
                  hostOrigin,
                  extent,
                  bufferRect.pitch().rowBytes(),
                  bufferRect.pitch().sliceBytes(),
                  hostRect.pitch().rowBytes(),
                  hostRect.pitch().sliceBytes(),
                  host,
                  waits.length,
                  list,
                  arguments);
      ClError.check(error, name);
    } catch (Throwable e) {
      throw unchecked(e);
    }
    return event();
  }

  cl_event readImage(
      cl_mem source,
      Origin origin,
      Region region,
      MemorySegment target,
      Pitch pitch,
      cl_event... waits) {
    return transferImage(
        READ_IMAGE, "clEnqueueReadImage", source, origin, region, target, pitch, waits);
  }

  cl_event writeImage(
      MemorySegment source,
      Pitch pitch,
      cl_mem target,
      Origin origin,
      Region region,
      cl_event... waits) {
    return transferImage(
        WRITE_IMAGE, "clEnqueueWriteImage", target, origin, region, source, pitch, waits);
  }

  private cl_event transferImage(
      MethodHandle call,
      String name,
      cl_mem image,
      Origin origin,
      Region region,
      MemorySegment host,
      Pitch pitch,
      cl_event... waits) {
    MemorySegment list = list(waits);
    MemorySegment start = triple(FIRST_TRIPLE, origin);
    MemorySegment extent = triple(SECOND_TRIPLE, region);
    try {
      int error =
          (int)
              call.invokeExact(
                  queue,
                  image.getNativePointer(),
                  0,
                  start,
                  extent,
                  pitch.rowBytes(),
                  pitch.sliceBytes(),
                  host,
                  waits.length,
                  list,
                  arguments);
      ClError.check(error, name);
    } catch (Throwable e) {
      throw unchecked(e);
    }
    return event();
  }

  Mapped mapBuffer(cl_mem buffer, long flags, long offset, long size, cl_event... waits) {
    MemorySegment list = list(waits);
    MemorySegment pointer;
    try {
      pointer =
          (MemorySegment)
              MAP_BUFFER.invokeExact(
                  queue,
                  buffer.getNativePointer(),
                  0,
                  flags,
                  offset,
                  size,
                  waits.length,
                  list,
                  arguments,
                  arguments.asSlice(ERROR, Integer.BYTES));
    } catch (Throwable e) {
      throw unchecked(e);
    }
    ClError.check(arguments.get(JAVA_INT, ERROR), "clEnqueueMapBuffer");
    return new Mapped(pointer.reinterpret(size), Pitch.PACKED, event());
  }

  /** {@return the mapped texels} The memory has no size yet: that depends on the pitches. */
  Mapped mapImage(cl_mem image, long flags, Origin origin, Region region, cl_event... waits) {
    MemorySegment list = list(waits);
    MemorySegment start = triple(FIRST_TRIPLE, origin);
    MemorySegment extent = triple(SECOND_TRIPLE, region);
    arguments.set(JAVA_LONG, ROW_PITCH, 0);
    arguments.set(JAVA_LONG, SLICE_PITCH, 0);
    MemorySegment pointer;
    try {
      pointer =
          (MemorySegment)
              MAP_IMAGE.invokeExact(
                  queue,
                  image.getNativePointer(),
                  0,
                  flags,
                  start,
                  extent,
                  arguments.asSlice(ROW_PITCH, Long.BYTES),
                  arguments.asSlice(SLICE_PITCH, Long.BYTES),
                  waits.length,
                  list,
                  arguments,
                  arguments.asSlice(ERROR, Integer.BYTES));
    } catch (Throwable e) {
      throw unchecked(e);
    }
    ClError.check(arguments.get(JAVA_INT, ERROR), "clEnqueueMapImage");
    Pitch pitch =
        new Pitch(arguments.get(JAVA_LONG, ROW_PITCH), arguments.get(JAVA_LONG, SLICE_PITCH));
    return new Mapped(pointer, pitch, event());
  }

  cl_event unmap(cl_mem object, MemorySegment mapped, cl_event... waits) {
    MemorySegment list = list(waits);
    try {
      int error =
          (int)
              UNMAP.invokeExact(
                  queue, object.getNativePointer(), mapped, waits.length, list, arguments);
      ClError.check(error, "clEnqueueUnmapMemObject");
    } catch (Throwable e) {
      throw unchecked(e);
    }
    return event();
  }

  cl_event launch(cl_kernel kernel, NDRange range, cl_event... waits) {
    MemorySegment list = list(waits);
    MemorySegment offset =
        range.offset().equals(Dim3.ZERO)
            ? MemorySegment.NULL
            : triple(FIRST_TRIPLE, range.offset());
    MemorySegment global = triple(SECOND_TRIPLE, range.globalSize());
    MemorySegment local =
        range.hasLocalSize() ? triple(THIRD_TRIPLE, range.localSize()) : MemorySegment.NULL;
    try {
      int error =
          (int)
              LAUNCH.invokeExact(
                  queue,
                  kernel.getNativePointer(),
                  range.dimensions(),
                  offset,
                  global,
                  local,
                  waits.length,
                  list,
                  arguments);
      ClError.check(error, "clEnqueueNDRangeKernel");
    } catch (Throwable e) {
      throw unchecked(e);
    }
    return event();
  }

  /** {@return OpenCL's error code} */
  static int setArgument(cl_kernel kernel, int index, long byteSize, MemorySegment value) {
    try {
      return (int) SET_ARGUMENT.invokeExact(kernel.getNativePointer(), index, byteSize, value);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** {@return OpenCL's error code} */
  static int eventInfo(cl_event event, int name, MemorySegment answer) {
    return ask(EVENT_INFO, event, name, answer);
  }

  /** {@return OpenCL's error code} */
  static int profilingInfo(cl_event event, int name, MemorySegment answer) {
    return ask(PROFILING_INFO, event, name, answer);
  }

  private static int ask(MethodHandle call, cl_event event, int name, MemorySegment answer) {
    try {
      return (int)
          call.invokeExact(
              event.getNativePointer(), name, answer.byteSize(), answer, MemorySegment.NULL);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** {@return OpenCL's error code} */
  static int release(cl_event event) {
    try {
      return (int) RELEASE_EVENT.invokeExact(event.getNativePointer());
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** {@return memory of a known size at a mapped pointer} */
  static MemorySegment sized(MemorySegment pointer, long byteSize) {
    return pointer.reinterpret(byteSize);
  }

  private MemorySegment list(cl_event... waits) {
    if (waits.length == 0) {
      return MemorySegment.NULL;
    }
    MemorySegment list =
        waits.length <= USUAL_WAITS
            ? arguments.asSlice(WAIT_LIST)
            : Arena.ofAuto().allocate(waits.length * (long) Long.BYTES, Long.BYTES);
    for (int i = 0; i < waits.length; i++) {
      list.setAtIndex(JAVA_LONG, i, waits[i].getNativePointer());
    }
    return list;
  }

  private MemorySegment triple(long at, Origin origin) {
    return triple(at, origin.x(), origin.y(), origin.z());
  }

  private MemorySegment triple(long at, Region region) {
    return triple(at, region.width(), region.height(), region.depth());
  }

  private MemorySegment triple(long at, Dim3 sizes) {
    return triple(at, sizes.x(), sizes.y(), sizes.z());
  }

  private MemorySegment triple(long at, long x, long y, long z) {
    arguments.set(JAVA_LONG, at, x);
    arguments.set(JAVA_LONG, at + 8, y);
    arguments.set(JAVA_LONG, at + 16, z);
    return arguments.asSlice(at, 24);
  }

  private cl_event event() {
    cl_event event = new cl_event();
    POINTER.set((NativePointerObject) event, arguments.get(JAVA_LONG, EVENT));
    return event;
  }

  /** {@return what a call has thrown; OpenCL's functions throw nothing themselves} */
  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof RuntimeException e) {
      return e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    throw new AssertionError(thrown);
  }

  /** Links the calls now, so that a library that lacks one is found while it is looked for. */
  static void link() {
    java.util.Objects.requireNonNull(UNMAP);
  }

  private static SymbolLookup library() {
    SymbolLookup found = OpenClLibrary.find();
    if (found == null) {
      throw new UnsatisfiedLinkError("no OpenCL library under the names " + OpenClLibrary.names());
    }
    return found;
  }

  private static VarHandle pointer() {
    try {
      return MethodHandles.privateLookupIn(NativePointerObject.class, MethodHandles.lookup())
          .findVarHandle(NativePointerObject.class, "nativePointer", long.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this is not the JOCL that Heddle knows: " + CL.class.getModule(), e);
    }
  }

  private static MethodHandle transfer(String name) {
    return handle(
        name,
        FunctionDescriptor.of(
            JAVA_INT, JAVA_LONG, // queue
            JAVA_LONG, // buffer
            JAVA_INT, // blocking
            JAVA_LONG, // offset
            JAVA_LONG, // size
            ADDRESS, // host memory
            JAVA_INT, // wait list
            ADDRESS, ADDRESS)); // event
  }

  private static MethodHandle transferRect(String name) {
    return handle(
        name,
        FunctionDescriptor.of(
            JAVA_INT, JAVA_LONG, // queue
            JAVA_LONG, // buffer
            JAVA_INT, // blocking
            ADDRESS, // buffer origin
            ADDRESS, // host origin
            ADDRESS, // region
            JAVA_LONG, // buffer row pitch
            JAVA_LONG, // buffer slice pitch
            JAVA_LONG, // host row pitch
            JAVA_LONG, // host slice pitch
            ADDRESS, // host memory
            JAVA_INT, // wait list
            ADDRESS, ADDRESS)); // event
  }

  private static MethodHandle transferImage(String name) {
    return handle(
        name,
        FunctionDescriptor.of(
            JAVA_INT, JAVA_LONG, // queue
            JAVA_LONG, // image
            JAVA_INT, // blocking
            ADDRESS, // origin
            ADDRESS, // region
            JAVA_LONG, // row pitch
            JAVA_LONG, // slice pitch
            ADDRESS, // host memory
            JAVA_INT, // wait list
            ADDRESS, ADDRESS)); // event
  }

  private static MethodHandle eventQuery(String name) {
    return handle(
        name,
        FunctionDescriptor.of(
            JAVA_INT, JAVA_LONG, // event
            JAVA_INT, // name
            JAVA_LONG, // size
            ADDRESS, // answer
            ADDRESS)); // its size
  }

  private static MethodHandle handle(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(
        LIBRARY
            .find(name)
            .orElseThrow(() -> new UnsatisfiedLinkError("the OpenCL library has no " + name)),
        type);
  }
}
