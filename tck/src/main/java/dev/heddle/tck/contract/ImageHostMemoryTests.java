package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.DeviceFeature.IMAGE_2D_FROM_BUFFER;
import static dev.heddle.Rule.BUF_2;
import static dev.heddle.Rule.IMG_3;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.DeviceLimit;
import dev.heddle.Float4;
import dev.heddle.HostAllocation;
import dev.heddle.HostMemory;
import dev.heddle.Image;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Images over memory of the host, or over a buffer's, and how they lie there: IMG-3. */
class ImageHostMemoryTests extends ImageContractTests {
  private static final byte GAP = (byte) 0xee;

  /** Forms that take host memory; the others take a buffer. */
  private List<ImageForm> ownForms() {
    return forms().stream().filter(form -> !form.inBuffer()).toList();
  }

  private static MemoryOptions over(HostMemory memory) {
    return MemoryOptions.DEFAULT.withHostMemory(memory);
  }

  @Proves(needs = IMAGES)
  void copiedMemory_isReadAtItsPitchesDuringTheCall() {
    for (ImageForm form : ownForms()) {
      for (ImageFormat format : SOME_FORMATS) {
        HostTexels texels = HostTexels.distinct(form.region(), format.byteSize(), 0);
        for (int gap : new int[] {0, 1, 3}) {
          HostLayout layout = HostLayout.gapped(form, form.region(), format.byteSize(), gap);
          byte[] memory = layout.spread(texels.bytes(), layout.span(), GAP);
          HostMemory copy = new HostMemory.Copy(MemorySegment.ofArray(memory), layout.pitch());
          try (Image image = form.make(context(), format, form.region(), over(copy))) {
            Arrays.fill(memory, GAP);
            assertTexels(texels, image, form + " from a copy at " + layout.pitch());
          }
        }
        HostMemory packed = HostMemory.copy(MemorySegment.ofArray(texels.bytes()));
        try (Image image = form.make(context(), format, form.region(), over(packed))) {
          assertTexels(texels, image, form + " from a packed copy");
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void usedMemory_holdsTheTexelsAtItsPitches() {
    for (ImageForm form : ownForms()) {
      for (int gap : new int[] {0, 1, 3}) {
        ImageFormat format = ImageFormat.RGBA32F;
        HostTexels texels = HostTexels.distinct(form.region(), format.byteSize(), 0);
        HostLayout layout = HostLayout.gapped(form, form.region(), format.byteSize(), gap);
        HostAllocation memory = allocation(layout, texels);
        HostMemory use = new HostMemory.Use(memory.segment(), layout.pitch());
        Image image = form.make(context(), format, form.region(), over(use));
        assertTexels(texels, image, form + " in memory at " + layout.pitch());
        for (Box part : Box.within(image)) {
          byte[] written = HostTexels.distinct(part.region(), format.byteSize(), 5).bytes();
          queue()
              .write(
                  image,
                  part.origin(),
                  part.region(),
                  MemorySegment.ofArray(written),
                  Pitch.PACKED);
          texels.set(part.origin(), part.region(), written);
          assertMemoryHolds(texels, layout, image, memory);
        }
        queue().fill(image, Float4.of(1), Box.all(image).origin(), Region.of(2));
        texels.set(Box.all(image).origin(), Region.of(2), ones(8));
        assertMemoryHolds(texels, layout, image, memory);
        image.close();
      }
    }
  }

  /** Bytes between rows stay as they were, whatever was done to the image. */
  private void assertMemoryHolds(
      HostTexels texels, HostLayout layout, Image image, HostAllocation memory) {
    try (Mapping _ = queue().map(image, MapMode.READ)) {
      assertArrayEquals(
          layout.spread(texels.bytes(), layout.span(), GAP),
          memory.segment().toArray(ValueLayout.JAVA_BYTE),
          () -> image.kind() + " at " + layout.pitch());
    }
  }

  private static byte[] ones(int floats) {
    float[] all = new float[floats];
    Arrays.fill(all, 1);
    return MemorySegment.ofArray(all).toArray(ValueLayout.JAVA_BYTE);
  }

  private HostAllocation allocation(HostLayout layout, HostTexels texels) {
    HostAllocation memory = context().newHostAllocation(layout.span());
    byte[] spread = layout.spread(texels.bytes(), layout.span(), GAP);
    memory.segment().copyFrom(MemorySegment.ofArray(spread));
    return memory;
  }

  @Proves(needs = IMAGES)
  void mapOfUsedMemory_isAViewOfIt() {
    for (ImageForm form : ownForms()) {
      HostTexels texels = HostTexels.distinct(form.region(), RGBA8.byteSize(), 0);
      HostLayout layout = HostLayout.gapped(form, form.region(), RGBA8.byteSize(), 3);
      HostAllocation memory = allocation(layout, texels);
      HostMemory use = new HostMemory.Use(memory.segment(), layout.pitch());
      Image image = form.make(context(), RGBA8, form.region(), over(use));
      try (Mapping mapping = queue().map(image, MapMode.WRITE)) {
        MemorySegment segment = mapping.segment();
        assertEquals(memory.segment().address(), segment.address(), form::name);
        HostLayout mapped =
            new HostLayout(form.kind(), form.region(), RGBA8.byteSize(), mapping.pitch());
        assertArrayEquals(texels.bytes(), mapped.gather(segment), form::name);
        segment.set(ValueLayout.JAVA_BYTE, 1, (byte) 99);
        assertEquals(99, memory.segment().get(ValueLayout.JAVA_BYTE, 1), form::name);
      }
      texels.bytes()[1] = 99;
      assertTexels(texels, image, "after a map of used memory");
    }
  }

  @Proves(needs = IMAGES)
  void mapOfAPartOfUsedMemory_isAViewOfThatPart() {
    for (ImageForm form : ownForms()) {
      HostTexels texels = HostTexels.distinct(form.region(), RGBA8.byteSize(), 0);
      HostLayout layout = HostLayout.gapped(form, form.region(), RGBA8.byteSize(), 3);
      HostAllocation memory = allocation(layout, texels);
      HostMemory use = new HostMemory.Use(memory.segment(), layout.pitch());
      Image image = form.make(context(), RGBA8, form.region(), over(use));
      for (Box part : Box.within(image)) {
        Origin at = part.origin();
        String what = form + ", " + part;
        try (Mapping mapping = queue().map(image, MapMode.WRITE, at, part.region())) {
          MemorySegment segment = mapping.segment();
          long start = layout.rowStart(at.y(), at.z()) + at.x() * RGBA8.byteSize();
          assertEquals(memory.segment().address() + start, segment.address(), what);
          HostLayout mapped =
              new HostLayout(form.kind(), part.region(), RGBA8.byteSize(), mapping.pitch());
          assertArrayEquals(texels.part(at, part.region()), mapped.gather(segment), what);
          segment.set(ValueLayout.JAVA_BYTE, 2, (byte) 99);
        }
        texels.bytes()[texels.at(at.x(), at.y(), at.z()) + 2] = 99;
        assertMemoryHolds(texels, layout, image, memory);
      }
    }
  }

  @Proves(value = IMG_3, needs = IMAGES)
  void pitchesThatDoNotFit_areRefused() {
    for (ImageForm form : ownForms()) {
      for (ImageFormat format : SOME_FORMATS) {
        for (Pitch pitch : unfit(form, format.byteSize())) {
          HostMemory copy = new HostMemory.Copy(MemorySegment.ofArray(new byte[1 << 16]), pitch);
          HostAllocation memory = context().newHostAllocation(1 << 16);
          HostMemory use = new HostMemory.Use(memory.segment(), pitch);
          for (HostMemory hostMemory : List.of(copy, use)) {
            assertViolation(
                IMG_3,
                Status.INVALID_IMAGE_DESCRIPTOR,
                () -> form.make(context(), format, form.region(), over(hostMemory)));
          }
          memory.close();
        }
      }
    }
  }

  private static List<Pitch> unfit(ImageForm form, int texelBytes) {
    long row = form.region().width() * texelBytes;
    List<Pitch> pitches = new ArrayList<>();
    pitches.add(new Pitch(row - texelBytes, 0));
    pitches.add(new Pitch(texelBytes, 0));
    pitches.add(new Pitch(row + texelBytes / 2, 0));
    pitches.add(new Pitch(row + 1, 0));
    pitches.add(new Pitch(-row, 0));
    if (form.hasSlices()) {
      long rows = form.kind() == ImageKind.IMAGE_1D_ARRAY ? 1 : form.region().height();
      pitches.add(new Pitch(row, rows * row - texelBytes));
      pitches.add(new Pitch(row, rows * row + texelBytes));
      pitches.add(new Pitch(2 * row, (2 * rows + 1) * row));
      pitches.add(new Pitch(2 * row, rows * row));
      pitches.add(new Pitch(0, row / 2));
      pitches.add(new Pitch(row, -rows * row));
    }
    return pitches;
  }

  @Proves(value = BUF_2, needs = IMAGES)
  void memoryThatIsTooSmallForItsPitches_isRefused() {
    for (ImageForm form : ownForms()) {
      HostLayout layout = HostLayout.gapped(form, form.region(), RGBA8.byteSize(), 2);
      byte[] small = new byte[layout.span() - 1];
      HostMemory copy = new HostMemory.Copy(MemorySegment.ofArray(small), layout.pitch());
      HostAllocation memory = context().newHostAllocation(layout.span() - 1);
      HostMemory use = new HostMemory.Use(memory.segment(), layout.pitch());
      for (HostMemory hostMemory : List.of(copy, use)) {
        assertViolation(
            BUF_2,
            Status.INVALID_HOST_PTR,
            () -> form.make(context(), RGBA8, form.region(), over(hostMemory)));
      }
    }
  }

  @Proves(
      value = IMG_3,
      needs = {IMAGES, IMAGE_2D_FROM_BUFFER})
  void planeInABuffer_keepsThePitchAlignment() {
    Buffer buffer = context().newBuffer(1 << 16);
    for (ImageFormat format : SOME_FORMATS) {
      int texel = format.byteSize();
      long step = texel * Math.max(1, device().limit(DeviceLimit.IMAGE_PITCH_ALIGNMENT_TEXELS));
      long pitch = ImageForm.bufferPitch(device(), format, 7);
      for (long unfit : new long[] {6L * texel, pitch + 1, pitch + step / 2, -pitch}) {
        assertViolation(
            IMG_3,
            Status.INVALID_IMAGE_DESCRIPTOR,
            () -> context().newImage2D(format, 7, 5, buffer, unfit));
      }
      assertEquals(5, context().newImage2D(format, 7, 5, buffer, pitch + step).height());
    }
  }

  @Proves(needs = {IMAGES, IMAGE_2D_FROM_BUFFER})
  void planeInASubBuffer_keepsTheBaseAlignment() {
    long unit = device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
    Buffer buffer = context().newBuffer(64 * unit + (1 << 16));
    for (ImageFormat format : SOME_FORMATS) {
      long texels = Math.max(1, device().limit(DeviceLimit.IMAGE_BASE_ALIGNMENT_TEXELS));
      long pitch = ImageForm.bufferPitch(device(), format, 7);
      for (long start = 0; start <= 64 * unit; start += unit) {
        Buffer part = buffer.newSubBuffer(start, 5 * pitch);
        if (start % (texels * format.byteSize()) == 0) {
          assertPlaneIn(part, format, pitch);
        } else {
          assertViolation(
              IMG_3,
              Status.INVALID_IMAGE_DESCRIPTOR,
              () -> context().newImage2D(format, 7, 5, part, pitch));
        }
        part.close();
      }
    }
  }

  /** The buffer holds the image's rows at their pitch, and nothing between them is touched. */
  private void assertPlaneIn(Buffer part, ImageFormat format, long pitch) {
    int size = Math.toIntExact(part.byteSize());
    byte[] gaps = new byte[size];
    Arrays.fill(gaps, GAP);
    queue().write(part, MemorySegment.ofArray(gaps));
    try (Image2D image = context().newImage2D(format, 7, 5, part, pitch)) {
      HostTexels texels = writeDistinct(image, 0);
      HostLayout layout =
          new HostLayout(image.kind(), image.region(), format.byteSize(), Pitch.ofRows(pitch));
      assertArrayEquals(layout.spread(texels.bytes(), size, GAP), contents(part));
    }
  }

  @Proves(needs = IMAGES)
  void rowInASubBuffer_isOfItsBytes() {
    long unit = device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
    Buffer buffer = context().newBuffer(4 * unit + 64);
    Buffer part = buffer.newSubBuffer(unit, 64);
    queue().write(part, MemorySegment.ofArray(HostTexels.distinctBytes(64, 0)));
    Image image = context().newImage1DBuffer(RGBA8, 13, part);
    assertArrayEquals(HostTexels.distinctBytes(13 * 4, 0), texels(image));
    writeDistinct(image, 7);
    byte[] expected = HostTexels.distinctBytes(64, 0);
    System.arraycopy(HostTexels.distinctBytes(13 * 4, 7), 0, expected, 0, 13 * 4);
    assertArrayEquals(expected, contents(part));
  }
}
