package dev.heddle.backend.jocl;

import dev.heddle.ImageKind;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverMapping;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A mapping that is a copy, which the unmap writes to the image where it is for writing.
 *
 * <p>Rows that have other texels of the image between them are mapped so for writing, on a device
 * that maps in place: in a packed copy, what is written between the rows has no effect on the image
 * (MAP-11). And so are images that only mirror the host memory that they should use (MAP-10).
 *
 * @param map what is mapped
 * @param image its image
 * @param memory the copy
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
   * {@return whether a mapping is a copy} One for reading cannot be written, and host memory that
   * the image uses itself is mapped in place.
   */
  static boolean isNeeded(JoclDevice device, Command.MapImage map) {
    JoclImage image = (JoclImage) map.image();
    return image.mirror() != null
        || map.mode().writes()
            && device.mapsInPlace()
            && !image.usesHostMemory()
            && image.hasTexelsBetweenRowsOf(map.region());
  }

  static StagedMapping start(Command.MapImage map, Fill fill) {
    JoclImage image = (JoclImage) map.image();
    MemorySegment mirror = image.mirror();
    Pitch pitch = mirror == null ? image.packed(map.region()) : image.request().pitch();
    long span = JoclMapping.span(image.kind(), image.rows(map.region()), pitch);
    MemorySegment memory =
        mirror == null
            ? Arena.ofAuto().allocate(span, 128)
            : mirror.asSlice(offset(image, map.origin(), pitch), span);
    return new StagedMapping(map, image, memory, pitch, fill.start(memory, pitch));
  }

  private static long offset(JoclImage image, Origin origin, Pitch pitch) {
    long down = image.kind() == ImageKind.IMAGE_1D_ARRAY ? pitch.sliceBytes() : pitch.rowBytes();
    return origin.z() * pitch.sliceBytes() + origin.y() * down + origin.x() * image.texelBytes();
  }
}
