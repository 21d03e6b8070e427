package dev.heddle.backend.jocl;

import dev.heddle.DeviceFeature;
import dev.heddle.KernelCompilationException;
import dev.heddle.Launch;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.pass.RoundedProducts;
import dev.heddle.spi.DriverProgram.Signature;
import dev.heddle.spi.host.SignalHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jocl.CL;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_program;

/** Builds programs of a context, or takes them from the cache. */
final class Programs {
  /** Has the compiler keep the names and types of parameters. */
  private static final String ARGUMENT_INFO = "-cl-kernel-arg-info";

  private final JoclDevice device;
  private final cl_context context;
  private final Samplers samplers;
  private final Set<DriverQuirk> quirks;
  private final ProgramCache cache;

  Programs(JoclDevice device, cl_context context, Samplers samplers, Set<DriverQuirk> quirks) {
    this.quirks = quirks;
    this.device = device;
    this.context = context;
    this.samplers = samplers;
    this.cache = ProgramCache.of(device);
  }

  /** {@return a kernel as the driver compiles it rightly} */
  KernelCode suited(KernelCode code, Launch.FloatMode math) {
    return math == Launch.FloatMode.STRICT && quirks.contains(DriverQuirk.CONSTANT_PRODUCTS_FUSED)
        ? RoundedProducts.of(code)
        : code;
  }

  /** {@return the options with which generated programs keep what is asked of arithmetic} */
  List<String> options(Launch.FloatMode math) {
    return switch (math) {
      case FAST -> List.of("-cl-fast-relaxed-math");
      case STRICT ->
          device.info().features().contains(DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT)
              ? List.of("-cl-fp32-correctly-rounded-divide-sqrt")
              : List.of();
    };
  }

  JoclProgram build(String source, List<String> options) {
    List<String> all = new ArrayList<>(options);
    if (!all.contains(ARGUMENT_INFO)) {
      all.add(ARGUMENT_INFO);
    }
    String line = String.join(" ", all);
    // What is included may change without the source.
    ProgramCache.Key key = source.contains("#include") ? null : cache.key(source, line);
    if (key != null) {
      Optional<JoclProgram> cached = cache.find(key).flatMap(entry -> load(entry, line));
      if (cached.isPresent()) {
        return cached.get();
      }
    }
    JoclProgram program = compile(source, line);
    if (key != null) {
      program
          .binary()
          .ifPresent(b -> cache.store(key, new ProgramCache.Entry(program.kernels(), b)));
    }
    return program;
  }

  private JoclProgram compile(String source, String options) {
    int[] error = new int[1];
    cl_program handle =
        CL.clCreateProgramWithSource(context, 1, new String[] {source}, null, error);
    ClError.check(error[0], "clCreateProgramWithSource");
    try {
      int built = build(handle, options);
      if (built != CL.CL_SUCCESS) {
        throw failed(handle, built, source, options);
      }
      return JoclProgram.of(handle, KernelSignatures.of(handle), samplers);
    } catch (RuntimeException | Error e) {
      CL.clReleaseProgram(handle);
      throw e;
    }
  }

  /** {@return a program from the cache, if the driver takes it} */
  private Optional<JoclProgram> load(ProgramCache.Entry entry, String options) {
    byte[] binary = entry.binary();
    int[] status = new int[1];
    int[] error = new int[1];
    cl_program handle =
        CL.clCreateProgramWithBinary(
            context,
            1,
            new cl_device_id[] {device.id()},
            new long[] {binary.length},
            new byte[][] {binary},
            status,
            error);
    if (handle == null) {
      return Optional.empty();
    }
    try {
      List<Signature> signatures = entry.signatures();
      if (error[0] == CL.CL_SUCCESS
          && status[0] == CL.CL_SUCCESS
          && build(handle, options) == CL.CL_SUCCESS) {
        return Optional.of(JoclProgram.of(handle, signatures, samplers));
      }
    } catch (RuntimeException e) {
      CL.clReleaseProgram(handle);
      return Optional.empty(); // it is built from source, and takes the entry's place
    }
    CL.clReleaseProgram(handle);
    return Optional.empty();
  }

  private int build(cl_program program, String options) {
    return SignalHandlers.keptDuring(
        () -> CL.clBuildProgram(program, 1, new cl_device_id[] {device.id()}, options, null, null));
  }

  private KernelCompilationException failed(
      cl_program program, int error, String source, String options) {
    String log =
        new Info(
                "clGetProgramBuildInfo",
                (name, size, value, needed) ->
                    CL.clGetProgramBuildInfo(program, device.id(), name, size, value, needed))
            .text(CL.CL_PROGRAM_BUILD_LOG);
    return new KernelCompilationException(
        "the program does not build for %s with options \"%s\" (%s)%n%s"
            .formatted(
                device.info().name(), options, ClError.name(error), BuildLog.quote(log, source)));
  }
}
