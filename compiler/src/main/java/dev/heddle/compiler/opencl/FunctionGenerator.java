package dev.heddle.compiler.opencl;

import dev.heddle.ImageKind;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Parameter.ImageParameter;
import dev.heddle.compiler.ir.Parameter.LocalParameter;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement.ConstantSampler;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.VariableNames;
import dev.heddle.compiler.opencl.OpenClSource.Argument;
import dev.heddle.compiler.opencl.OpenClSource.Checked;
import dev.heddle.compiler.pass.AccessAnalysis;
import dev.heddle.compiler.pass.AccessAnalysis.Access;
import dev.heddle.compiler.pass.FaultResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Generates a kernel function with the constants and samplers that it has at program scope. */
final class FunctionGenerator {
  private final KernelCode kernel;
  private final OpenClOptions options;
  private final VariableNames names;
  private final String function;
  private final List<Argument> arguments = new ArrayList<>();
  private final List<String> parameters = new ArrayList<>();
  private final Map<ConstantSampler, String> samplers = new LinkedHashMap<>();

  private final Set<Helper> helpers;
  private final List<Checked> checked;
  private final String body;

  /**
   * Generates the function.
   *
   * @param taken the names at program scope that others have
   */
  FunctionGenerator(KernelCode kernel, OpenClOptions options, Set<String> taken) {
    this.kernel = kernel;
    this.options = options;
    Set<String> reserved = reserved(kernel);
    reserved.addAll(taken);
    this.names = new VariableNames(kernel, reserved, Identifiers::legal);
    this.function = names.fresh(kernel.simpleName());
    FaultResponse faults = FaultResponse.of(kernel);
    takeParameters(faults != FaultResponse.UNCHECKED);
    takeSamplers();
    StatementPrinter printer = new StatementPrinter(kernel, names, options, faults, samplers);
    this.body = printer.print();
    this.helpers = printer.helpers();
    this.checked = printer.checked();
  }

  /** Buffers bring a second name along, for their length. */
  private static Set<String> reserved(KernelCode kernel) {
    Set<String> reserved = new LinkedHashSet<>(Identifiers.RESERVED);
    for (Parameter parameter : kernel.parameters()) {
      reserved.add(Identifiers.legal(parameter.name()) + "_start");
      reserved.add(Identifiers.legal(parameter.name()) + "_length");
      reserved.add(Identifiers.legal(parameter.name()) + "_limit");
      reserved.add(Identifiers.legal(parameter.name()) + "_shape");
    }
    for (int d = 0; d < 3; d++) {
      reserved.add("range_" + d);
    }
    return reserved;
  }

  private void takeSamplers() {
    Statements.walk(
        kernel.body(),
        statement -> {
          if (statement instanceof ReadImage read
              && read.sampler().orElse(null) instanceof ConstantSampler constant) {
            samplers.computeIfAbsent(constant, c -> names.fresh(c.name()));
          }
        });
  }

  /** {@return how the function is called} */
  OpenClSource.Function function() {
    return new OpenClSource.Function(function, arguments, checked);
  }

  /** {@return what the function calls} */
  Set<Helper> helpers() {
    return helpers;
  }

  /** {@return the names that the kernel has at program scope} */
  List<String> programNames() {
    List<String> own = new ArrayList<>(samplers.values());
    kernel.constants().forEach(array -> own.add(names.of(array)));
    own.add(function);
    return own;
  }

  /** {@return the function, behind its constants and samplers} */
  String text() {
    StringBuilder text = new StringBuilder();
    samplers.forEach((sampler, name) -> text.append('\n').append(Samplers.text(sampler, name)));
    kernel.constants().forEach(array -> text.append('\n').append(constant(array)));
    text.append("\n__kernel void %s(\n".formatted(function));
    text.append(parameters.stream().map(p -> "    " + p).collect(Collectors.joining(",\n")));
    return text.append(") {\n").append(body).append("}\n").toString();
  }

  private void take(Argument argument, String text) {
    arguments.add(argument);
    parameters.add(text);
  }

