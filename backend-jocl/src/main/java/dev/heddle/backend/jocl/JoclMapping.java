package dev.heddle.backend.jocl;

import dev.heddle.ImageKind;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.spi.DriverMapping;
import java.lang.foreign.MemorySegment;
import org.jocl.cl_mem;

/**
 * A region that the driver has mapped.
 *
 * @param object what it is a part of
 * @param memory the driver's pointer, with the region's size
 * @param pitch how rows and slices lie there
 * @param event the event of the map
 */
record JoclMapping(cl_mem object, MemorySegment memory, Pitch pitch, JoclEvent event)
    implements DriverMapping {
  static JoclMapping of(
      JoclImage image, Region region, NativeCalls.Mapped mapped, JoclEvent event) {
    Region rows = image.rows(region);
    // Some drivers give no pitch where there is but one row, or one slice.
    long row = mapped.pitch().rowBytes() == 0 ? rows.width() : mapped.pitch().rowBytes();
    long slice = mapped.pitch().sliceBytes();
    Pitch pitch =
        switch (image.kind()) {
          case IMAGE_1D, IMAGE_1D_BUFFER, IMAGE_2D -> new Pitch(row, 0);
          case IMAGE_1D_ARRAY -> new Pitch(row, slice == 0 ? row : slice);
          case IMAGE_2D_ARRAY, IMAGE_3D -> new Pitch(row, slice == 0 ? row * rows.height() : slice);
        };
    return new JoclMapping(
        image.handle(),
        NativeCalls.sized(mapped.memory(), span(image.kind(), rows, pitch)),
        pitch,
        event);
  }

  /** {@return the bytes from the first of a region to the last} */
  static long span(ImageKind kind, Region rows, Pitch pitch) {
    long down = kind == ImageKind.IMAGE_1D_ARRAY ? pitch.sliceBytes() : pitch.rowBytes();
    return (rows.depth() - 1) * pitch.sliceBytes() + (rows.height() - 1) * down + rows.width();
  }
}
