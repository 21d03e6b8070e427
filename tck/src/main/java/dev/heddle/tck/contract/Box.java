package dev.heddle.tck.contract;

import dev.heddle.Image;
import dev.heddle.Origin;
import dev.heddle.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of an image.
 *
 * @param origin its first texel
 * @param region its extent
 */
record Box(Origin origin, Region region) {
  static Box all(Image image) {
    return new Box(Origin.ZERO, image.region());
  }

  /** {@return all of it along every coordinate but one, and there the given texels} */
  static Box slab(Image image, int coordinate, long start, long extent) {
    return all(image).with(coordinate, start, extent);
  }

  /** {@return this box with another place along a coordinate} */
  Box with(int coordinate, long start, long extent) {
    return new Box(
        new Origin(
            coordinate == 0 ? start : origin.x(),
            coordinate == 1 ? start : origin.y(),
            coordinate == 2 ? start : origin.z()),
        new Region(
            coordinate == 0 ? extent : region.width(),
            coordinate == 1 ? extent : region.height(),
            coordinate == 2 ? extent : region.depth()));
  }

  private static long extent(Region region, int coordinate) {
    return switch (coordinate) {
      case 0 -> region.width();
      case 1 -> region.height();
      default -> region.depth();
    };
  }

  /** {@return parts of an image: all of it, two corners, the middle, the last texel} */
  static List<Box> within(Image image) {
    Region all = image.region();
    Box first = all(image);
    Box last = first;
    Box middle = first;
    Box texel = first;
    for (int d = 0; d < 3; d++) {
      long extent = extent(all, d);
      if (extent > 2) {
        first = first.with(d, 0, extent - 1);
        last = last.with(d, 1, extent - 1);
        middle = middle.with(d, 1, extent - 2);
      }
      texel = texel.with(d, extent - 1, 1);
    }
    return List.of(all(image), first, last, middle, texel);
  }

  /**
   * {@return boxes that an image does not have: empty, beyond its end by one texel or by as many as
   * overflow, before its start, and with coordinates that its kind does not use}
   */
  static List<Box> outside(Image image) {
    List<Box> boxes = new ArrayList<>();
    Box all = all(image);
    for (int d = 0; d < 3; d++) {
      long extent = extent(image.region(), d);
      boxes.add(all.with(d, 0, 0));
      boxes.add(all.with(d, 0, extent + 1));
      boxes.add(all.with(d, 1, extent));
      boxes.add(all.with(d, extent, 1));
      boxes.add(all.with(d, -1, 1));
      boxes.add(all.with(d, 0, -1));
      boxes.add(all.with(d, 1, Long.MAX_VALUE));
      boxes.add(all.with(d, Long.MAX_VALUE, 1));
      boxes.add(all.with(d, Long.MIN_VALUE, 1));
      boxes.add(all.with(d, 0, 1L << 62));
    }
    return boxes;
  }

  @Override
  public String toString() {
    return region + " at " + origin;
  }
}
