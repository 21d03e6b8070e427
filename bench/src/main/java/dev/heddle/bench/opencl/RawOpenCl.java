package dev.heddle.bench.opencl;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_event;
import org.jocl.cl_image_desc;
import org.jocl.cl_image_format;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/**
 * A context and an in-order queue. What it makes is released when it is closed, the last first.
 *
 * <p>Commands that wait for their end say so; the others only enqueue.
 */
public final class RawOpenCl implements AutoCloseable {
  private static final long[] NO_OFFSET = {0, 0, 0};

  private final Deque<Runnable> releases = new ArrayDeque<>();
  private final cl_device_id device;
  private final cl_context context;
  private final cl_command_queue queue;

  private RawOpenCl(cl_platform_id platform, cl_device_id device) {
    this.device = device;
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, platform);
    context = CL.clCreateContext(properties, 1, new cl_device_id[] {device}, null, null, null);
    releases.push(() -> CL.clReleaseContext(context));
    queue = newQueue();
    releases.push(() -> CL.clReleaseCommandQueue(queue));
  }

  /** The call that OpenCL 1.2 has; later versions keep it. */
  @SuppressWarnings("deprecation")
  private cl_command_queue newQueue() {
    return CL.clCreateCommandQueue(context, device, 0, null);
  }

  /** {@return a device in use} */
  public static RawOpenCl open(OpenClDevice wanted) {
    CL.setExceptionsEnabled(true);
    return wanted.find(RawOpenCl::new);
  }

  /** {@return a program, built for the arithmetic of the kernel records where the device has it} */
  public cl_program build(String source) {
    cl_program program =
        CL.clCreateProgramWithSource(context, 1, new String[] {source}, null, null);
    releases.push(() -> CL.clReleaseProgram(program));
    CL.clBuildProgram(program, 1, new cl_device_id[] {device}, options(), null, null);
    return program;
  }

  private String options() {
    long[] floats = new long[1];
    CL.clGetDeviceInfo(device, CL.CL_DEVICE_SINGLE_FP_CONFIG, Long.BYTES, Pointer.to(floats), null);
    return (floats[0] & CL.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0
        ? "-cl-fp32-correctly-rounded-divide-sqrt"
        : "";
  }

  /** {@return a function of a program} */
  public cl_kernel newKernel(cl_program program, String function) {
    cl_kernel kernel = CL.clCreateKernel(program, function, null);
    releases.push(() -> CL.clReleaseKernel(kernel));
    return kernel;
  }

  /** {@return a buffer that holds nothing yet} */
  public cl_mem newBuffer(long byteSize) {
    return kept(CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, byteSize, null, null));
  }

  /** {@return a 2D image of four floats a texel, that holds nothing yet} */
  public cl_mem newImage(int width, int height) {
    cl_image_format format = new cl_image_format();
    format.image_channel_order = CL.CL_RGBA;
    format.image_channel_data_type = CL.CL_FLOAT;
    cl_image_desc shape = new cl_image_desc();
    shape.image_type = CL.CL_MEM_OBJECT_IMAGE2D;
    shape.image_width = width;
    shape.image_height = height;
    return kept(CL.clCreateImage(context, CL.CL_MEM_READ_WRITE, format, shape, null, null));
  }

  private cl_mem kept(cl_mem memory) {
    releases.push(() -> CL.clReleaseMemObject(memory));
    return memory;
  }

  /** Writes to the beginning of a buffer, and waits for it. */
  public void write(cl_mem buffer, long byteSize, Pointer source) {
    CL.clEnqueueWriteBuffer(queue, buffer, true, 0, byteSize, source, 0, null, null);
  }

  /** Reads the beginning of a buffer, and waits for it. */
  public void read(cl_mem buffer, long byteSize, Pointer target) {
    CL.clEnqueueReadBuffer(queue, buffer, true, 0, byteSize, target, 0, null, null);
  }

  /** Writes all of an image, and waits for it. */
  public void writeImage(cl_mem image, int width, int height, Pointer source) {
    long[] region = {width, height, 1};
    CL.clEnqueueWriteImage(queue, image, true, NO_OFFSET, region, 0, 0, source, 0, null, null);
  }

  /** Reads all of an image, and waits for it. */
  public void readImage(cl_mem image, int width, int height, Pointer target) {
    long[] region = {width, height, 1};
    CL.clEnqueueReadImage(queue, image, true, NO_OFFSET, region, 0, 0, target, 0, null, null);
  }

  /**
   * Maps the beginning of a buffer, waits for it, and unmaps it.
   *
   * @param flags what it is mapped for
   * @return the mapped memory, which is dead
   */
  public ByteBuffer mapAndUnmap(cl_mem buffer, long flags, long byteSize) {
    ByteBuffer mapped =
        CL.clEnqueueMapBuffer(queue, buffer, true, flags, 0, byteSize, 0, null, null, null);
    cl_event event = new cl_event();
    CL.clEnqueueUnmapMemObject(queue, buffer, mapped, 0, null, event);
    CL.clReleaseEvent(event);
    return mapped;
  }

  /**
   * An argument of a kernel.
   *
   * @param size in bytes
   * @param value where its value is; null for local memory
   */
  public record Argument(long size, @Nullable Pointer value) {}

  /**
   * A kernel with its arguments and range.
   *
   * @param local null if the driver chooses
   */
  @SuppressWarnings("ArrayRecordComponent") // calls are not compared
  public record Call(
      cl_kernel kernel,
      List<Argument> arguments,
      int dimensions,
      long[] global,
      long @Nullable [] local) {}

  /**
   * Sets the arguments, as a program does whose arguments change, and enqueues the kernel.
   *
   * @param event what becomes its event, for the caller to release; null for none
   */
  public void enqueue(Call call, @Nullable cl_event event) {
    List<Argument> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      CL.clSetKernelArg(call.kernel(), i, argument.size(), argument.value());
    }
    CL.clEnqueueNDRangeKernel(
        queue, call.kernel(), call.dimensions(), null, call.global(), call.local(), 0, null, event);
  }

  /** Waits for everything. */
  public void finish() {
    CL.clFinish(queue);
  }

  @Override
  public void close() {
    finish();
    releases.forEach(Runnable::run);
  }
}
