package dev.heddle.backend.jocl;

import dev.heddle.ChannelType;
import dev.heddle.Int4;
import dev.heddle.KernelCompilationException;
import dev.heddle.Launch;
import dev.heddle.NDRange;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.opencl.OpenClGenerator;
import dev.heddle.compiler.opencl.OpenClOptions;
import dev.heddle.compiler.opencl.OpenClSource;
import dev.heddle.compiler.opencl.OpenClSource.Argument;
import dev.heddle.compiler.opencl.OpenClSource.Checked;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.ImageRequest;
import dev.heddle.spi.KernelArgument;
import dev.heddle.spi.KernelRequest;
import dev.heddle.spi.RecordKernel;
import dev.heddle.spi.host.FaultReason;
import dev.heddle.spi.host.PaddedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;

/**
 * A kernel record as a kernel in OpenCL C.
 *
 * <p>Without barriers and local memory its range may be padded, so that a size with no good divisor
 * is as fast as any: work items beyond the range return at once.
 */
final class JavaKernel implements DriverKernel {
  /** What an argument of the kernel function is made from. */
  private record Call(
      List<KernelArgument> arguments, NDRange range, @Nullable JoclBuffer faultRecord) {}

  private final RecordKernel kernel;
  private final JoclProgram program;

  /** How many kernels have not been released of those in the program. */
  private final AtomicInteger users;

  private final JoclKernel function;
  private final List<Function<Call, KernelArgument>> arguments;
  private final List<Checked> checked;
  private final boolean findsFaults;
  private final boolean padded;

  private JavaKernel(
      RecordKernel kernel,
      OpenClSource.Function function,
      OpenClOptions.Range range,
      JoclProgram program,
      AtomicInteger users) {
    this.kernel = kernel;
    this.program = program;
    this.users = users;
    this.function = program.kernel(function.name());
    this.arguments = function.arguments().stream().map(this::binding).toList();
    this.checked = function.checked();
    this.findsFaults = function.arguments().contains(new Argument.FaultRecord());
    this.padded = range == OpenClOptions.Range.PADDED;
  }

  /** {@return kernels in one program, which goes when the last of them does} */
  static List<DriverKernel> compile(List<KernelRequest> requests, Programs programs) {
    Launch.FloatMode math = requests.getFirst().math();
    List<OpenClGenerator.Part> parts =
        requests.stream().map(request -> part(request, programs)).toList();
    OpenClSource source = OpenClGenerator.generate(parts, math);
    JoclProgram program;
    try {
      program = programs.build(source.text(), programs.options(math));
    } catch (KernelCompilationException e) {
      throw new KernelCompilationException(
          "%s: the OpenCL C made from it is not taken by the device's compiler; please report this with the text below%n%s"
              .formatted(
                  requests.stream()
                      .map(request -> request.kernel().toString())
                      .collect(Collectors.joining(", ")),
                  e.getMessage()),
          e);
    }
    AtomicInteger users = new AtomicInteger(requests.size());
    List<DriverKernel> kernels = new ArrayList<>();
    try {
      for (int i = 0; i < requests.size(); i++) {
        kernels.add(
            new JavaKernel(
                requests.get(i).kernel(),
                source.functions().get(i),
                parts.get(i).range(),
                program,
                users));
      }
    } catch (RuntimeException | Error e) {
      // Those that are made hold nothing but a share in the program, and nobody has them.
      program.release();
      throw e;
    }
    return kernels;
  }

  private static OpenClGenerator.Part part(KernelRequest request, Programs programs) {
    KernelCode code = programs.suited(request.code(), request.math());
    return new OpenClGenerator.Part(
        code, dependsOnGroups(code) ? OpenClOptions.Range.EXACT : OpenClOptions.Range.PADDED);
  }

  private static boolean dependsOnGroups(KernelCode code) {
    return Statements.contain(code.body(), Barrier.class)
        || code.parameters().stream().anyMatch(LocalParameter.class::isInstance);
  }

  /** {@return the kernel's class} */
  RecordKernel kernel() {
    return kernel;
  }

  /** {@return whether a launch takes a fault record} */
  boolean findsFaults() {
    return findsFaults;
  }

  /**
   * {@return what a code says that is found in a fault record}
   *
   * @param code not 0
   * @param index the index in the record
   * @param length the length in the record
   */
  String reason(int code, long index, long length, List<KernelArgument> launched) {
    return FaultReason.of(checked, code, index, length, launched);
  }