  private void takeParameters(boolean checks) {
    AccessAnalysis accesses = new AccessAnalysis(kernel);
    for (Parameter parameter : kernel.parameters()) {
      String name = names.of(parameter instanceof ScalarParameter s ? s.variable() : parameter);
      switch (parameter) {
        case ScalarParameter p ->
            take(
                new Argument.Scalar(p),
                "const %s %s".formatted(ExpressionPrinter.type(p.type()), name));
        case BufferParameter p -> {
          String access = accesses.of(p).contains(Access.WRITE) ? "" : "const ";
          take(
              new Argument.Pointer(p),
              "__global %s%s *%s".formatted(access, ExpressionPrinter.type(p.element()), name));
          take(new Argument.Start(p), "const long %s_start".formatted(name));
          take(new Argument.Length(p), "const long %s_length".formatted(name));
        }
        case LocalParameter p -> {
          take(
              new Argument.LocalSize(p),
              "__local %s *%s".formatted(ExpressionPrinter.type(p.element()), name));
          take(new Argument.Length(p), "const long %s_length".formatted(name));
        }
        case ImageParameter p -> {
          Set<Access> access = accesses.of(p);
          String qualifier =
              !access.contains(Access.WRITE)
                  ? "__read_only"
                  : access.contains(Access.READ) ? "__read_write" : "__write_only";
          take(new Argument.Image(p), "%s %s %s".formatted(qualifier, imageType(p), name));
          take(new Argument.ImageShape(p), "const int4 %s_shape".formatted(name));
        }
        case SamplerParameter p ->
            take(new Argument.Sampler(p), "const sampler_t %s".formatted(name));
      }
    }
    if (options.range() == OpenClOptions.Range.PADDED) {
      for (int d = 0; d < 3; d++) {
        take(new Argument.RangeSize(d), "const int range_" + d);
      }
    }
    if (checks) {
      take(new Argument.FaultRecord(), "__global long *fault");
    }
  }

  private static String imageType(ImageParameter image) {
    return switch (image.kind()) {
      case IMAGE_1D -> "image1d_t";
      case IMAGE_1D_BUFFER -> "image1d_buffer_t";
      case IMAGE_1D_ARRAY -> "image1d_array_t";
      case IMAGE_2D -> "image2d_t";
      case IMAGE_2D_ARRAY -> "image2d_array_t";
      case IMAGE_3D -> "image3d_t";
    };
  }

  /** {@return the extensions of OpenCL C that the kernel uses} */
  Set<String> extensions() {
    Set<String> extensions = new LinkedHashSet<>();
    boolean doubles =
        body.contains("double ")
            || body.contains("double)")
            || helpers.stream().anyMatch(Helper::usesDouble)
            || kernel.constants().stream().anyMatch(a -> a.element() == ScalarType.DOUBLE)
            || kernel.parameters().stream().anyMatch(FunctionGenerator::isDouble);
    if (doubles) {
      extensions.add("cl_khr_fp64");
    }
    if (body.contains("atom_")) {
      extensions.add("cl_khr_int64_base_atomics");
      extensions.add("cl_khr_int64_extended_atomics");
    }
    if (writes3d()) {
      extensions.add("cl_khr_3d_image_writes");
    }
    return extensions;
  }

  private boolean writes3d() {
    boolean[] found = new boolean[1];
    Statements.walk(
        kernel.body(),
        s ->
            found[0] |=
                s instanceof WriteImage write && write.image().kind() == ImageKind.IMAGE_3D);
    return found[0];
  }

  private static boolean isDouble(Parameter parameter) {
    return switch (parameter) {
      case ScalarParameter p -> p.type() == ScalarType.DOUBLE;
      case BufferParameter p -> p.element() == ScalarType.DOUBLE;
      case LocalParameter p -> p.element() == ScalarType.DOUBLE;
      case ImageParameter _, SamplerParameter _ -> false;
    };
  }

  /** The macros of OpenCL C are no compile-time constants to NVIDIA's compiler. */
  private static Optional<String> notFinite(Constant value) {
    double number =
        switch (value.type()) {
          case FLOAT -> value.floatValue();
          case DOUBLE -> value.doubleValue();
          default -> 0;
        };
    String suffix = value.type() == ScalarType.FLOAT ? "f" : "";
    if (Double.isNaN(number)) {
      return Optional.of("0.0%s / 0.0%s".formatted(suffix, suffix));
    }
    return Double.isInfinite(number)
        ? Optional.of("%s1.0%s / 0.0%s".formatted(number < 0 ? "-" : "", suffix, suffix))
        : Optional.empty();
  }

  private String constant(ConstantArray array) {
    ExpressionPrinter printer = new ExpressionPrinter(names, options);
    String values =
        array.values().stream()
            .map(value -> notFinite(value).orElseGet(() -> printer.print(value)))
            .collect(Collectors.joining(", "));
    return "__constant %s %s[%d] = {%s};\n"
        .formatted(
            ExpressionPrinter.type(array.element()),
            names.of(array),
            Math.max(1, array.values().size()),
            values.isEmpty() ? "0" : values);
  }
}
