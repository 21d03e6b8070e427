package dev.heddle.tck.contract;

import static dev.heddle.Rule.BUF_6;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;

/** Rectangles in buffers: BUF-6. */
class RectangleTests extends ContractTests {
  private static final int SIZE = 6 * 8 * 16;

  private static BufferRect at(long x, long y, long z, long row, long slice) {
    return new BufferRect(Origin.of(x, y, z), new Pitch(row, slice));
  }

  /** Where a byte of a rectangle is; what pitch 0 means is worked out here again. */
  private static int index(BufferRect rect, Region region, int x, int y, int z) {
    long row = rect.pitch().rowBytes() == 0 ? region.width() : rect.pitch().rowBytes();
    long slice = rect.pitch().sliceBytes() == 0 ? row * region.height() : rect.pitch().sliceBytes();
    Origin origin = rect.origin();
    return (int) ((origin.z() + z) * slice + (origin.y() + y) * row + origin.x() + x);
  }

  private static void copy(
      byte[] source, BufferRect from, byte[] target, BufferRect to, Region region) {
    byte[] read = source.clone();
    for (int z = 0; z < region.depth(); z++) {
      for (int y = 0; y < region.height(); y++) {
        for (int x = 0; x < region.width(); x++) {
          target[index(to, region, x, y, z)] = read[index(from, region, x, y, z)];
        }
      }
    }
  }

  @Proves(BUF_6)
  void rectanglesThatDoNotFit_areRefused() {
    Buffer buffer = context().newBuffer(SIZE);
    MemorySegment host = MemorySegment.ofArray(new byte[SIZE]);
    record Case(BufferRect rect, Region region) {}
    List<Case> cases =
        List.of(
            new Case(BufferRect.PACKED, Region.of(0, 1)),
            new Case(BufferRect.PACKED, Region.of(1, 0)),
            new Case(BufferRect.PACKED, Region.of(1, 1, 0)),
            new Case(BufferRect.PACKED, Region.of(-1, 1)),
            new Case(at(0, 0, 0, 3, 0), Region.of(4, 2)),
            new Case(at(0, 0, 0, 8, 15), Region.of(4, 2, 2)),
            new Case(at(0, 0, 0, 8, 20), Region.of(4, 2, 2)),
            new Case(at(0, 0, 0, -8, 0), Region.of(4, 2)),
            new Case(at(-1, 0, 0, 8, 0), Region.of(4, 2)),
            new Case(at(0, -1, 0, 8, 0), Region.of(4, 2)),
            new Case(at(0, 0, -1, 8, 16), Region.of(4, 2)),
            new Case(at(SIZE - 3, 0, 0, SIZE, 0), Region.of(4, 1)),
            new Case(at(0, SIZE / 8 - 1, 0, 8, 0), Region.of(4, 2)),
            new Case(at(0, 0, 0, Long.MAX_VALUE, 0), Region.of(4, 2)),
            new Case(at(0, 0, 0, 1L << 62, 1L << 62), Region.of(4, 1, 3)),
            new Case(BufferRect.PACKED, Region.of(Long.MAX_VALUE, 3)),
            new Case(at(0, Long.MAX_VALUE, 0, 8, 0), Region.of(4, 2)));
    for (Case bad : cases) {
      assertViolation(
          BUF_6,
          Status.INVALID_VALUE,
          () -> queue().readRect(buffer, bad.rect, host, BufferRect.PACKED, bad.region));
      assertViolation(
          BUF_6,
          Status.INVALID_VALUE,
          () -> queue().writeRect(buffer, BufferRect.PACKED, host, bad.rect, bad.region));
      assertViolation(
          BUF_6,
          Status.INVALID_VALUE,
          () ->
              queue()
                  .copyRect(
                      buffer, bad.rect, context().newBuffer(SIZE), BufferRect.PACKED, bad.region));
    }
  }