  /**
   * {@return the launch's event}
   *
   * @param faultRecord where the kernel tells of a fault, if it finds them
   */
  cl_event enqueue(
      NativeCalls calls,
      Command.LaunchRecord launch,
      @Nullable JoclBuffer faultRecord,
      cl_event... waits) {
    Call call = new Call(launch.arguments(), launch.range(), faultRecord);
    List<KernelArgument> values = new ArrayList<>(arguments.size());
    for (Function<Call, KernelArgument> argument : arguments) {
      values.add(argument.apply(call));
    }
    NDRange range = launch.range();
    if (padded && !range.hasLocalSize()) {
      range = PaddedRange.of(range, function.maxGroupSize());
    }
    return function.enqueue(calls, values, range, waits);
  }

  private Function<Call, KernelArgument> binding(Argument argument) {
    return switch (argument) {
      case Argument.Scalar(var parameter) -> {
        Function<List<KernelArgument>, Object> scalar = kernel.scalar(parameter);
        yield call -> new KernelArgument.Value(inOpenCl(scalar.apply(call.arguments)));
      }
      case Argument.Pointer(var parameter) -> {
        int component = parameter.path().getFirst();
        yield call -> whole((KernelArgument.Buffer) call.arguments.get(component));
      }
      case Argument.Start(var parameter) -> {
        int component = parameter.path().getFirst();
        yield call ->
            new KernelArgument.Value(start((KernelArgument.Buffer) call.arguments.get(component)));
      }
      case Argument.Image(var parameter) -> given(parameter);
      case Argument.Sampler(var parameter) -> given(parameter);
      case Argument.LocalSize(var parameter) -> given(parameter);
      case Argument.Length(var parameter) -> {
        int component = parameter.path().getFirst();
        yield call -> new KernelArgument.Value(length(call.arguments.get(component)));
      }
      case Argument.ImageShape(var parameter) -> {
        int component = parameter.path().getFirst();
        yield call ->
            new KernelArgument.Value(shape((KernelArgument.Texels) call.arguments.get(component)));
      }
      case Argument.RangeSize(int dimension) ->
          call -> new KernelArgument.Value(call.range.globalSize().at(dimension));
      case Argument.FaultRecord() -> call -> faultRecord(call);
    };
  }

  private static Function<Call, KernelArgument> given(Parameter parameter) {
    int component = parameter.path().getFirst();
    return call -> call.arguments.get(component);
  }

  /** See {@link PartInWhole}. */
  private static KernelArgument.Buffer whole(KernelArgument.Buffer argument) {
    JoclBuffer buffer = (JoclBuffer) argument.buffer();
    return buffer.isPart()
        ? new KernelArgument.Buffer(
            buffer.whole(),
            argument.element(),
            argument.length(),
            argument.access(),
            argument.name())
        : argument;
  }

  private static long start(KernelArgument.Buffer argument) {
    return ((JoclBuffer) argument.buffer()).offset() / argument.element().byteSize();
  }

  private static Object inOpenCl(Object scalar) {
    return scalar instanceof Boolean truth ? (byte) (truth ? 1 : 0) : scalar;
  }

  private static long length(KernelArgument argument) {
    return switch (argument) {
      case KernelArgument.Buffer buffer -> buffer.length();
      case KernelArgument.LocalMemory local -> local.length();
      default -> throw new AssertionError("no length: " + argument);
    };
  }

  private static Int4 shape(KernelArgument.Texels argument) {
    ImageRequest image = ((JoclImage) argument.image()).request();
    return new Int4(
        image.width(),
        image.height(),
        Math.max(image.depth(), image.arrayLayers()),
        image.format().type().sample() == ChannelType.Sample.UNSIGNED_INT ? 1 : 0);
  }

  private static KernelArgument faultRecord(Call call) {
    return new KernelArgument.Buffer(
        java.util.Objects.requireNonNull(call.faultRecord),
        dev.heddle.spi.ElementType.LONG,
        Argument.FaultRecord.LONGS,
        dev.heddle.KernelAccess.READ_WRITE,
        "fault");
  }

  @Override
  public void release() {
    if (users.decrementAndGet() == 0) {
      program.release();
    }
  }
}
