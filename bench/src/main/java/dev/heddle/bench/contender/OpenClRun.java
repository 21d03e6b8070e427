package dev.heddle.bench.contender;

import dev.heddle.Dim3;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.bench.kernels.Slot;
import dev.heddle.bench.kernels.Stage;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.opencl.OpenClDevice;
import dev.heddle.bench.opencl.RawOpenCl;
import dev.heddle.bench.opencl.RawOpenCl.Argument;
import dev.heddle.bench.opencl.RawOpenCl.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;

/** A workload in OpenCL C, called through JOCL. */
final class OpenClRun implements Prepared {
  private final Workload workload;
  private final RawOpenCl openCl;
  private final cl_program program;
  private final Map<Slot, cl_mem> memory = new LinkedHashMap<>();
  private final Map<String, cl_kernel> kernels = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();

  OpenClRun(OpenClDevice device, Workload workload) {
    this.workload = workload;
    openCl = RawOpenCl.open(device);
    program = openCl.build(workload.openClSource());
    workload.inputs().forEach(this::write);
    workload.stages().forEach(stage -> calls.add(call(stage)));
  }

  private Call call(Stage stage) {
    cl_kernel kernel =
        kernels.computeIfAbsent(stage.functionName(), name -> openCl.newKernel(program, name));
    NDRange range = stage.range();
    long @Nullable [] local = range.hasLocalSize() ? sizes(range.localSize()) : null;
    return new Call(
        kernel,
        stage.arguments().stream().map(this::argument).toList(),
        range.dimensions(),
        sizes(range.globalSize()),
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
    return memory.computeIfAbsent(
        slot,
        s ->
            s instanceof Slot.Texels(float[] values, int width, int height)
                ? openCl.newImage(width, height)
                : openCl.newBuffer(s.segment().byteSize()));
  }

  private static Pointer host(Slot slot) {
    return switch (slot) {
      case Slot.Floats(float[] values) -> Pointer.to(values);
      case Slot.Doubles(double[] values) -> Pointer.to(values);
      case Slot.Ints(int[] values) -> Pointer.to(values);
      case Slot.Texels(float[] values, int width, int height) -> Pointer.to(values);
    };
  }

  private void write(Slot slot) {
    if (slot instanceof Slot.Texels(float[] values, int width, int height)) {
      openCl.writeImage(memory(slot), width, height, host(slot));
    } else {
      openCl.write(memory(slot), slot.segment().byteSize(), host(slot));
    }
  }

  @Override
  public void run() {
    calls.forEach(call -> openCl.enqueue(call, null));
    openCl.finish();
  }

  @Override
  public void fetch() {
    for (Slot output : workload.outputs()) {
      if (output instanceof Slot.Texels(float[] values, int width, int height)) {
        openCl.readImage(memory(output), width, height, host(output));
      } else {
        openCl.read(memory(output), output.segment().byteSize(), host(output));
      }
    }
  }

  @Override
  public void close() {
    openCl.close();
  }
}
