package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.DeviceFeature.IMAGE_2D_FROM_BUFFER;
import static dev.heddle.Rule.IMG_1;
import static dev.heddle.Rule.IMG_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.HostAccess;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.MemoryOptions;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.UnsupportedFeatureException;
import dev.heddle.tck.Proves;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Which images there are: their kinds, sizes and formats. IMG-1 and IMG-2. */
class ImageTests extends ImageContractTests {
  /** Larger images are not made to see whether a limit holds. */
  private static final long AFFORDABLE_BYTES = 64L << 20;

  @Proves(needs = IMAGES)
  void everyKind_hasTheShapeThatItWasGiven() {
    MemoryOptions options =
        MemoryOptions.labelled("texels")
            .withKernelAccess(KernelAccess.READ_ONLY)
            .withHostAccess(HostAccess.WRITE_ONLY);
    for (ImageForm form : forms()) {
      Region region = form.region();
      try (Image image = form.make(context(), RGBA8, region, options)) {
        boolean rows = form == ImageForm.ROWS;
        assertEquals(form.kind(), image.kind());
        assertEquals(RGBA8, image.format(), form::name);
        assertEquals(region, image.region(), form::name);
        assertEquals(region.width(), image.width(), form::name);
        assertEquals(rows ? 1 : region.height(), image.height(), form::name);
        assertEquals(form == ImageForm.VOLUME ? region.depth() : 1, image.depth(), form::name);
        long layers = rows ? region.height() : form == ImageForm.PLANES ? region.depth() : 1;
        assertEquals(layers, image.arrayLayers(), form::name);
        long texels = region.width() * region.height() * region.depth();
        assertEquals(4 * texels, image.byteSize(), form::name);
        assertEquals(form.inBuffer(), image.buffer().isPresent(), form::name);
        assertEquals("texels", image.label(), form::name);
        assertEquals(KernelAccess.READ_ONLY, image.kernelAccess(), form::name);
        assertEquals(HostAccess.WRITE_ONLY, image.hostAccess(), form::name);
        assertEquals(0, image.mapCount(), form::name);
      }
    }
  }

  @Proves(value = IMG_1, needs = IMAGES)
  void sizeOutsideTheLimits_isRefused() {
    for (ImageForm form : forms()) {
      for (int coordinate = 0; coordinate < form.kind().coordinates(); coordinate++) {
        long limit = device().limit(limit(form, coordinate));
        for (long size : new long[] {0, -1, limit + 1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE}) {
          assertTooLarge(form, with(coordinate, size));
        }
      }
    }
  }

  private void assertTooLarge(ImageForm form, Region region) {
    // The size of a buffer that is too small is checked by a test of its own.
    switch (form) {
      case ROW_IN_BUFFER -> {
        Buffer buffer = context().newBuffer(64);
        assertViolation(
            IMG_1,
            Status.INVALID_IMAGE_SIZE,
            () -> context().newImage1DBuffer(RGBA8, region.width(), buffer));
      }
      case PLANE_IN_BUFFER -> {
        Buffer buffer = context().newBuffer(64);
        assertViolation(
            IMG_1,
            Status.INVALID_IMAGE_SIZE,
            () -> context().newImage2D(RGBA8, region.width(), region.height(), buffer, 0));
      }
      default ->
          assertViolation(
              IMG_1,
              Status.INVALID_IMAGE_SIZE,
              () -> form.make(context(), RGBA8, region, MemoryOptions.DEFAULT));
    }
  }

  @Proves(needs = IMAGES)
  void sizeAtTheLimit_isAccepted() {
    for (ImageForm form : forms()) {
      for (int coordinate = 0; coordinate < form.kind().coordinates(); coordinate++) {
        long limit = device().limit(limit(form, coordinate));
        if (limit * RGBA8.byteSize() <= AFFORDABLE_BYTES) {
          Region region = with(coordinate, limit);
          try (Image image = form.make(context(), RGBA8, region, MemoryOptions.DEFAULT)) {
            assertEquals(region, image.region(), form::name);
          }
        }
      }
    }
  }

