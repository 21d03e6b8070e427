package dev.heddle.tck.contract;

import dev.heddle.ImageKind;
import dev.heddle.Pitch;
import dev.heddle.Region;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * How a region of an image lies in host memory: rows at a row pitch, slices at a slice pitch,
 * layers of a 1D array at the slice pitch too.
 *
 * @param kind the image's kind
 * @param region the extent, in texels
 * @param texelBytes the bytes of a texel
 * @param pitch the pitches, both given where they exist
 */
record HostLayout(ImageKind kind, Region region, int texelBytes, Pitch pitch) {
  /** {@return a layout with gaps after rows and, where there are slices, after slices} */
  static HostLayout gapped(ImageForm form, Region region, int texelBytes, int gapTexels) {
    long row = (region.width() + gapTexels) * texelBytes;
    long rows = form.kind() == ImageKind.IMAGE_1D_ARRAY ? 1 : region.height();
    long slice = form.hasSlices() ? (rows + gapTexels) * row : 0;
    return new HostLayout(form.kind(), region, texelBytes, new Pitch(row, slice));
  }

  int rowBytes() {
    return Math.toIntExact(region.width() * texelBytes);
  }

  int rowStart(long y, long z) {
    return Math.toIntExact(
        kind == ImageKind.IMAGE_1D_ARRAY
            ? y * pitch.sliceBytes()
            : z * pitch.sliceBytes() + y * pitch.rowBytes());
  }

  /** {@return the bytes from the first texel to the last, as MAP-11 says} */
  int span() {
    return rowStart(region.height() - 1, region.depth() - 1) + rowBytes();
  }

  /**
   * {@return memory that holds packed texels in this layout}
   *
   * @param size the size of the memory, at least the span
   * @param gap what is in the bytes that are no texels
   */
  byte[] spread(byte[] packed, int size, byte gap) {
    byte[] memory = new byte[size];
    Arrays.fill(memory, gap);
    int from = 0;
    for (long z = 0; z < region.depth(); z++) {
      for (long y = 0; y < region.height(); y++) {
        System.arraycopy(packed, from, memory, rowStart(y, z), rowBytes());
        from += rowBytes();
      }
    }
    return memory;
  }

  /** {@return the texels in memory of this layout, packed} */
  byte[] gather(MemorySegment memory) {
    int rows = Math.toIntExact(region.height() * region.depth());
    byte[] packed = new byte[rows * rowBytes()];
    int to = 0;
    for (long z = 0; z < region.depth(); z++) {
      for (long y = 0; y < region.height(); y++) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, rowStart(y, z), packed, to, rowBytes());
        to += rowBytes();
      }
    }
    return packed;
  }
}
