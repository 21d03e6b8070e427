package dev.heddle.spi;

import dev.heddle.BufferRect;
import dev.heddle.Pitch;
import dev.heddle.Region;
import java.lang.foreign.MemorySegment;

/** Copies rectangles and boxes between segments. */
public final class StridedCopy {
  private StridedCopy() {}

  /**
   * {@return the first byte of a rectangle}
   *
   * @param rect where it lies, with pitches that are not 0
   */
  public static long offset(BufferRect rect) {
    return rect.origin().z() * rect.pitch().sliceBytes()
        + rect.origin().y() * rect.pitch().rowBytes()
        + rect.origin().x();
  }

  /**
   * Copies a box, row by row; rows and slices that follow one another without a gap go at once.
   *
   * @param source where the bytes are
   * @param sourceOffset the first byte there
   * @param sourcePitch how rows and slices lie there
   * @param target where they go
   * @param targetOffset the first byte there
   * @param targetPitch how rows and slices lie there
   * @param region the extent: bytes, rows, slices
   */
  public static void copy(
      MemorySegment source,
      long sourceOffset,
      Pitch sourcePitch,
      MemorySegment target,
      long targetOffset,
      Pitch targetPitch,
      Region region) {
    long row = region.width();
    long rows = region.height();
    long slices = region.depth();
    if (dense(rows, row, sourcePitch.rowBytes()) && dense(rows, row, targetPitch.rowBytes())) {
      row *= rows;
      rows = 1;
      if (dense(slices, row, sourcePitch.sliceBytes())
          && dense(slices, row, targetPitch.sliceBytes())) {
        row *= slices;
        slices = 1;
      }
    }
    for (long z = 0; z < slices; z++) {
      long from = sourceOffset + z * sourcePitch.sliceBytes();
      long to = targetOffset + z * targetPitch.sliceBytes();
      for (long y = 0; y < rows; y++) {
        MemorySegment.copy(source, from, target, to, row);
        from += sourcePitch.rowBytes();
        to += targetPitch.rowBytes();
      }
    }
  }

  private static boolean dense(long count, long size, long pitch) {
    return count == 1 || size == pitch;
  }
}
