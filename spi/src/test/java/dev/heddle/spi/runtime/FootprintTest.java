package dev.heddle.spi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Origin;
import dev.heddle.Region;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The overlap of rectangles, against one that looks at every byte. */
class FootprintTest {
  @Test
  void randomRectangles_overlapAsTheirBytesDo() {
    long seed = Long.getLong("heddle.test.seed", 20_261_123L);
    Random random = new Random(seed);
    int overlaps = 0;
    for (int i = 0; i < 20_000; i++) {
      Footprint.Rows one = random(random);
      Footprint.Rows other = random(random);
      boolean expected = bytes(one).intersects(bytes(other));
      overlaps += expected ? 1 : 0;
      assertEquals(
          expected, one.overlaps((Footprint) other), () -> one + " " + other + " seed " + seed);
      assertEquals(expected, other.overlaps((Footprint) one), () -> "the other way round");
    }
    assertTrue(overlaps > 1000 && overlaps < 19_000, "both outcomes are tried: " + overlaps);
  }

  private static Footprint.Rows random(Random random) {
    long width = 1L + random.nextInt(6);
    long rows = 1L + random.nextInt(4);
    long slices = 1L + random.nextInt(3);
    long row = width + random.nextInt(10);
    long slice = row * (rows + random.nextInt(3));
    return new Footprint.Rows(random.nextInt(60), width, row, rows, slice, slices);
  }

  private static BitSet bytes(Footprint.Rows rows) {
    BitSet bytes = new BitSet();
    for (long z = 0; z < rows.slices(); z++) {
      for (long y = 0; y < rows.rows(); y++) {
        int from = (int) (rows.start() + z * rows.slicePitch() + y * rows.rowPitch());
        bytes.set(from, (int) (from + rows.width()));
      }
    }
    return bytes;
  }

  @Test
  void touchingRanges_doNotOverlap() {
    assertFalse(Footprint.bytes(0, 8).overlaps(Footprint.bytes(8, 8)));
    assertTrue(Footprint.bytes(0, 9).overlaps(Footprint.bytes(8, 8)));
    long far = 1L << 40;
    assertFalse(Footprint.bytes(far, far).overlaps(Footprint.bytes(2 * far, 1)));
  }

  @Test
  void boxes_overlapInAllThreeDimensionsOrNotAtAll() {
    Footprint box = new Footprint.Box(Origin.of(2, 2, 2), Region.of(2, 2, 2));
    assertTrue(box.overlaps(new Footprint.Box(Origin.of(3, 3, 3), Region.of(1, 1, 1))));
    assertFalse(box.overlaps(new Footprint.Box(Origin.of(4, 2, 2), Region.of(2, 2, 2))));
    assertFalse(box.overlaps(new Footprint.Box(Origin.of(0, 0, 0), Region.of(2, 9, 9))));
  }
}