  @Proves
  void readAndWrite_moveTheirBytesOnly() {
    Random random = random();
    for (int round = 0; round < 200; round++) {
      Region region =
          Region.of(1 + random.nextInt(6), 1 + random.nextInt(4), 1 + random.nextInt(3));
      BufferRect inBuffer = place(random, region);
      BufferRect inHost = place(random, region);
      byte[] device = new byte[SIZE];
      byte[] host = new byte[SIZE];
      random.nextBytes(device);
      random.nextBytes(host);
      Buffer buffer = context().newByteBuffer(device);
      byte[] expected = device.clone();
      copy(host, inHost, expected, inBuffer, region);
      String what = "seed " + seed() + ", round " + round + ": " + region + inBuffer + inHost;
      queue().writeRect(buffer, inBuffer, MemorySegment.ofArray(host), inHost, region);
      assertArrayEquals(expected, contents(buffer), () -> "write, " + what);
      byte[] back = new byte[SIZE];
      byte[] expectedBack = new byte[SIZE];
      copy(expected, inBuffer, expectedBack, inHost, region);
      queue().readRect(buffer, inBuffer, MemorySegment.ofArray(back), inHost, region);
      assertArrayEquals(expectedBack, back, () -> "read, " + what);
      buffer.close();
    }
  }

  private static BufferRect place(Random random, Region region) {
    if (random.nextInt(8) == 0) {
      return BufferRect.PACKED;
    }
    long row = region.width() + random.nextInt(4);
    long slice = row * (region.height() + random.nextInt(3));
    return at(random.nextInt(5), random.nextInt(3), random.nextInt(2), row, slice);
  }

  @Proves
  void copy_movesItsBytesOnly() {
    Random random = random();
    for (int round = 0; round < 200; round++) {
      Region region =
          Region.of(1 + random.nextInt(6), 1 + random.nextInt(4), 1 + random.nextInt(3));
      BufferRect from = place(random, region);
      BufferRect to = place(random, region);
      byte[] first = new byte[SIZE];
      byte[] second = new byte[SIZE];
      random.nextBytes(first);
      random.nextBytes(second);
      Buffer source = context().newByteBuffer(first);
      Buffer target = context().newByteBuffer(second);
      queue().copyRect(source, from, target, to, region);
      copy(first, from, second, to, region);
      String what = "seed " + seed() + ", round " + round + ": " + region + from + to;
      assertArrayEquals(second, contents(target), what);
      source.close();
      target.close();
    }
  }

  @Proves(BUF_6)
  void copyWithin_needsEqualPitches() {
    Buffer buffer = context().newBuffer(SIZE);
    assertViolation(
        BUF_6,
        Status.INVALID_VALUE,
        () ->
            queue()
                .copyRect(buffer, at(0, 0, 0, 8, 0), buffer, at(0, 20, 0, 16, 0), Region.of(4, 2)));
  }

  @Proves(BUF_6)
  void copyWithin_overlapsExactlyWhereBytesDo() {
    byte[] bytes = counting(SIZE);
    Buffer buffer = context().newByteBuffer(bytes);
    Region region = Region.of(4, 4);
    BufferRect from = at(0, 0, 0, 16, 0);
    for (BufferRect overlapping :
        List.of(from, at(3, 0, 0, 16, 0), at(0, 3, 0, 16, 0), at(3, 3, 0, 16, 0))) {
      assertViolation(
          BUF_6,
          Status.MEM_COPY_OVERLAP,
          () -> queue().copyRect(buffer, from, buffer, overlapping, region));
    }
    // Rows that touch, and rows that interleave, share no byte.
    for (BufferRect apart :
        List.of(at(4, 0, 0, 16, 0), at(8, 1, 0, 16, 0), at(0, 4, 0, 16, 0), at(12, 0, 0, 16, 0))) {
      queue().copyRect(buffer, from, buffer, apart, region);
      copy(bytes, from, bytes, apart, region);
      assertArrayEquals(bytes, contents(buffer), apart::toString);
    }
  }
}
