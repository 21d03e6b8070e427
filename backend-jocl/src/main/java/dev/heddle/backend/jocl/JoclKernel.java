package dev.heddle.backend.jocl;

import dev.heddle.DeviceLimit;
import dev.heddle.Dim3;
import dev.heddle.Double2;
import dev.heddle.Double4;
import dev.heddle.Float2;
import dev.heddle.Float4;
import dev.heddle.Int2;
import dev.heddle.Int4;
import dev.heddle.NDRange;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Status;
import dev.heddle.spi.KernelArgument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jocl.CL;
import org.jocl.NativePointerObject;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/**
 * A kernel of a program. It is launched under the context's lock, so that nobody comes between its
 * arguments and its launch.
 */
final class JoclKernel {
  /** The largest value: four doubles. */
  private static final int LARGEST_VALUE = 32;

  private final cl_kernel handle;
  private final String name;
  private final Samplers samplers;

  /** The local memory that the kernel declares itself. */
  private final long localBytes;

  private final long maxGroupSize;

  /** An argument goes by address, handles as well. */
  private final ByteBuffer value =
      ByteBuffer.allocateDirect(LARGEST_VALUE).order(ByteOrder.nativeOrder());

  private final Pointer pointer = Pointer.to(value);

  private JoclKernel(cl_kernel handle, String name, Samplers samplers, Info info) {
    this.handle = handle;
    this.name = name;
    this.samplers = samplers;
    this.localBytes = info.numberOrZero(CL.CL_KERNEL_LOCAL_MEM_SIZE);
    this.maxGroupSize = info.number(CL.CL_KERNEL_WORK_GROUP_SIZE);
  }

  static JoclKernel of(cl_program program, String name, Samplers samplers) {
    int[] error = new int[1];
    cl_kernel handle = CL.clCreateKernel(program, name, error);
    ClError.check(error[0], "clCreateKernel " + name);
    Info info =
        new Info(
            "clGetKernelWorkGroupInfo",
            (key, size, value, needed) ->
                CL.clGetKernelWorkGroupInfo(
                    handle, samplers.device().id(), key, size, value, needed));
    return new JoclKernel(handle, name, samplers, info);
  }

  /** {@return the largest number of work items of a group} */
  long maxGroupSize() {
    return maxGroupSize;
  }

  /** {@return OpenCL's error code} */
  int enqueue(
      cl_command_queue queue,
      List<KernelArgument> arguments,
      NDRange range,
      int count,
      cl_event @Nullable [] waits,
      cl_event event) {
    long local = localBytes;
    for (int i = 0; i < arguments.size(); i++) {
      set(i, arguments.get(i));
      if (arguments.get(i) instanceof KernelArgument.LocalMemory memory) {
        local += bytes(memory);
      }
    }
    checkLocal(local);
    int dimensions = range.dimensions();
    return CL.clEnqueueNDRangeKernel(
        queue,
        handle,
        dimensions,
        range.offset().equals(Dim3.ZERO) ? null : sizes(range.offset(), dimensions),
        sizes(range.globalSize(), dimensions),
        range.hasLocalSize() ? sizes(range.localSize(), dimensions) : null,
        count,
        waits,
        event);
  }

  private void set(int index, KernelArgument argument) {
    value.clear();
    switch (argument) {
      case KernelArgument.Buffer buffer -> put(((JoclBuffer) buffer.buffer()).handle());
      case KernelArgument.Texels image -> put(((JoclImage) image.image()).handle());
      case KernelArgument.SamplerValue sampler -> put(samplers.of(sampler.sampler()));
      case KernelArgument.Value(Object given) -> put(given);
      case KernelArgument.LocalMemory local -> {
        check(index, bytes(local), null);
        return;
      }
    }
    check(index, value.position(), pointer);
  }

  private void check(int index, long size, @Nullable Pointer at) {
    int error = CL.clSetKernelArg(handle, index, size, at);
    if (error != CL.CL_SUCCESS) {
      throw ClError.of(error, "argument %d of kernel %s".formatted(index, name));
    }
  }

  private static long bytes(KernelArgument.LocalMemory local) {
    return local.length() * (long) local.element().byteSize();
  }

  /** PoCL does not check this, and ends the process. */
  private void checkLocal(long bytes) {
    long maximum = samplers.device().info().limit(DeviceLimit.LOCAL_MEMORY_BYTES);
    if (bytes > maximum) {
      throw new OutOfDeviceMemoryException(
          Status.OUT_OF_RESOURCES,
          "kernel %s takes %d bytes of local memory with its own, and %s has %d for a work-group"
              .formatted(name, bytes, samplers.device().info().name(), maximum));
    }
  }

  private void put(NativePointerObject object) {
    value.putLong(object.getNativePointer());
  }

  private void put(Object given) {
    switch (given) {
      case Byte b -> value.put(b);
      case Short s -> value.putShort(s);
      case Character c -> value.putChar(c);
      case Integer i -> value.putInt(i);
      case Long l -> value.putLong(l);
      case Float f -> value.putFloat(f);
      case Double d -> value.putDouble(d);
      case Float2(float x, float y) -> value.putFloat(x).putFloat(y);
      case Float4(float x, float y, float z, float w) ->
          value.putFloat(x).putFloat(y).putFloat(z).putFloat(w);
      case Int2(int x, int y) -> value.putInt(x).putInt(y);
      case Int4(int x, int y, int z, int w) -> value.putInt(x).putInt(y).putInt(z).putInt(w);
      case Double2(double x, double y) -> value.putDouble(x).putDouble(y);
      case Double4(double x, double y, double z, double w) ->
          value.putDouble(x).putDouble(y).putDouble(z).putDouble(w);
      default -> throw new AssertionError("no value of OpenCL C: " + given);
    }
  }

  private static long[] sizes(Dim3 sizes, int dimensions) {
    long[] all = new long[dimensions];
    for (int d = 0; d < dimensions; d++) {
      all[d] = sizes.at(d);
    }
    return all;
  }

  void release() {
    ClError.log(CL.clReleaseKernel(handle), "clReleaseKernel");
  }
}
