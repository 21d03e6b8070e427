package dev.heddle.backend.jocl;

import dev.heddle.DeviceLimit;
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
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jocl.CL;
import org.jocl.NativePointerObject;
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

  private final MemorySegment memory = MemorySegment.ofBuffer(value);

  /** What each argument was set to last. */
  private Setting[] settings = {};

  /**
   * What an argument is set to, as far as that can be told again.
   *
   * @param object the native object, of which there are no two with one Java object
   * @param bits the bits of a value that is small enough
   * @param byteSize its size
   */
  private record Setting(@Nullable NativePointerObject object, long bits, long byteSize) {
    static final Setting UNKNOWN = new Setting(null, 0, -1);

    boolean is(long otherBits, long otherSize) {
      return object == null && bits == otherBits && byteSize == otherSize;
    }
  }

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
    try {
      return new JoclKernel(handle, name, samplers, info);
    } catch (RuntimeException | Error e) {
      CL.clReleaseKernel(handle);
      throw e;
    }
  }

  /** {@return the largest number of work items of a group} */
  long maxGroupSize() {
    return maxGroupSize;
  }

  cl_event enqueue(
      NativeCalls calls, List<KernelArgument> arguments, NDRange range, cl_event... waits) {
    if (settings.length != arguments.size()) {
      settings = new Setting[arguments.size()];
      Arrays.fill(settings, Setting.UNKNOWN);
    }
    long local = localBytes;
    for (int i = 0; i < settings.length; i++) {
      set(i, arguments.get(i));
      if (arguments.get(i) instanceof KernelArgument.LocalMemory memory) {
        local += bytes(memory);
      }
    }
    checkLocal(local);
    return calls.launch(handle, range, waits);
  }

  private void set(int index, KernelArgument argument) {
    switch (argument) {
      case KernelArgument.Buffer buffer ->
          setObject(index, ((JoclBuffer) buffer.buffer()).handle());
      case KernelArgument.Texels image -> setObject(index, ((JoclImage) image.image()).handle());
      case KernelArgument.SamplerValue sampler -> setObject(index, samplers.of(sampler.sampler()));
      case KernelArgument.Value(Object given) -> setValue(index, given);
      case KernelArgument.LocalMemory local -> set(index, bytes(local), MemorySegment.NULL);
    }
  }

  private void setObject(int index, NativePointerObject object) {
    if (settings[index].object() != object) {
      value.putLong(0, object.getNativePointer());
      set(index, Long.BYTES, memory);
      settings[index] = new Setting(object, 0, Long.BYTES);
    }
  }

  private void setValue(int index, Object given) {
    value.clear().putLong(0, 0);
    put(given);
    int byteSize = value.position();
    long bits = value.getLong(0);
    if (byteSize > Long.BYTES || !settings[index].is(bits, byteSize)) {
      set(index, byteSize, memory);
      settings[index] = new Setting(null, bits, byteSize);
    }
  }

  private void set(int index, long byteSize, MemorySegment at) {
    settings[index] = Setting.UNKNOWN;
    int error = NativeCalls.setArgument(handle, index, byteSize, at);
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

  void release() {
    ClError.log(CL.clReleaseKernel(handle), "clReleaseKernel");
  }
}
