package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.DeviceFeature.IMAGE_2D_FROM_BUFFER;
import static dev.heddle.Rule.MAP_11;
import static dev.heddle.Rule.MAP_12;
import static dev.heddle.Rule.MAP_5;
import static dev.heddle.Rule.MAP_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Event;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.Image;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Maps of images: MAP-11, and what the other rules of maps say of images. */
class ImageMapTests extends ImageContractTests {
  private static final byte SCRIBBLE = (byte) 0xee;

  @Proves(value = MAP_11, needs = IMAGES)
  void pitchesAndSize_areThoseOfTheRegion() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : SOME_FORMATS) {
        HostTexels texels = HostTexels.distinct(form.region(), format.byteSize(), 0);
        HostMemory contents = HostMemory.copy(MemorySegment.ofArray(texels.bytes()));
        MemoryOptions options =
            form.inBuffer()
                ? MemoryOptions.DEFAULT
                : MemoryOptions.DEFAULT.withHostMemory(contents);
        try (Image image = form.make(context(), format, form.region(), options)) {
          for (Box part : Box.within(image)) {
            try (Mapping mapping = queue().map(image, MapMode.READ, part.origin(), part.region())) {
              HostLayout layout = assertLayout(form, image, part.region(), mapping);
              if (!form.inBuffer()) {
                assertArrayEquals(
                    texels.part(part.origin(), part.region()),
                    layout.gather(mapping.segment()),
                    () -> form + " of " + format + ", " + part);
              }
            }
          }
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void eachMode_showsTheLatestTexels() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : SOME_FORMATS) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          Box.within(image).forEach(part -> assertShows(form, image, part, texels));
        }
      }
    }
  }

  private void assertShows(ImageForm form, Image image, Box part, HostTexels texels) {
    for (MapMode mode : new MapMode[] {MapMode.READ, MapMode.WRITE, MapMode.READ_WRITE}) {
      try (Mapping mapping = queue().map(image, mode, part.origin(), part.region())) {
        HostLayout layout = assertLayout(form, image, part.region(), mapping);
        assertArrayEquals(
            texels.part(part.origin(), part.region()),
            layout.gather(mapping.segment()),
            () -> form + " of " + image.format() + ", " + part + " mapped for " + mode);
      }
    }
  }

  /** {@return how a mapped region lies, which is as MAP-11 says} */
  private static HostLayout assertLayout(
      ImageForm form, Image image, Region region, Mapping mapping) {
    int texelBytes = image.format().byteSize();
    Pitch pitch = mapping.pitch();
    long rowBytes = region.width() * texelBytes;
    String what = form + " of " + image.format() + ", " + region + ", " + pitch;
    assertTrue(pitch.rowBytes() >= rowBytes, what);
    long sliceBytes =
        !form.hasSlices()
            ? 0
            : form == ImageForm.ROWS
                ? pitch.rowBytes()
                : (region.height() - 1) * pitch.rowBytes() + rowBytes;
    assertTrue(form.hasSlices() ? pitch.sliceBytes() >= sliceBytes : pitch.sliceBytes() == 0, what);
    HostLayout layout = new HostLayout(image.kind(), region, texelBytes, pitch);
    assertEquals(layout.span(), mapping.segment().byteSize(), what);
    return layout;
  }

  @Proves(needs = IMAGES)
  void writesThroughAMap_reachTheRegionAndNothingElse() {
    for (ImageForm form : forms()) {
      for (ImageFormat format : SOME_FORMATS) {
        try (Image image = form.make(context(), format)) {
          HostTexels texels = writeDistinct(image, 0);
          Box.within(image).forEach(part -> assertWrites(form, image, part, texels));
        }
      }
    }
  }

  /** Writes every byte of the segment: those between the rows have no effect. */
  private void assertWrites(ImageForm form, Image image, Box part, HostTexels texels) {
    int first = 1;
    for (MapMode mode :
        new MapMode[] {MapMode.WRITE, MapMode.READ_WRITE, MapMode.WRITE_INVALIDATE}) {
      byte[] written =
          HostTexels.distinct(part.region(), image.format().byteSize(), first++).bytes();
      try (Mapping mapping = queue().map(image, mode, part.origin(), part.region())) {
        HostLayout layout = assertLayout(form, image, part.region(), mapping);
        byte[] all = layout.spread(written, layout.span(), SCRIBBLE);
        mapping.segment().copyFrom(MemorySegment.ofArray(all));
      }
      texels.set(part.origin(), part.region(), written);
      assertTexels(texels, image, form + ", " + part + " mapped for " + mode);
    }
  }

  @Proves(needs = IMAGES)
  void texelsThatAMapForWritingLeaves_stay() {
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        HostTexels texels = writeDistinct(image, 0);
        for (Box part : Box.within(image)) {
          Origin at = part.origin();
          try (Mapping mapping = queue().map(image, MapMode.WRITE, at, part.region())) {
            mapping.segment().set(ValueLayout.JAVA_BYTE, 0, (byte) 99);
          }
          texels.bytes()[texels.at(at.x(), at.y(), at.z())] = 99;
          assertTexels(texels, image, form + ", " + part);
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void mapThatDoesNotBlock_showsTheRegionOnCompletion() {
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        Region region = image.region();
        HostTexels texels = HostTexels.distinct(region, 4, 3);
        Event write = queue().writeAsync(image, MemorySegment.ofArray(texels.bytes()));
        Mapping read = queue().mapAsync(image, MapMode.READ, write);
        read.event().await();
        HostLayout layout = assertLayout(form, image, region, read);
        assertArrayEquals(texels.bytes(), layout.gather(read.segment()), form::name);
        queue().unmap(read);
      }
    }
  }

  @Proves(needs = IMAGES)
  void mapOfARowInABuffer_isOfTheBuffersBytes() {
    Buffer buffer = context().newBuffer(64);
    queue().write(buffer, MemorySegment.ofArray(HostTexels.distinctBytes(64, 0)));
    Image image = context().newImage1DBuffer(RGBA8, 13, buffer);
    byte[] expected = HostTexels.distinctBytes(64, 0);
    try (Mapping mapping = queue().map(image, MapMode.WRITE, Origin.of(3), Region.of(7))) {
      assertEquals(expected[12], mapping.segment().get(ValueLayout.JAVA_BYTE, 0));
      mapping.segment().fill((byte) 99);
    }
    java.util.Arrays.fill(expected, 12, 40, (byte) 99);
    assertArrayEquals(expected, contents(buffer));
  }

  @Proves(needs = {IMAGES, IMAGE_2D_FROM_BUFFER})
  void mapOfAPlaneInABuffer_isOfTheBuffersBytes() {
    long pitch = ImageForm.bufferPitch(device(), RGBA8, 7);
    int size = Math.toIntExact(5 * pitch);
    Buffer buffer = context().newBuffer(size);
    byte[] expected = HostTexels.distinctBytes(size, 0);
    queue().write(buffer, MemorySegment.ofArray(expected));
    Image2D image = context().newImage2D(RGBA8, 7, 5, buffer, pitch);
    try (Mapping mapping = queue().map(image, MapMode.WRITE, Origin.of(2, 1), Region.of(4, 1))) {
      int at = Math.toIntExact(pitch + 2 * 4);
      assertEquals(expected[at], mapping.segment().get(ValueLayout.JAVA_BYTE, 0));
      mapping.segment().fill((byte) 99);
      java.util.Arrays.fill(expected, at, at + 4 * 4, (byte) 99);
    }
    assertArrayEquals(expected, contents(buffer));
  }

  @Proves(value = MAP_11, needs = IMAGES)
  void regionThatIsEmptyOrOutside_isNotMapped() {
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        for (Box box : Box.outside(image)) {
          assertViolation(
              MAP_11,
              Status.INVALID_VALUE,
              () -> queue().map(image, MapMode.READ, box.origin(), box.region()));
          assertViolation(
              MAP_11,
              Status.INVALID_VALUE,
              () -> queue().mapAsync(image, MapMode.WRITE, box.origin(), box.region()));
        }
        assertEquals(0, image.mapCount(), form::name);
      }
    }
  }

  @Proves(value = MAP_5, needs = IMAGES)
  void hostAccess_holdsForMapsOfImages() {
    for (HostAccess access : HostAccess.values()) {
      MemoryOptions options = MemoryOptions.DEFAULT.withHostAccess(access);
      for (ImageForm form : forms()) {
        for (MapMode mode : MapMode.values()) {
          try (Image image = form.make(context(), RGBA8, form.region(), options)) {
            boolean reads = mode == MapMode.READ || mode == MapMode.READ_WRITE;
            if (reads && !access.reads() || mode.writes() && !access.writes()) {
              assertViolation(MAP_5, Status.INVALID_OPERATION, () -> queue().map(image, mode));
              assertViolation(MAP_5, Status.INVALID_OPERATION, () -> queue().mapAsync(image, mode));
            } else {
              queue().map(image, mode).close();
            }
          }
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void partOfWhatTheHostOnlyWrites_isMappedForWriting() {
    MemoryOptions options = MemoryOptions.DEFAULT.withHostAccess(HostAccess.WRITE_ONLY);
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8, form.region(), options);
          Buffer copy = context().newBuffer(image.byteSize())) {
        HostTexels texels = writeDistinct(image, 0);
        for (Box part : Box.within(image)) {
          Origin at = part.origin();
          try (Mapping mapping = queue().map(image, MapMode.WRITE, at, part.region())) {
            mapping.segment().set(ValueLayout.JAVA_BYTE, 0, (byte) 99);
          }
          texels.bytes()[texels.at(at.x(), at.y(), at.z())] = 99;
          queue().copy(image, Origin.ZERO, image.region(), copy, 0);
          assertArrayEquals(texels.bytes(), contents(copy), () -> form + ", " + part);
        }
      }
    }
  }

  @Proves(value = MAP_12, needs = IMAGES)
  void mapCount_countsTheMapsOfAnImage() {
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        Mapping one = queue().map(image, MapMode.READ, Origin.ZERO, Region.of(2));
        Mapping other = queue().map(image, MapMode.READ, Origin.of(2), Region.of(2));
        assertEquals(2, image.mapCount(), form::name);
        queue().unmap(one).await();
        assertEquals(1, image.mapCount(), form::name);
        queue().unmap(other).await();
        assertEquals(0, image.mapCount(), form::name);
      }
    }
  }

  @Proves(value = MAP_8, needs = IMAGES)
  void mapsForWriting_mayTouchButNotOverlap() {
    for (ImageForm form : forms()) {
      for (int d = 0; d < form.kind().coordinates(); d++) {
        try (Image image = form.make(context(), RGBA8)) {
          Box low = Box.slab(image, d, 0, 2);
          Box high = Box.slab(image, d, 2, 1);
          Box across = Box.slab(image, d, 1, 2);
          Mapping first = queue().map(image, MapMode.WRITE, low.origin(), low.region());
          Mapping second = queue().map(image, MapMode.WRITE, high.origin(), high.region());
          for (MapMode mode : MapMode.values()) {
            assertViolation(
                MAP_8,
                Status.INVALID_OPERATION,
                () -> queue().map(image, mode, across.origin(), across.region()));
          }
          queue().unmap(first).await();
          queue().unmap(second).await();
        }
      }
    }
  }
}
