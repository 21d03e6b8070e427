package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Parameter.SamplerParameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement.ConstantSampler;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.WriteImage;
import dev.heddle.compiler.ir.VariableNames;
import dev.heddle.compiler.opencl.ExpressionPrinter.Loads;
import java.util.List;
import java.util.Map;

/** Prints what reads and writes texels. */
final class ImagePrinter {
  private final Lines lines;
  private final VariableNames names;
  private final ExpressionPrinter expressions;
  private final Map<ConstantSampler, String> samplers;

  ImagePrinter(
      Lines lines,
      VariableNames names,
      ExpressionPrinter expressions,
      Map<ConstantSampler, String> samplers) {
    this.lines = lines;
    this.names = names;
    this.expressions = expressions;
    this.samplers = samplers;
  }

  private String coordinates(List<Expression> coordinates) {
    String type = coordinates.getFirst().type() == ScalarType.FLOAT ? "float" : "int";
    return expressions.vector(type, coordinates, coordinates.size() == 3 ? 4 : 2);
  }

  /** Texels have been checked, and a work item that goes on after a fault keeps to the first. */
  private String guarded(String coordinates) {
    if (expressions.loads() == Loads.PLAIN) {
      return coordinates;
    }
    String first = coordinates.startsWith("(int") ? coordinates.substring(0, 6) + "(0)" : "0";
    return "faulted ? %s : %s".formatted(first, coordinates);
  }

  void read(ReadImage read) {
    boolean floats = read.results().getFirst().type() == ScalarType.FLOAT;
    String image = names.of(read.image());
    String sampler =
        read.sampler()
            .map(
                source ->
                    switch (source) {
                      case SamplerParameter p -> names.of(p) + ", ";
                      case ConstantSampler c -> samplers.get(c) + ", ";
                    })
            .orElse("");
    String at = coordinates(read.coordinates());
    String arguments =
        "(%s, %s%s)".formatted(image, sampler, read.sampler().isPresent() ? at : guarded(at));
    lines.add("{", read.location());
    if (floats) {
      lines.add("  const float4 texel = read_imagef%s;".formatted(arguments));
    } else {
      lines.add("  const int4 texel = %s_shape.w".formatted(image));
      lines.add("      ? as_int4(read_imageui%s)".formatted(arguments));
      lines.add("      : read_imagei%s;".formatted(arguments));
    }
    for (int i = 0; i < 4; i++) {
      lines.add("  %s = texel.%c;".formatted(names.of(read.results().get(i)), "xyzw".charAt(i)));
    }
    lines.add("}");
  }

  void write(WriteImage write) {
    boolean floats = write.texel().getFirst().type() == ScalarType.FLOAT;
    String image = names.of(write.image());
    String at = coordinates(write.coordinates());
    String texel = expressions.vector(floats ? "float" : "int", write.texel(), 4);
    if (floats) {
      lines.add("write_imagef(%s, %s, %s);".formatted(image, at, texel), write.location());
      return;
    }
    lines.add("if (%s_shape.w) {".formatted(image), write.location());
    lines.add("  write_imageui(%s, %s, as_uint4(%s));".formatted(image, at, texel));
    lines.add("} else {");
    lines.add("  write_imagei(%s, %s, %s);".formatted(image, at, texel));
    lines.add("}");
  }
}