  private static DeviceLimit limit(ImageForm form, int coordinate) {
    return switch (form.kind()) {
      case IMAGE_1D_BUFFER -> DeviceLimit.MAX_IMAGE_BUFFER_WIDTH;
      case IMAGE_1D, IMAGE_1D_ARRAY, IMAGE_2D, IMAGE_2D_ARRAY ->
          coordinate == 0
              ? DeviceLimit.MAX_IMAGE_2D_WIDTH
              : coordinate == form.kind().dimensions()
                  ? DeviceLimit.MAX_IMAGE_ARRAY_LAYERS
                  : DeviceLimit.MAX_IMAGE_2D_HEIGHT;
      case IMAGE_3D ->
          switch (coordinate) {
            case 0 -> DeviceLimit.MAX_IMAGE_3D_WIDTH;
            case 1 -> DeviceLimit.MAX_IMAGE_3D_HEIGHT;
            default -> DeviceLimit.MAX_IMAGE_3D_DEPTH;
          };
    };
  }

  /** A region of one texel but along a coordinate. */
  private static Region with(int coordinate, long size) {
    return new Region(
        coordinate == 0 ? size : 1, coordinate == 1 ? size : 1, coordinate == 2 ? size : 1);
  }

  @Proves(value = IMG_1, needs = IMAGES)
  void imageLargerThanTheLargestAllocation_isRefused() {
    long width = device().limit(DeviceLimit.MAX_IMAGE_2D_WIDTH);
    long height = device().limit(DeviceLimit.MAX_IMAGE_2D_HEIGHT);
    long layers = device().limit(DeviceLimit.MAX_IMAGE_ARRAY_LAYERS);
    long most = device().limit(DeviceLimit.MAX_ALLOCATION_BYTES);
    Assumptions.assumeTrue(
        most / width / height / layers < ImageFormat.RGBA32F.byteSize(),
        "every image within the limits of its sizes is within the largest allocation");
    assertViolation(
        IMG_1,
        Status.INVALID_IMAGE_SIZE,
        () -> context().newImage2DArray(ImageFormat.RGBA32F, width, height, layers));
  }

  @Proves(value = IMG_1, needs = IMAGES)
  void imageThatDoesNotFitIntoItsBuffer_isRefused() {
    Buffer exact = context().newBuffer(8L * RGBA8.byteSize());
    assertEquals(8, context().newImage1DBuffer(RGBA8, 8, exact).width());
    Buffer small = context().newBuffer(8L * RGBA8.byteSize() - 1);
    assertViolation(
        IMG_1, Status.INVALID_IMAGE_SIZE, () -> context().newImage1DBuffer(RGBA8, 8, small));
  }

  @Proves(
      value = IMG_1,
      needs = {IMAGES, IMAGE_2D_FROM_BUFFER})
  void planeThatDoesNotFitIntoItsBuffer_isRefused() {
    long pitch = ImageForm.bufferPitch(device(), RGBA8, 4);
    Buffer small = context().newBuffer(2 * pitch + 4L * RGBA8.byteSize() - 1);
    assertViolation(
        IMG_1, Status.INVALID_IMAGE_SIZE, () -> context().newImage2D(RGBA8, 4, 3, small, pitch));
    assertEquals(2, context().newImage2D(RGBA8, 4, 2, small, pitch).height());
  }

  @Proves(needs = IMAGES)
  void planeInBuffer_needsTheFeature() {
    Assumptions.assumeFalse(
        device().has(IMAGE_2D_FROM_BUFFER), "the device has 2D images from buffers");
    Buffer buffer = context().newBuffer(4096);
    assertThrows(
        UnsupportedFeatureException.class, () -> context().newImage2D(RGBA8, 4, 4, buffer, 0));
  }

