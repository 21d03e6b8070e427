package dev.heddle.tck.contract;

import dev.heddle.Image;
import dev.heddle.ImageKind;
import dev.heddle.Region;
import dev.heddle.Sampler;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a sampler reads, in double precision: OpenCL C 3.0, section 8.2, over texels that go on
 * without end in every direction as the addressing mode says.
 */
final class SamplerModel {
  /** How far beside a texel a normalized coordinate may be for it to be read, in texels. */
  private static final double NEAREST_SLACK = 0x1p-9;

  /** The fraction in which hardware may blend. */
  private static final double BLEND_STEP = 0x1p-8;

  private static final double RELATIVE = 0x1p-20;

  private final ImageKind kind;
  private final long[] size;
  private final byte[] bytes;
  private final int texelBytes;
  private final TexelModel format;

  /**
   * Takes an image's texels.
   *
   * @param bytes all of them, packed
   */
  SamplerModel(Image image, byte[] bytes) {
    Region region = image.region();
    this.kind = image.kind();
    this.size = new long[] {region.width(), region.height(), region.depth()};
    this.bytes = bytes;
    this.texelBytes = image.format().byteSize();
    this.format = new TexelModel(image.format());
  }

  long size(int dimension) {
    return size[dimension];
  }

  /**
   * {@return why a value is none that NEAREST may read, or {@code null} if it is one}
   *
   * @param at a coordinate for each dimension, and the layer
   */
  @Nullable String nearestError(Sampler sampler, double[] at, double[] read) {
    double slack = normalized(sampler) ? NEAREST_SLACK : 0;
    long[][] taps = taps(sampler, at, slack, 0);
    StringBuilder candidates = new StringBuilder();
    for (long z : taps[2]) {
      for (long y : taps[1]) {
        for (long x : taps[0]) {
          double[] texel = texel(x, y, z);
          if (format.reads(texel, read)) {
            return null;
          }
          candidates.append(' ').append(Arrays.toString(texel));
        }
      }
    }
    return "%s at %s read %s, and may read%s"
        .formatted(sampler, Arrays.toString(at), Arrays.toString(read), candidates);
  }

  /**
   * {@return why a value is too far from what LINEAR reads, or {@code null} if it is near enough}
   */
  @Nullable String linearError(Sampler sampler, double[] at, double[] read) {
    double[] exact = blend(sampler, at);
    // A coordinate between two pairs of texels may be taken to be in either.
    long[][] taps = taps(sampler, at, NEAREST_SLACK, 0.5);
    for (int c = 0; c < 4; c++) {
      double least = Double.POSITIVE_INFINITY;
      double largest = Double.NEGATIVE_INFINITY;
      for (long z : taps[2]) {
        for (long y : taps[1]) {
          for (long x : taps[0]) {
            double value = texel(x, y, z)[c];
            least = Math.min(least, value);
            largest = Math.max(largest, value);
          }
        }
      }
      double bound =
          kind.dimensions() * BLEND_STEP * (largest - least)
              + RELATIVE * Math.max(Math.abs(least), Math.abs(largest));
      if (!(Math.abs(read[c] - exact[c]) <= bound)) {
        return "%s at %s read %s, which is over %s from %s"
            .formatted(
                sampler, Arrays.toString(at), Arrays.toString(read), bound, Arrays.toString(exact));
      }
    }
    return null;
  }

  private double[] blend(Sampler sampler, double[] at) {
    double[] sum = new double[4];
    for (int corner = 0; corner < 8; corner++) {
      double weight = 1;
      long[] place = new long[3];
      for (int d = 0; d < 3; d++) {
        int high = corner >> d & 1;
        if (d < kind.dimensions()) {
          double u = texels(sampler, at[d], d) - 0.5;
          double fraction = u - Math.floor(u);
          weight *= high == 1 ? fraction : 1 - fraction;
          place[d] = address(sampler, (long) Math.floor(u) + high, size[d]);
        } else {
          weight *= 1 - high;
          place[d] = fixed(at, d);
        }
      }
      if (weight != 0) {
        double[] texel = texel(place[0], place[1], place[2]);
        for (int c = 0; c < 4; c++) {
          sum[c] += weight * texel[c];
        }
      }
    }
    return sum;
  }

  /**
   * {@return the texels that may be read, for each dimension}
   *
   * @param slack how far the coordinate may be off
   * @param reach how far from it texels are taken: 0 for the one it is in, 0.5 for those blended
   */
  private long[][] taps(Sampler sampler, double[] at, double slack, double reach) {
    long[][] taps = new long[3][];
    for (int d = 0; d < 3; d++) {
      if (d < kind.dimensions()) {
        double u = texels(sampler, at[d], d);
        int dimension = d;
        taps[d] =
            LongStream.rangeClosed(
                    (long) Math.floor(u - slack - reach), (long) Math.floor(u + slack + reach))
                .map(i -> address(sampler, i, size[dimension]))
                .distinct()
                .toArray();
      } else {
        taps[d] = new long[] {fixed(at, d)};
      }
    }
    return taps;
  }

  /** A layer is clamped; a dimension that the kind does not have has one texel. */
  private long fixed(double[] at, int d) {
    return d == kind.dimensions() && kind.isArray() ? Math.clamp((long) at[d], 0, size[d] - 1) : 0;
  }

  private static boolean normalized(Sampler sampler) {
    return sampler.coordinates() == Sampler.Coordinates.NORMALIZED;
  }

  private double texels(Sampler sampler, double coordinate, int d) {
    return normalized(sampler) ? coordinate * size[d] : coordinate;
  }

  /** {@return the texel that stands at a place, or -1 for the border} */
  private static long address(Sampler sampler, long i, long size) {
    return switch (sampler.addressing()) {
      case NONE, CLAMP_TO_EDGE -> Math.clamp(i, 0, size - 1);
      case CLAMP -> i < 0 || i >= size ? -1 : i;
      case REPEAT -> Math.floorMod(i, size);
      case MIRRORED_REPEAT -> {
        long inPair = Math.floorMod(i, 2 * size);
        yield Math.min(inPair, 2 * size - 1 - inPair);
      }
    };
  }

  private double[] texel(long x, long y, long z) {
    return x < 0 || y < 0 || z < 0
        ? format.border()
        : format.decode(bytes, Math.toIntExact(((z * size[1] + y) * size[0] + x) * texelBytes));
  }
}
