package dev.heddle.spi.runtime;

import dev.heddle.BufferRect;
import dev.heddle.ImageKind;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.StridedCopy;
import java.lang.foreign.MemorySegment;

/** The arithmetic of regions, exact and without overflow: what would overflow is outside. */
final class Bounds {
  private final Rules rules;

  Bounds(Rules rules) {
    this.rules = rules;
  }

  static boolean inside(long offset, long size, long total) {
    return offset >= 0 && size >= 0 && offset <= total && size <= total - offset;
  }

  /** Refuses bytes that are not in an object. */
  void bytes(Rule rule, RuntimeMemory memory, long offset, long size) {
    if (!inside(offset, size, memory.byteSize)) {
      rules.refuse(
          rule,
          Status.INVALID_VALUE,
          "%d bytes from byte %d on are outside of %s, whose size is %d",
          size,
          offset,
          memory,
          memory.byteSize);
    }
  }

  /** Refuses texels that are not in an image, and unused coordinates that are used. */
  void texels(Rule rule, ImageMemory image, Origin origin, Region region) {
    Region all = image.region();
    if (region.width() < 1
        || region.height() < 1
        || region.depth() < 1
        || !inside(origin.x(), region.width(), all.width())
        || !inside(origin.y(), region.height(), all.height())
        || !inside(origin.z(), region.depth(), all.depth())) {
      rules.refuse(
          rule,
          Status.INVALID_VALUE,
          "region %s at %s is empty or outside of %s, which is %s; unused coordinates are 0, unused"
              + " extents 1",
          region,
          origin,
          image,
          all);
    }
  }

  /**
   * Refuses a rectangle whose pitches do not fit or that is not inside, and fills in packed
   * pitches.
   *
   * @param what what it lies in, for the message
   */
  BufferRect rect(String what, BufferRect rect, Region region, long total) {
    Origin origin = rect.origin();
    if (region.width() < 1 || region.height() < 1 || region.depth() < 1) {
      rules.refuse(
          Rule.BUF_6,
          Status.INVALID_VALUE,
          "region %s is empty: every extent is at least 1",
          region);
    }
    long row = rect.pitch().rowBytes() == 0 ? region.width() : rect.pitch().rowBytes();
    if (row < region.width()) {
      rules.refuse(
          Rule.BUF_6,
          Status.INVALID_VALUE,
          "row pitch %d of the rectangle in %s is less than its width %d",
          row,
          what,
          region.width());
    }
    long packed = times(region.height(), row);
    long slice = rect.pitch().sliceBytes() == 0 ? packed : rect.pitch().sliceBytes();
    if (slice < packed || row < 1 || slice % row != 0) {
      rules.refuse(
          Rule.BUF_6,
          Status.INVALID_VALUE,
          "slice pitch %d of the rectangle in %s is less than height %d times row pitch %d, or not a"
              + " multiple of the row pitch",
          slice,
          what,
          region.height(),
          row);
    }
    BufferRect full = new BufferRect(origin, new Pitch(row, slice));
    long end =
        plus(
            plus(
                times(plus(origin.z(), region.depth() - 1), slice),
                times(plus(origin.y(), region.height() - 1), row)),
            plus(origin.x(), region.width()));
    if (origin.x() < 0 || origin.y() < 0 || origin.z() < 0 || end > total) {
      rules.refuse(
          Rule.BUF_6,
          Status.INVALID_VALUE,
          "a rectangle of %s bytes at %s with pitches %d and %d is outside of %s, whose size is %d",
          region,
          origin,
          row,
          slice,
          what,
          total);
    }
    return full;
  }

  /**
   * Refuses pitches of host memory that do not fit a region of an image, and memory that is too
   * small; fills in packed pitches.
   */
  Pitch hostPitch(ImageMemory image, Region region, Pitch pitch, long available) {
    Pitch full =
        pitch(Rule.IMG_4, Status.INVALID_VALUE, image.kind, image.format.byteSize(), region, pitch);
    long needed = span(image.kind, image.format.byteSize(), region, full);
    if (needed > available) {
      rules.refuse(
          Rule.IMG_4,
          Status.INVALID_VALUE,
          "a region of %s texels of %s takes %d bytes at pitches %d and %d, and the segment has %d",
          region,
          image,
          needed,
          full.rowBytes(),
          full.sliceBytes(),
          available);
    }
    return full;
  }

  /** Refuses pitches that do not fit; fills in packed ones, and leaves at 0 what does not exist. */
  Pitch pitch(Rule rule, Status status, ImageKind kind, int texel, Region region, Pitch pitch) {
    long width = times(region.width(), texel);
    boolean slices = hasSlices(kind);
    long row = pitch.rowBytes() == 0 ? width : pitch.rowBytes();
    if (row < width || row % texel != 0 && rule == Rule.IMG_3) {
      rules.refuse(
          rule,
          status,
          "row pitch %d is less than %d texels of %d bytes, or not a multiple of a texel",
          row,
          region.width(),
          texel);
    }
    long packed = kind == ImageKind.IMAGE_1D_ARRAY ? row : times(region.height(), row);
    long slice = pitch.sliceBytes() == 0 ? packed : pitch.sliceBytes();
    if (slices && (slice < packed || slice % row != 0)) {
      rules.refuse(
          rule,
          status,
          "slice pitch %d is less than the %d bytes of a slice, or not a multiple of row pitch %d",
          slice,
          packed,
          row);
    }
    if (!slices && pitch.sliceBytes() != 0) {
      rules.refuse(
          rule, status, "slice pitch %d for a %s, which has no slices", pitch.sliceBytes(), kind);
    }
    return new Pitch(row, slices ? slice : 0);
  }

  /** {@return the bytes of a segment from the first to the last of a rectangle} */
  static MemorySegment part(MemorySegment segment, BufferRect rect, Region region) {
    Pitch pitch = rect.pitch();
    return segment.asSlice(
        StridedCopy.offset(rect),
        (region.depth() - 1) * pitch.sliceBytes()
            + (region.height() - 1) * pitch.rowBytes()
            + region.width());
  }

  static boolean hasSlices(ImageKind kind) {
    return kind.isArray() || kind == ImageKind.IMAGE_3D;
  }

  /** {@return the bytes from the first to the last of a region at given pitches (MAP-11)} */
  static long span(ImageKind kind, int texel, Region region, Pitch pitch) {
    long width = times(region.width(), texel);
    if (kind == ImageKind.IMAGE_1D_ARRAY) {
      return plus(times(region.height() - 1, pitch.sliceBytes()), width);
    }
    return plus(
        times(region.depth() - 1, pitch.sliceBytes()),
        plus(times(region.height() - 1, pitch.rowBytes()), width));
  }

  static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
  }

  static long plus(long a, long b) {
    long sum = a + b;
    return a < 0 || b < 0 || sum < 0 ? Long.MAX_VALUE : sum;
  }
}
