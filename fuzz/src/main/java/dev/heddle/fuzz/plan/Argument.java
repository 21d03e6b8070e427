package dev.heddle.fuzz.plan;

import dev.heddle.ImageFormat;
import dev.heddle.KernelAccess;
import dev.heddle.Sampler;
import dev.heddle.fuzz.syntax.Primitive;
import java.util.List;

/** The value of a kernel's component. */
public sealed interface Argument {
  /** A number or a boolean, as its bits. */
  record Scalar(Primitive type, long bits) implements Argument {}

  /** A record of values. */
  record Values(List<Argument> components) implements Argument {}

  /** What a buffer is. */
  enum Extent {
    /** All of its storage. */
    WHOLE,
    /** A part of a larger buffer, whose bytes around it have to stay. */
    PART
  }

  /**
   * A buffer.
   *
   * @param fill what it holds at first: see {@link Fill}
   */
  record OfBuffer(Primitive element, int length, Extent extent, KernelAccess access, int fill)
      implements Argument {}

  /** Local memory. */
  record OfLocal(Primitive element, int length) implements Argument {}

  /**
   * A 2D image.
   *
   * @param fill what it holds at first
   */
  record OfImage(ImageFormat format, int width, int height, KernelAccess access, int fill)
      implements Argument {}

  /** A sampler that does not blend. */
  record OfSampler(Sampler.Addressing addressing) implements Argument {}
}
