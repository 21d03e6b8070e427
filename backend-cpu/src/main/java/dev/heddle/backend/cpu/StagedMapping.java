package dev.heddle.backend.cpu;

import dev.heddle.HostMemory;
import dev.heddle.ImageKind;
import dev.heddle.MapMode;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.StridedCopy;
import dev.heddle.spi.host.HostBuffer;
import dev.heddle.spi.host.HostEvent;
import dev.heddle.spi.host.HostImage;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;

/**
 * A mapping of rows that have other texels of the image between them: a packed copy, so that what
 * is written between the rows has no effect on the image (MAP-11). The unmap copies it back.
 */
final class StagedMapping implements DriverMapping {
  private final HostImage image;
  private final Command.MapImage map;
  private final Pitch pitch;
  private final Region rows;
  private final HostBuffer copy;
  private final HostEvent event;

  /**
   * Maps a region.
   *
   * @param map what to map
   * @param memory where the copy's memory comes from
   * @param start makes the event of the work that fills the copy
   */
  StagedMapping(
      Command.MapImage map, OffHeapMemory memory, Function<HostEvent.Work, HostEvent> start) {
    this.image = (HostImage) map.image();
    this.map = map;
    this.rows = image.rows(map.region());
    ImageKind kind = image.request().kind();
    long slice =
        switch (kind) {
          case IMAGE_1D_ARRAY -> rows.width();
          case IMAGE_2D_ARRAY, IMAGE_3D -> rows.width() * rows.height();
          case IMAGE_1D, IMAGE_1D_BUFFER, IMAGE_2D -> 0;
        };
    this.pitch = new Pitch(rows.width(), slice);
    this.copy = memory.allocate(rows.width() * rows.height() * rows.depth());
    this.event = start.apply(this::fill);
    event.onComplete(
        () -> {
          if (event.failure() != null) {
            copy.release(); // there is no unmap of a map that failed
          }
        });
  }

  /**
   * {@return whether a mapping needs a copy} One for reading cannot be written, and host memory
   * that the image uses is mapped in place (MAP-10).
   *
   * @param map what to map
   */
  static boolean isNeeded(Command.MapImage map) {
    HostImage image = (HostImage) map.image();
    return map.mode().writes()
        && !(image.request().hostMemory() instanceof HostMemory.Use)
        && image.hasTexelsBetweenRowsOf(map.region());
  }

  private void fill() {
    if (map.mode() != MapMode.WRITE_INVALIDATE) {
      StridedCopy.copy(
          image.memory(),
          image.offset(map.origin()),
          image.strides(),
          copy.memory(),
          0,
          strides(),
          rows);
    }
  }

  /** Ends the mapping: what was written goes to the image. */
  void copyBack() {
    StridedCopy.copy(
        copy.memory(),
        0,
        strides(),
        image.memory(),
        image.offset(map.origin()),
        image.strides(),
        rows);
    copy.release();
  }

  private Pitch strides() {
    return HostImage.strides(image.request().kind(), pitch);
  }

  @Override
  public DriverEvent event() {
    return event;
  }

  @Override
  public MemorySegment memory() {
    return copy.memory();
  }

  @Override
  public Pitch pitch() {
    return pitch;
  }
}
