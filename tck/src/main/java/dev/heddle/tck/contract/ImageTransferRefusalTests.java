package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.DeviceFeature.IMAGE_2D_FROM_BUFFER;
import static dev.heddle.Rule.IMG_4;

import dev.heddle.Buffer;
import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Float4;
import dev.heddle.Image;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.function.Executable;

/** Transfers of images that are refused, and leave the image as it was: IMG-4. */
class ImageTransferRefusalTests extends ImageContractTests {
  private static void assertInvalid(Executable call) {
    assertViolation(IMG_4, Status.INVALID_VALUE, call);
  }

  private static void assertOverlap(Executable call) {
    assertViolation(IMG_4, Status.MEM_COPY_OVERLAP, call);
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void regionOutside_isNotReadOrWritten() {
    MemorySegment memory = Arena.ofAuto().allocate(1 << 12);
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        HostTexels texels = writeDistinct(image, 0);
        for (Box box : Box.outside(image)) {
          Origin at = box.origin();
          Region region = box.region();
          assertInvalid(() -> queue().read(image, at, region, memory, Pitch.PACKED));
          assertInvalid(() -> queue().readAsync(image, at, region, memory, Pitch.PACKED));
          assertInvalid(() -> queue().write(image, at, region, memory, Pitch.PACKED));
          assertInvalid(() -> queue().writeAsync(image, at, region, memory, Pitch.PACKED));
          assertInvalid(() -> queue().fill(image, Float4.of(1), at, region));
        }
        assertTexels(texels, image, form + " after refused transfers");
      }
    }
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void regionOutside_isNotCopied() {
    Buffer buffer = context().newBuffer(1 << 12);
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8);
          Image other = form.make(context(), RGBA8)) {
        HostTexels texels = writeDistinct(image, 0);
        writeDistinct(other, 0);
        for (Box box : Box.outside(image)) {
          Origin at = box.origin();
          Region region = box.region();
          assertInvalid(() -> queue().copy(image, at, region, buffer, 0));
          assertInvalid(() -> queue().copy(buffer, 0, image, at, region));
          assertInvalid(() -> queue().copy(image, at, other, Origin.ZERO, region));
          assertInvalid(() -> queue().copy(other, Origin.ZERO, image, at, region));
        }
        assertTexels(texels, image, form + " after refused copies");
        assertTexels(texels, other, form + " after refused copies");
      }
    }
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void regionThatDoesNotFitIntoTheOtherKind_isNotCopied() {
    try (Image row = ImageForm.ROW.make(context(), RGBA8);
        Image plane = ImageForm.PLANE.make(context(), RGBA8)) {
      Region one = Region.of(2);
      Region two = Region.of(2, 2);
      assertInvalid(() -> queue().copy(plane, Origin.ZERO, row, Origin.ZERO, two));
      assertInvalid(() -> queue().copy(row, Origin.ZERO, plane, Origin.ZERO, two));
      assertInvalid(() -> queue().copy(plane, Origin.ZERO, row, Origin.of(0, 1), one));
      assertInvalid(() -> queue().copy(row, Origin.of(0, 1), plane, Origin.ZERO, one));
      queue().copy(plane, Origin.of(1, 4), row, Origin.of(11), one).await();
    }
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void copyThatDoesNotFitIntoTheBuffer_isRefused() {
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        Region all = image.region();
        long size = image.byteSize();
        Buffer buffer = context().newBuffer(size + 3);
        for (long offset : new long[] {4, -1, size + 4, Long.MAX_VALUE, Long.MIN_VALUE}) {
          assertInvalid(() -> queue().copy(image, Origin.ZERO, all, buffer, offset));
          assertInvalid(() -> queue().copy(buffer, offset, image, Origin.ZERO, all));
        }
        queue().copy(image, Origin.ZERO, all, buffer, 3).await();
        queue().copy(buffer, 3, image, Origin.ZERO, all).await();
      }
    }
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void hostMemoryThatIsTooSmall_isRefused() {
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        Region all = image.region();
        for (int gap : new int[] {0, 2}) {
          HostLayout layout = HostLayout.gapped(form, all, 4, gap);
          MemorySegment small = Arena.ofAuto().allocate(layout.span() - 1);
          Pitch pitch = layout.pitch();
          assertInvalid(() -> queue().read(image, Origin.ZERO, all, small, pitch));
          assertInvalid(() -> queue().readAsync(image, Origin.ZERO, all, small, pitch));
          assertInvalid(() -> queue().write(image, Origin.ZERO, all, small, pitch));
          assertInvalid(() -> queue().writeAsync(image, Origin.ZERO, all, small, pitch));
        }
      }
    }
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void pitchesThatAreTooSmall_areRefused() {
    MemorySegment memory = Arena.ofAuto().allocate(1 << 12);
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        Region all = image.region();
        Pitch[] pitches = {
          Pitch.ofRows(all.width() * 4 - 1), Pitch.ofRows(1), Pitch.ofRows(-all.width() * 4)
        };
        for (Pitch pitch : pitches) {
          assertInvalid(() -> queue().read(image, Origin.ZERO, all, memory, pitch));
          assertInvalid(() -> queue().write(image, Origin.ZERO, all, memory, pitch));
        }
        if (form.hasSlices()) {
          long rows = form == ImageForm.ROWS ? 1 : all.height();
          Pitch slices = new Pitch(0, rows * all.width() * 4 - 1);
          assertInvalid(() -> queue().read(image, Origin.ZERO, all, memory, slices));
          assertInvalid(() -> queue().write(image, Origin.ZERO, all, memory, slices));
        }
      }
    }
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void copyBetweenFormats_isAMismatch() {
    ImageFormat sameSize = new ImageFormat(ChannelOrder.RGBA, ChannelType.UNSIGNED_INT8);
    ImageFormat otherOrder = new ImageFormat(ChannelOrder.BGRA, ChannelType.UNORM_INT8);
    for (ImageFormat format : new ImageFormat[] {sameSize, otherOrder, ImageFormat.RGBA32F}) {
      if (formats(ImageForm.PLANE.kind()).contains(format)) {
        try (Image image = ImageForm.PLANE.make(context(), RGBA8);
            Image other = ImageForm.PLANE.make(context(), format)) {
          assertViolation(
              IMG_4,
              Status.IMAGE_FORMAT_MISMATCH,
              () -> queue().copy(image, Origin.ZERO, other, Origin.ZERO, Region.of(2, 2)));
        }
      }
    }
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void copyWithinAnImage_mayTouchItselfButNotOverlap() {
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        HostTexels texels = writeDistinct(image, 0);
        Region all = image.region();
        assertOverlap(() -> queue().copy(image, Origin.ZERO, image, Origin.ZERO, all));
        for (int d = 0; d < form.kind().coordinates(); d++) {
          Box two = Box.slab(image, d, 0, 2);
          Box shifted = Box.slab(image, d, 1, 2);
          assertOverlap(
              () -> queue().copy(image, two.origin(), image, shifted.origin(), two.region()));
          assertOverlap(
              () -> queue().copy(image, shifted.origin(), image, two.origin(), two.region()));
          Box one = Box.slab(image, d, 0, 1);
          Box next = Box.slab(image, d, 1, 1);
          queue().copy(image, one.origin(), image, next.origin(), one.region()).await();
          texels.set(next.origin(), one.region(), texels.part(one.origin(), one.region()));
        }
        assertTexels(texels, image, form + " after copies within it");
      }
    }
  }

  @Proves(value = IMG_4, needs = IMAGES)
  void rowInABuffer_isNotCopiedFromOrToItsBuffer() {
    Buffer buffer = context().newBuffer(256);
    Image image = context().newImage1DBuffer(RGBA8, 8, buffer);
    Region four = Region.of(4);
    assertViolation(
        IMG_4,
        Status.INVALID_MEM_OBJECT,
        () -> queue().copy(image, Origin.ZERO, four, buffer, 128));
    assertViolation(
        IMG_4,
        Status.INVALID_MEM_OBJECT,
        () -> queue().copy(buffer, 128, image, Origin.ZERO, four));
  }

  @Proves(
      value = IMG_4,
      needs = {IMAGES, IMAGE_2D_FROM_BUFFER})
  void planeInABuffer_isNotCopiedOverItself() {
    long pitch = ImageForm.bufferPitch(device(), RGBA8, 7);
    Buffer buffer = context().newBuffer(5 * pitch);
    Image2D plane = context().newImage2D(RGBA8, 7, 5, buffer, pitch);
    Image2D twin = context().newImage2D(RGBA8, 7, 5, buffer, pitch);
    Region part = Region.of(3, 2);
    assertOverlap(() -> queue().copy(plane, Origin.of(1, 1), part, buffer, pitch));
    assertOverlap(() -> queue().copy(buffer, 2 * pitch, plane, Origin.of(1, 1), part));
    assertOverlap(() -> queue().copy(plane, Origin.ZERO, twin, Origin.of(2, 1), part));
  }
}
