package dev.heddle.bench.contender;

import dev.heddle.Dim3;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.bench.kernels.Slot;
import dev.heddle.bench.kernels.Stage;
import dev.heddle.bench.kernels.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_image_desc;
import org.jocl.cl_image_format;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/**
 * A workload through JOCL. Arguments are set at each launch, as a program does whose arguments
 * change.
 */
@SuppressWarnings("ArrayRecordComponent") // calls are not compared
final class OpenClRun implements Prepared {
  private final Workload workload;
  private final cl_context context;
  private final cl_command_queue queue;
  private final cl_program program;
  private final Map<Slot, cl_mem> memory = new LinkedHashMap<>();
  private final Map<String, cl_kernel> kernels = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();

  private record Argument(long size, @Nullable Pointer value) {}

  private record Call(
      cl_kernel kernel,
      List<Argument> arguments,
      int dimensions,
      long[] global,
      long @Nullable [] local) {}

  OpenClRun(cl_platform_id platform, cl_device_id device, Workload workload) {
    this.workload = workload;
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, platform);
    context = CL.clCreateContext(properties, 1, new cl_device_id[] {device}, null, null, null);
    queue = newQueue(device);
    program =
        CL.clCreateProgramWithSource(
            context, 1, new String[] {workload.openClSource()}, null, null);
    CL.clBuildProgram(program, 1, new cl_device_id[] {device}, "", null, null);
    for (Slot input : workload.inputs()) {
      transfer(input, Direction.TO_DEVICE);
    }
    workload.stages().forEach(stage -> calls.add(call(stage)));
  }

  /** The call that OpenCL 1.2 has; later versions keep it. */
  @SuppressWarnings("deprecation")
  private cl_command_queue newQueue(cl_device_id device) {
    return CL.clCreateCommandQueue(context, device, 0, null);
  }

  private Call call(Stage stage) {
    cl_kernel kernel =
        kernels.computeIfAbsent(
            stage.functionName(), name -> CL.clCreateKernel(program, name, null));
    NDRange range = stage.range();
    long[] global = sizes(range.globalSize());
    long @Nullable [] local = range.hasLocalSize() ? sizes(range.localSize()) : null;
    return new Call(
        kernel,
        stage.arguments().stream().map(this::argument).toList(),
        range.dimensions(),
        global,
        local);
  }

  private static long[] sizes(Dim3 sizes) {
    return new long[] {sizes.x(), sizes.y(), sizes.z()};
  }

  private Argument argument(Object argument) {
    return switch (argument) {
      case Slot slot -> new Argument(Sizeof.cl_mem, Pointer.to(memory(slot)));
      case Integer value -> new Argument(Sizeof.cl_int, Pointer.to(new int[] {value}));
      case Float value -> new Argument(Sizeof.cl_float, Pointer.to(new float[] {value}));
      case Double value -> new Argument(Sizeof.cl_double, Pointer.to(new double[] {value}));
      case Local.OfInt local -> new Argument(local.length() * Integer.BYTES, null);
      case Local.OfFloat local -> new Argument(local.length() * Float.BYTES, null);
      case Local.OfDouble local -> new Argument(local.length() * Double.BYTES, null);
      default -> throw new IllegalArgumentException("no argument of OpenCL C: " + argument);
    };
  }

  private cl_mem memory(Slot slot) {
    return memory.computeIfAbsent(slot, this::allocate);
  }

  private cl_mem allocate(Slot slot) {
    if (slot instanceof Slot.Texels(float[] values, int width, int height)) {
      cl_image_format format = new cl_image_format();
      format.image_channel_order = CL.CL_RGBA;
      format.image_channel_data_type = CL.CL_FLOAT;
      cl_image_desc shape = new cl_image_desc();
      shape.image_type = CL.CL_MEM_OBJECT_IMAGE2D;
      shape.image_width = width;
      shape.image_height = height;
      return CL.clCreateImage(context, CL.CL_MEM_READ_WRITE, format, shape, null, null);
    }
    long bytes = slot.segment().byteSize();
    return CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, bytes, null, null);
  }

  private enum Direction {
    TO_DEVICE,
    TO_HOST
  }

  private void transfer(Slot slot, Direction direction) {
    cl_mem mem = memory(slot);
    Pointer host =
        switch (slot) {
          case Slot.Floats(float[] values) -> Pointer.to(values);
          case Slot.Doubles(double[] values) -> Pointer.to(values);
          case Slot.Ints(int[] values) -> Pointer.to(values);
          case Slot.Texels(float[] values, int width, int height) -> Pointer.to(values);
        };
    if (slot instanceof Slot.Texels(float[] values, int width, int height)) {
      long[] origin = {0, 0, 0};
      long[] region = {width, height, 1};
      if (direction == Direction.TO_DEVICE) {
        CL.clEnqueueWriteImage(queue, mem, true, origin, region, 0, 0, host, 0, null, null);
      } else {
        CL.clEnqueueReadImage(queue, mem, true, origin, region, 0, 0, host, 0, null, null);
      }
      return;
    }
    long bytes = slot.segment().byteSize();
    if (direction == Direction.TO_DEVICE) {
      CL.clEnqueueWriteBuffer(queue, mem, true, 0, bytes, host, 0, null, null);
    } else {
      CL.clEnqueueReadBuffer(queue, mem, true, 0, bytes, host, 0, null, null);
    }
  }

  @Override
  public void run() {
    for (Call call : calls) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Argument argument = call.arguments().get(i);
        CL.clSetKernelArg(call.kernel(), i, argument.size(), argument.value());
      }
      CL.clEnqueueNDRangeKernel(
          queue,
          call.kernel(),
          call.dimensions(),
          null,
          call.global(),
          call.local(),
          0,
          null,
          null);
    }
    CL.clFinish(queue);
  }

  @Override
  public void fetch() {
    workload.outputs().forEach(output -> transfer(output, Direction.TO_HOST));
  }

  @Override
  public void close() {
    kernels.values().forEach(CL::clReleaseKernel);
    CL.clReleaseProgram(program);
    memory.values().forEach(CL::clReleaseMemObject);
    CL.clReleaseCommandQueue(queue);
    CL.clReleaseContext(context);
  }
}
