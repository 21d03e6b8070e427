package dev.heddle.backend.aparapi;

import dev.heddle.HostMemory;
import dev.heddle.ImageKind;
import dev.heddle.MapMode;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.host.HostBuffer;
import dev.heddle.spi.host.HostImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mapping: native memory with a copy of the region. It is read from the object before, unless the
 * mapping is to overwrite it, and written to the object after, unless it is for reading alone.
 */
final class CopiedMapping implements DriverMapping {
  private final MemorySegment memory;
  private final Pitch pitch;
  private final Optional<Command> store;
  private final DriverEvent event;

  private CopiedMapping(
      MapMode mode,
      MemorySegment memory,
      Pitch pitch,
      Command load,
      Command store,
      Function<Optional<Command>, DriverEvent> start) {
    this.memory = memory;
    this.pitch = pitch;
    this.store = mode.writes() ? Optional.of(store) : Optional.empty();
    this.event =
        start.apply(mode == MapMode.WRITE_INVALIDATE ? Optional.empty() : Optional.of(load));
  }

  /**
   * Maps bytes or texels.
   *
   * @param map what to map
   * @param start makes the event of the command that reads the region
   */
  static CopiedMapping of(Command.Map map, Function<Optional<Command>, DriverEvent> start) {
    return switch (map) {
      case Command.MapBuffer(var buffer, var mode, long offset, long size) -> {
        MemorySegment region = ((ArrayBuffer) buffer).mapped(offset, size);
        yield new CopiedMapping(
            mode,
            region,
            new Pitch(0, 0),
            new Command.ReadBuffer(buffer, offset, region),
            new Command.WriteBuffer(region, buffer, offset),
            start);
      }
      case Command.MapImage image -> ofImage(image, start);
    };
  }

  private static CopiedMapping ofImage(
      Command.MapImage map, Function<Optional<Command>, DriverEvent> start) {
    HostImage image = (HostImage) map.image();
    ArrayBuffer storage = (ArrayBuffer) image.storage();
    MemorySegment region;
    Pitch pitch;
    if (image.request().hostMemory() instanceof HostMemory.Use use) {
      pitch = image.request().pitch();
      region = use.segment().asSlice(offset(map, HostImage.strides(image.request().kind(), pitch)));
    } else if (map.mode().writes() && image.hasTexelsBetweenRowsOf(map.region())) {
      // Bytes between rows must not reach the image (MAP-11), nor another mapping.
      pitch = packed(image.request().kind(), image.rows(map.region()));
      region = Arena.ofAuto().allocate(bytes(image.rows(map.region())), HostBuffer.ALIGNMENT);
    } else {
      pitch = image.pitch();
      long offset = image.offset(map.origin());
      region = storage.mapped(offset, storage.memory().byteSize() - offset);
    }
    return new CopiedMapping(
        map.mode(),
        region,
        pitch,
        new Command.ReadImage(image, map.origin(), map.region(), region, pitch),
        new Command.WriteImage(region, pitch, image, map.origin(), map.region()),
        start);
  }

  private static long offset(Command.MapImage map, Pitch strides) {
    return map.origin().z() * strides.sliceBytes()
        + map.origin().y() * strides.rowBytes()
        + map.origin().x() * ((HostImage) map.image()).texelBytes();
  }

  private static Pitch packed(ImageKind kind, Region rows) {
    long slice =
        switch (kind) {
          case IMAGE_1D_ARRAY -> rows.width();
          case IMAGE_2D_ARRAY, IMAGE_3D -> rows.width() * rows.height();
          case IMAGE_1D, IMAGE_1D_BUFFER, IMAGE_2D -> 0;
        };
    return new Pitch(rows.width(), slice);
  }

  private static long bytes(Region rows) {
    return rows.width() * rows.height() * rows.depth();
  }

  /** {@return the command that ends the mapping, if anything was to be written} */
  Optional<Command> store() {
    return store;
  }

  @Override
  public DriverEvent event() {
    return event;
  }

  @Override
  public MemorySegment memory() {
    return memory;
  }

  @Override
  public Pitch pitch() {
    return pitch;
  }
}
