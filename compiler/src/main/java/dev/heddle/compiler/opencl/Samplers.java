package dev.heddle.compiler.opencl;

import dev.heddle.Sampler;
import dev.heddle.compiler.ir.Statement.ConstantSampler;

/** Prints the samplers that a kernel states itself. */
final class Samplers {
  private Samplers() {}

  static String text(ConstantSampler constant, String name) {
    Sampler sampler = constant.sampler();
    String coordinates =
        switch (sampler.coordinates()) {
          case NORMALIZED -> "CLK_NORMALIZED_COORDS_TRUE";
          case UNNORMALIZED -> "CLK_NORMALIZED_COORDS_FALSE";
        };
    String addressing =
        switch (sampler.addressing()) {
          // Without addressing, drivers read what lies beside the image; inside there is no
          // difference.
          case NONE, CLAMP_TO_EDGE -> "CLK_ADDRESS_CLAMP_TO_EDGE";
          case CLAMP -> "CLK_ADDRESS_CLAMP";
          case REPEAT -> "CLK_ADDRESS_REPEAT";
          case MIRRORED_REPEAT -> "CLK_ADDRESS_MIRRORED_REPEAT";
        };
    String filter =
        switch (sampler.filter()) {
          case NEAREST -> "CLK_FILTER_NEAREST";
          case LINEAR -> "CLK_FILTER_LINEAR";
        };
    return "__constant sampler_t %s =\n    %s | %s | %s;\n"
        .formatted(name, coordinates, addressing, filter);
  }
}
