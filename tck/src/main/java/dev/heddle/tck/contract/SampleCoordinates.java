package dev.heddle.tck.contract;

import dev.heddle.Image;
import dev.heddle.ImageKind;
import dev.heddle.Region;
import dev.heddle.Sampler;
import dev.heddle.Sampler.Addressing;
import dev.heddle.Sampler.Coordinates;
import dev.heddle.Sampler.Filter;
import java.util.Random;

/**
 * Where to read an image through a sampler: at, between and beside texels, at the edges, far
 * outside where the sampler's addressing says what is there, and anywhere.
 */
final class SampleCoordinates {
  private final Sampler sampler;
  private final ImageKind kind;
  private final long[] size;
  private final Random random;

  SampleCoordinates(Sampler sampler, Image image, Random random) {
    Region region = image.region();
    this.sampler = sampler;
    this.kind = image.kind();
    this.size = new long[] {region.width(), region.height(), region.depth()};
    this.random = random;
  }

  /**
   * {@return a coordinate, or a layer}
   *
   * @param i the number of the read
   * @param d which coordinate
   */
  float next(int i, int d) {
    double n = size[d];
    if (d >= kind.dimensions()) {
      return kind.isArray() ? random.nextInt(Math.toIntExact(size[d]) + 4) - 2 : 0;
    }
    double[] special = sampler.addressing() == Addressing.NONE ? inside(n) : anywhere(n);
    // Each dimension starts elsewhere, so that their special places meet in many ways.
    int pick = i + 7 * d;
    double texels =
        pick < 2 * special.length
            ? special[pick % special.length]
            : between(special[0], special[special.length - 1]);
    return sampler.coordinates() == Coordinates.NORMALIZED
        ? (float) (texels / n)
        : Math.min((float) texels, sampler.addressing() == Addressing.NONE ? below(n) : 1e7f);
  }

  private static float below(double n) {
    return Math.nextDown((float) n);
  }

  private double between(double least, double largest) {
    return least + random.nextDouble() * (largest - least);
  }

  /** Where nothing outside the image is read, not even by a device that is off by what it may. */
  private double[] inside(double n) {
    double margin =
        sampler.filter() == Filter.LINEAR
            ? 0.5 + 0x1p-8
            : sampler.coordinates() == Coordinates.NORMALIZED ? 0x1p-8 : 0;
    return new double[] {margin, 1, 1.25, 1.5, 1.999_999, 2, 0.5 * n, n - 1, n - margin};
  }

  private double[] anywhere(double n) {
    boolean repeats =
        sampler.addressing() == Addressing.REPEAT
            || sampler.addressing() == Addressing.MIRRORED_REPEAT;
    // Numbers that are large lose the fraction that repeating is about.
    double far = repeats ? 3 * n + 0.3 : 1e6;
    return new double[] {
      -2.0 * n - 0.7,
      -far,
      -n,
      -1.5,
      -1,
      -0.75,
      -0.5,
      -0.25,
      -1e-3,
      -1e-6,
      0,
      1e-6,
      0.25,
      0.5,
      1,
      1.5,
      1.999_999,
      2,
      2.75,
      0.5 * n,
      n - 1,
      n - 0.5,
      n - 0.25,
      n - 1e-6,
      n,
      n + 0.25,
      n + 0.5,
      n + 1,
      2.0 * n,
      2.0 * n + 0.5,
      far,
      3.0 * n + 0.7
    };
  }
}
