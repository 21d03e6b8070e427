package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.Rule.BUF_5;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.Event;
import dev.heddle.Float4;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.MemoryOptions;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/** Reads and writes of images: what they move, and where it lies in host memory. IMG-4. */
class ImageTransferTests extends ImageContractTests {
  /** A thread that never runs: what is confined to the test is not accessible to it. */
  private static final Thread ANOTHER = Thread.ofPlatform().unstarted(() -> {});

  private static final byte GAP = (byte) 0xee;

  @Proves(needs = IMAGES)
  void everyFormatOfEveryKind_keepsItsBytes() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : formats(form.kind())) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          assertTexels(texels, image, form + " as a whole");
          Box middle = Box.within(image).get(3);
          byte[] written = HostTexels.distinct(middle.region(), format.byteSize(), 9).bytes();
          write(image, middle, written);
          texels.set(middle.origin(), middle.region(), written);
          assertTexels(texels, image, form + " after a write of " + middle);
        }
      }
    }
  }

  private void write(Image image, Box part, byte[] packed) {
    queue().write(image, part.origin(), part.region(), MemorySegment.ofArray(packed), Pitch.PACKED);
  }

  @Proves(needs = IMAGES)
  void partsOfEveryKind_areReadAndWritten() {
    for (HostMemory memory : List.of(HostMemory.NONE, HostMemory.ALLOCATE)) {
      MemoryOptions options = MemoryOptions.DEFAULT.withHostMemory(memory);
      for (ImageForm form : forms()) {
        try (Image image = form.make(context(), RGBA8, form.region(), options)) {
          HostTexels texels = writeDistinct(image, 0);
          int first = 1;
          for (Box part : Box.within(image)) {
            byte[] written = HostTexels.distinct(part.region(), 4, first++).bytes();
            write(image, part, written);
            texels.set(part.origin(), part.region(), written);
            assertTexels(texels, image, form + " after a write of " + part);
          }
          for (Box part : Box.within(image)) {
            byte[] expected = texels.part(part.origin(), part.region());
            byte[] read = new byte[expected.length];
            queue()
                .read(
                    image, part.origin(), part.region(), MemorySegment.ofArray(read), Pitch.PACKED);
            assertArrayEquals(expected, read, () -> form + ", " + part);
          }
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void stridedHostRegion_keepsItsPadding() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : SOME_FORMATS) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          for (Box part : Box.within(image)) {
            for (int gap : new int[] {0, 1, 4}) {
              HostLayout layout = HostLayout.gapped(form, part.region(), format.byteSize(), gap);
              assertStrided(image, part, layout, texels);
            }
          }
        }
      }
    }
  }

  /**
   * Heap, automatic, shared and confined memory, with and without blocking; more than is needed.
   */
  private void assertStrided(Image image, Box part, HostLayout layout, HostTexels texels) {
    int size = layout.span() + 5;
    byte[] expected = layout.spread(texels.part(part.origin(), part.region()), size, GAP);
    try (Arena shared = Arena.ofShared();
        Arena confined = Arena.ofConfined()) {
      List<MemorySegment> memories =
          List.of(
              MemorySegment.ofArray(new byte[size]),
              Arena.ofAuto().allocate(size),
              shared.allocate(size),
              confined.allocate(size));
      for (MemorySegment memory : memories) {
        memory.fill(GAP);
        queue().read(image, part.origin(), part.region(), memory, layout.pitch());
        assertHolds(expected, memory, part, layout);
        if (memory.isAccessibleBy(ANOTHER)) {
          memory.fill(GAP);
          queue().readAsync(image, part.origin(), part.region(), memory, layout.pitch()).await();
          assertHolds(expected, memory, part, layout);
        }
      }
      int first = 1;
      for (MemorySegment memory : memories) {
        byte[] packed = HostTexels.distinct(part.region(), layout.texelBytes(), first++).bytes();
        memory.copyFrom(MemorySegment.ofArray(layout.spread(packed, size, GAP)));
        Event write =
            first % 2 == 0
                ? queue().write(image, part.origin(), part.region(), memory, layout.pitch())
                : queue().writeAsync(image, part.origin(), part.region(), memory, layout.pitch());
        write.await();
        texels.set(part.origin(), part.region(), packed);
        assertTexels(texels, image, "a write of " + part + " from " + layout.pitch());
      }
    }
  }

  private static void assertHolds(
      byte[] expected, MemorySegment memory, Box part, HostLayout layout) {
    assertArrayEquals(
        expected,
        memory.toArray(ValueLayout.JAVA_BYTE),
        () -> layout.kind() + ", " + part + " at " + layout.pitch());
  }

  @Proves(needs = IMAGES)
  void rowPitchOfAnyNumberOfBytes_isTaken() {
    try (Image image = ImageForm.PLANE.make(context(), ImageFormat.RGBA32F)) {
      HostTexels texels = writeDistinct(image, 0);
      Pitch odd = Pitch.ofRows(7 * 16 + 1);
      HostLayout layout = new HostLayout(image.kind(), image.region(), 16, odd);
      byte[] memory = new byte[layout.span()];
      Arrays.fill(memory, GAP);
      queue().read(image, Origin.ZERO, image.region(), MemorySegment.ofArray(memory), odd);
      assertArrayEquals(layout.spread(texels.bytes(), layout.span(), GAP), memory);
    }
  }

  @Proves(value = BUF_5, needs = IMAGES)
  void hostAccess_holdsForReadsAndWritesOfImages() {
    for (HostAccess access : HostAccess.values()) {
      MemoryOptions options = MemoryOptions.DEFAULT.withHostAccess(access);
      for (ImageForm form : forms()) {
        try (Image image = form.make(context(), RGBA8, form.region(), options)) {
          MemorySegment memory = Arena.ofAuto().allocate(image.byteSize());
          if (access.writes()) {
            queue().write(image, memory);
            queue().writeAsync(image, memory).await();
          } else {
            assertViolation(BUF_5, Status.INVALID_OPERATION, () -> queue().write(image, memory));
            assertViolation(
                BUF_5, Status.INVALID_OPERATION, () -> queue().writeAsync(image, memory));
          }
          if (access.reads()) {
            queue().read(image, memory);
            queue().readAsync(image, memory).await();
          } else {
            assertViolation(BUF_5, Status.INVALID_OPERATION, () -> queue().read(image, memory));
            assertViolation(
                BUF_5, Status.INVALID_OPERATION, () -> queue().readAsync(image, memory));
          }
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void hostAccess_isIgnoredByCopiesAndFillsOfImages() {
    MemoryOptions none = MemoryOptions.DEFAULT.withHostAccess(HostAccess.NONE);
    for (ImageForm form : forms()) {
      try (Image hidden = form.make(context(), RGBA8, form.region(), none);
          Image seen = form.make(context(), RGBA8)) {
        Region all = hidden.region();
        HostTexels texels = writeDistinct(seen, 0);
        queue().copy(seen, Origin.ZERO, hidden, Origin.ZERO, all);
        queue().fill(hidden, Float4.of(1), Origin.ZERO, Region.of(2));
        Buffer buffer = context().newBuffer(hidden.byteSize());
        queue().copy(hidden, Origin.ZERO, all, buffer, 0);
        texels.set(Origin.ZERO, Region.of(2), HostTexels.repeated(Region.of(8), new byte[] {-1}));
        assertArrayEquals(texels.bytes(), contents(buffer), form::name);
        queue().copy(buffer, 0, hidden, Origin.ZERO, all).await();
        assertEquals(HostAccess.NONE, hidden.hostAccess());
      }
    }
  }
}
