package dev.heddle.spi.runtime;

import dev.heddle.BufferRect;
import dev.heddle.Origin;
import dev.heddle.Region;

/** Which part of a family's storage a command or a mapping touches. */
sealed interface Footprint {
  /**
   * Rows of bytes of the root: {@code slices} times {@code rows} times {@code width} bytes.
   *
   * @param start the first byte
   * @param width the bytes of a row
   * @param rowPitch from row to row
   * @param rows how many rows, at least 1
   * @param slicePitch from slice to slice, at least what the rows of a slice span
   * @param slices how many slices, at least 1
   */
  record Rows(long start, long width, long rowPitch, long rows, long slicePitch, long slices)
      implements Footprint {
    long end() {
      return start + (slices - 1) * slicePitch + (rows - 1) * rowPitch + width;
    }

    private boolean solid() {
      return rows == 1 && slices == 1;
    }

    /** Whether a row [from, to) has a byte in common with one of these. */
    private boolean touches(long from, long to) {
      // A row that starts at s has a byte in common if from - width < s < to.
      long firstSlice = slices == 1 ? 0 : Math.max(0, Math.floorDiv(from - end0(), slicePitch));
      for (long z = firstSlice; z < slices; z++) {
        long base = start + z * slicePitch;
        if (base >= to) {
          return false;
        }
        long low = Math.max(0, Math.floorDiv(from - width - base, rowPitch) + 1);
        long high = Math.min(rows - 1, Math.floorDiv(to - 1 - base, rowPitch));
        if (low <= high) {
          return true;
        }
      }
      return false;
    }

    /** The end of the first slice. */
    private long end0() {
      return start + (rows - 1) * rowPitch + width;
    }

    private boolean overlaps(Rows other) {
      if (start >= other.end() || other.start >= end()) {
        return false;
      }
      if (solid() && other.solid()) {
        return true;
      }
      Rows few = rows * slices <= other.rows * other.slices ? this : other;
      Rows many = few == this ? other : this;
      for (long z = 0; z < few.slices; z++) {
        for (long y = 0; y < few.rows; y++) {
          long from = few.start + z * few.slicePitch + y * few.rowPitch;
          if (many.touches(from, from + few.width)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** Texels of an image that has storage of its own. */
  record Box(Origin origin, Region region) implements Footprint {
    private boolean overlaps(Box other) {
      return meets(origin.x(), region.width(), other.origin.x(), other.region.width())
          && meets(origin.y(), region.height(), other.origin.y(), other.region.height())
          && meets(origin.z(), region.depth(), other.origin.z(), other.region.depth());
    }

    private static boolean meets(long a, long aSize, long b, long bSize) {
      return a < b + bSize && b < a + aSize;
    }
  }

  static Footprint bytes(long start, long size) {
    return new Rows(start, size, size, 1, size, 1);
  }

  /** {@return a rectangle with pitches that are not 0, in a buffer that starts at {@code base}} */
  static Footprint rect(long base, BufferRect rect, Region region) {
    long row = rect.pitch().rowBytes();
    long slice = rect.pitch().sliceBytes();
    long start = base + rect.origin().z() * slice + rect.origin().y() * row + rect.origin().x();
    return new Rows(start, region.width(), row, region.height(), slice, region.depth());
  }

  /** {@return whether both touch a byte or texel in common; both are of one family} */
  default boolean overlaps(Footprint other) {
    return switch (this) {
      case Rows mine -> other instanceof Rows theirs && mine.overlaps(theirs);
      case Box mine -> other instanceof Box theirs && mine.overlaps(theirs);
    };
  }
}
