package dev.heddle.backend.jocl;

import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverMapping;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A mapping for writing of rows that have other texels of the image between them, on a device that
 * maps in place: a packed copy, so that what is written between the rows has no effect on the image
 * (MAP-11). The unmap writes it to the image.
 *
 * @param map what is mapped
 * @param image its image
 * @param memory the copy, packed
 * @param pitch how rows and slices lie there
 * @param event the event of the map
 */
record StagedMapping(
    Command.MapImage map, JoclImage image, MemorySegment memory, Pitch pitch, JoclEvent event)
    implements DriverMapping {
  /** Makes the event of the map; the copy is filled by then. */
  @FunctionalInterface
  interface Fill {
    JoclEvent start(MemorySegment memory, Pitch pitch);
  }

  /**
   * {@return whether a mapping needs a copy} One for reading cannot be written, and host memory
   * that the image uses is mapped in place (MAP-10).
   */
  static boolean isNeeded(JoclDevice device, Command.MapImage map) {
    JoclImage image = (JoclImage) map.image();
    return map.mode().writes()
        && device.mapsInPlace()
        && !image.usesHostMemory()
        && image.hasTexelsBetweenRowsOf(map.region());
  }

  static StagedMapping start(Command.MapImage map, Fill fill) {
    JoclImage image = (JoclImage) map.image();
    Region rows = image.rows(map.region());
    long slice =
        switch (image.kind()) {
          case IMAGE_1D_ARRAY -> rows.width();
          case IMAGE_2D_ARRAY, IMAGE_3D -> rows.width() * rows.height();
          case IMAGE_1D, IMAGE_1D_BUFFER, IMAGE_2D -> 0;
        };
    Pitch pitch = new Pitch(rows.width(), slice);
    MemorySegment memory =
        Arena.ofAuto().allocate(rows.width() * rows.height() * rows.depth(), 128);
    return new StagedMapping(map, image, memory, pitch, fill.start(memory, pitch));
  }
}
