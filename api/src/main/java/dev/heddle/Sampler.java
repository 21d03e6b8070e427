package dev.heddle;

import java.util.Objects;

/**
 * How a kernel reads an image: what a coordinate means, what lies outside, and whether texels are
 * blended. A sampler is a value; it belongs to no context and needs no closing.
 *
 * <p>With {@link Filter#NEAREST}, coordinates that are not normalized, and the addressing modes
 * NONE (in range), CLAMP_TO_EDGE or CLAMP, every backend reads the same texel ({@link Rule#IMG_6}).
 * Elsewhere results stay within this table of the exact value. In it {@code u} is 2<sup>-8</sup>,
 * the fraction in which hardware may blend, and {@code range} is the difference of the largest and
 * the smallest texel that are blended.
 *
 * <table>
 * <caption>Bounds</caption>
 * <tr><th>filter</th><th>coordinates</th><th>bound</th></tr>
 * <tr><td>NEAREST</td><td>normalized</td><td>a texel whose distance from the coordinate is at most
 * half a texel plus 2<sup>-9</sup> texels per dimension</td></tr>
 * <tr><td>LINEAR</td><td>either</td><td>{@code u * range} for each dimension that is blended, plus
 * 2<sup>-20</sup> times the largest magnitude</td></tr>
 * </table>
 *
 * <p>Layers of arrays are not blended; a layer outside the array is clamped into it.
 *
 * @param coordinates what a coordinate means
 * @param addressing what lies outside the image
 * @param filter whether texels are blended
 */
public record Sampler(Coordinates coordinates, Addressing addressing, Filter filter) {
  /** What a coordinate means. */
  public enum Coordinates {
    /** 0 to 1 spans the image. */
    NORMALIZED,
    /** Texels: texel i spans i to i + 1. */
    UNNORMALIZED
  }

  /** What lies outside the image. */
  public enum Addressing {
    /** Coordinates are promised to be inside; elsewhere the texel is unspecified. */
    NONE,
    /** The nearest texel of the edge. */
    CLAMP_TO_EDGE,
    /** The border colour: 0, with alpha 1 for formats without alpha. */
    CLAMP,
    /** The image again and again; needs normalized coordinates. */
    REPEAT,
    /** The image and its mirror in turns; needs normalized coordinates. */
    MIRRORED_REPEAT
  }

  /** Whether texels are blended. */
  public enum Filter {
    /** The texel that holds the coordinate. */
    NEAREST,
    /** The two, four or eight nearest texels, weighted; for formats that read as float. */
    LINEAR
  }

  /** Texel coordinates, clamped to the edge, not blended. */
  public static final Sampler NEAREST =
      new Sampler(Coordinates.UNNORMALIZED, Addressing.CLAMP_TO_EDGE, Filter.NEAREST);

  /** Normalized coordinates, clamped to the edge, blended. */
  public static final Sampler LINEAR =
      new Sampler(Coordinates.NORMALIZED, Addressing.CLAMP_TO_EDGE, Filter.LINEAR);

  /**
   * Makes a sampler.
   *
   * @throws ContractViolationException {@link Rule#IMG_6} if a repeating mode is asked for without
   *     normalized coordinates
   */
  public Sampler {
    Objects.requireNonNull(coordinates);
    Objects.requireNonNull(addressing);
    Objects.requireNonNull(filter);
    boolean repeats = addressing == Addressing.REPEAT || addressing == Addressing.MIRRORED_REPEAT;
    if (repeats && coordinates != Coordinates.NORMALIZED) {
      throw new ContractViolationException(
          Rule.IMG_6,
          Status.INVALID_VALUE,
          "addressing %s needs normalized coordinates".formatted(addressing));
    }
  }
}