  @Proves(needs = IMAGES)
  void formatThatTheDeviceLacks_isRefused() {
    for (ImageForm form : forms()) {
      List<ImageFormat> there = formats(form.kind());
      for (ImageFormat format : existing()) {
        if (!there.contains(format)) {
          assertViolation(
              IMG_1, Status.IMAGE_FORMAT_NOT_SUPPORTED, () -> form.make(context(), format));
        }
      }
    }
  }

  @Proves
  void formatThatDoesNotExist_isRefused() {
    for (ChannelOrder order : List.of(ChannelOrder.BGRA, ChannelOrder.ARGB)) {
      assertViolation(
          IMG_1,
          Status.INVALID_IMAGE_FORMAT_DESCRIPTOR,
          () -> new ImageFormat(order, ChannelType.FLOAT));
    }
    for (ChannelOrder order : List.of(ChannelOrder.INTENSITY, ChannelOrder.LUMINANCE)) {
      assertViolation(
          IMG_1,
          Status.INVALID_IMAGE_FORMAT_DESCRIPTOR,
          () -> new ImageFormat(order, ChannelType.SIGNED_INT8));
    }
  }

  /** All formats there can be. */
  private static List<ImageFormat> existing() {
    List<ImageFormat> formats = new ArrayList<>();
    for (ChannelOrder order : ChannelOrder.values()) {
      for (ChannelType type : ChannelType.values()) {
        boolean exists =
            switch (order) {
              case BGRA, ARGB -> type.byteSize() == 1;
              case INTENSITY, LUMINANCE -> type.sample() == ChannelType.Sample.FLOAT;
              default -> true;
            };
        if (exists) {
          formats.add(new ImageFormat(order, type));
        }
      }
    }
    return formats;
  }

  @Proves
  void deviceWithoutImages_makesNone() {
    Assumptions.assumeFalse(device().has(IMAGES), "the device has images");
    assertViolation(IMG_1, Status.INVALID_OPERATION, () -> context().newImage2D(RGBA8, 4, 4));
    for (ImageKind kind : ImageKind.values()) {
      for (KernelAccess access : KernelAccess.values()) {
        assertEquals(List.of(), device().imageFormats(kind, access));
      }
    }
  }

  @Proves(value = IMG_2, needs = IMAGES)
  void requiredFormats_areThereForEveryKindAndAccess() {
    List<ImageFormat> required = new ArrayList<>();
    required.add(new ImageFormat(ChannelOrder.BGRA, ChannelType.UNORM_INT8));
    for (ChannelType type : ChannelType.values()) {
      if (type != ChannelType.SNORM_INT8 && type != ChannelType.SNORM_INT16) {
        required.add(new ImageFormat(ChannelOrder.RGBA, type));
      }
    }
    assertEquals(11, required.size());
    for (ImageKind kind : ImageKind.values()) {
      for (KernelAccess access : KernelAccess.values()) {
        boolean cannotWrite =
            kind == ImageKind.IMAGE_3D && !device().has(DeviceFeature.IMAGE_3D_WRITES);
        if (access == KernelAccess.READ_ONLY || !cannotWrite) {
          List<ImageFormat> there = device().imageFormats(kind, access);
          List<ImageFormat> missing = new ArrayList<>(required);
          missing.removeAll(there);
          assertTrue(missing.isEmpty(), () -> kind + " for " + access + " lacks " + missing);
        }
      }
    }
  }

  @Proves(needs = IMAGES)
  void everyListedFormat_makesAnImage() {
    for (ImageForm form : forms()) {
      for (KernelAccess access : KernelAccess.values()) {
        List<ImageFormat> formats = device().imageFormats(form.kind(), access);
        assertEquals(formats.stream().distinct().toList(), formats, "a format is listed twice");
        for (ImageFormat format : formats) {
          MemoryOptions options = MemoryOptions.DEFAULT.withKernelAccess(access);
          try (Image image = form.make(context(), format, form.region(), options)) {
            assertEquals(format, image.format());
            assertFalse(image.isClosed());
          }
        }
      }
    }
  }
}
