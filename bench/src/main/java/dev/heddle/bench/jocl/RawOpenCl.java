package dev.heddle.bench.jocl;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;

/**
 * A context and an in-order queue, as a program has them that calls JOCL itself. What it makes is
 * released when it is closed, the last first.
 */
final class RawOpenCl implements AutoCloseable {
  private final Deque<Runnable> releases = new ArrayDeque<>();
  private final cl_device_id device;
  private final cl_context context;
  private final cl_command_queue queue;

  /** Opens the device of a name. */
  @SuppressWarnings("deprecation") // the newer call is missing in OpenCL 1.2
  RawOpenCl(String deviceName) {
    CL.setExceptionsEnabled(true);
    device = find(deviceName);
    context = CL.clCreateContext(null, 1, new cl_device_id[] {device}, null, null, null);
    releases.push(() -> CL.clReleaseContext(context));
    queue = CL.clCreateCommandQueue(context, device, 0, null);
    releases.push(() -> CL.clReleaseCommandQueue(queue));
  }

  private static cl_device_id find(String name) {
    int[] count = new int[1];
    CL.clGetPlatformIDs(0, null, count);
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    CL.clGetPlatformIDs(platforms.length, platforms, null);
    for (cl_platform_id platform : platforms) {
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
      cl_device_id[] devices = new cl_device_id[count[0]];
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null);
      for (cl_device_id device : devices) {
        if (name(device).equals(name)) {
          return device;
        }
      }
    }
    throw new IllegalStateException("OpenCL has no device named " + name);
  }

  private static String name(cl_device_id device) {
    long[] size = new long[1];
    CL.clGetDeviceInfo(device, CL.CL_DEVICE_NAME, 0, null, size);
    byte[] name = new byte[Math.toIntExact(size[0])];
    CL.clGetDeviceInfo(device, CL.CL_DEVICE_NAME, name.length, Pointer.to(name), null);
    return new String(name, 0, name.length - 1, StandardCharsets.UTF_8).strip();
  }

  /** {@return a kernel of a program that has but this one} */
  Kernel newKernel(String source, String name) {
    cl_program program =
        CL.clCreateProgramWithSource(context, 1, new String[] {source}, null, null);
    releases.push(() -> CL.clReleaseProgram(program));
    CL.clBuildProgram(program, 1, new cl_device_id[] {device}, "", null, null);
    cl_kernel kernel = CL.clCreateKernel(program, name, null);
    releases.push(() -> CL.clReleaseKernel(kernel));
    return new Kernel(kernel);
  }

  /** {@return a buffer that has been written once} */
  cl_mem newBuffer(MemorySegment content) {
    cl_mem buffer =
        CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, content.byteSize(), null, null);
    releases.push(() -> CL.clReleaseMemObject(buffer));
    CL.clEnqueueWriteBuffer(
        queue, buffer, true, 0, content.byteSize(), pointer(content), 0, null, null);
    return buffer;
  }

  static Pointer pointer(MemorySegment memory) {
    return Pointer.to(memory.asByteBuffer());
  }

  /** A kernel with one int argument. */
  final class Kernel {
    private final cl_kernel handle;
    private final ByteBuffer argument =
        ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());
    private final Pointer pointer = Pointer.to(argument);
    private final long[] globalSize = {1};

    private Kernel(cl_kernel handle) {
      this.handle = handle;
    }

    /** Enqueues one work item, and lets go of the event. */
    void enqueue(int value) {
      argument.putInt(0, value);
      CL.clSetKernelArg(handle, 0, Integer.BYTES, pointer);
      cl_event event = new cl_event();
      CL.clEnqueueNDRangeKernel(queue, handle, 1, null, globalSize, null, 0, null, event);
      CL.clReleaseEvent(event);
    }
  }

  /** Reads all of a buffer, and waits for it. */
  void read(cl_mem buffer, long byteSize, Pointer target) {
    CL.clEnqueueReadBuffer(queue, buffer, true, 0, byteSize, target, 0, null, null);
  }

  /** Maps all of a buffer, waits for it, and unmaps it. {@return the address, which is dead} */
  ByteBuffer mapAndUnmap(cl_mem buffer, long flags, long byteSize) {
    ByteBuffer mapped =
        CL.clEnqueueMapBuffer(queue, buffer, true, flags, 0, byteSize, 0, null, null, null);
    cl_event event = new cl_event();
    CL.clEnqueueUnmapMemObject(queue, buffer, mapped, 0, null, event);
    CL.clReleaseEvent(event);
    return mapped;
  }

  void finish() {
    CL.clFinish(queue);
  }

  @Override
  public void close() {
    CL.clFinish(queue);
    releases.forEach(Runnable::run);
  }
}
