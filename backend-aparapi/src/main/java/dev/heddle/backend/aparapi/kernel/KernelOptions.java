package dev.heddle.backend.aparapi.kernel;

import dev.heddle.ImageFormat;
import dev.heddle.Launch.FloatMode;
import java.util.List;

/**
 * What a kernel's class is generated for.
 *
 * @param math what floating-point arithmetic may do
 * @param division how the device divides
 * @param arithmetic in what texels are converted
 * @param memories for each buffer and each image, in the order of the parameters, the number of the
 *     array that it lies in; arguments that share an array share the class's field for it
 * @param formats the formats of the images, in the order of the parameters; empty for a class that
 *     takes any
 */
record KernelOptions(
    FloatMode math,
    Division division,
    TexelFunctions.Arithmetic arithmetic,
    List<Integer> memories,
    List<ImageFormat> formats) {
  KernelOptions {
    memories = List.copyOf(memories);
    formats = List.copyOf(formats);
  }

  /** How a device divides floats. */
  enum Division {
    /** Correctly rounded. */
    EXACT,
    /** Not so; Aparapi has no way to ask for it, so that double has to help. */
    ROUGH
  }

  boolean exactDivision() {
    return division == Division.EXACT;
  }
}
