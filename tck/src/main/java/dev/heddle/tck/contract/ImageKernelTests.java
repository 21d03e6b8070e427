package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.DeviceFeature.IMAGE_3D_WRITES;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Buffer;
import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Event;
import dev.heddle.Float4;
import dev.heddle.Image;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.KernelAccess;
import dev.heddle.KernelFaultException;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.Sampler;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/** Kernels that read and write the texels of images, of every kind and format. */
class ImageKernelTests extends ImageContractTests {
  private static final ImageFormat INTS =
      new ImageFormat(ChannelOrder.RGBA, ChannelType.SIGNED_INT32);

  @Proves(
      language = "images",
      needs = {IMAGES, JAVA_KERNELS})
  void everyFormat_isReadByKernels() {
    for (ImageForm form : forms()) {
      for (KernelAccess access : List.of(KernelAccess.READ_ONLY, KernelAccess.READ_WRITE)) {
        for (ImageFormat format : device().imageFormats(form.kind(), access)) {
          try (Image image = make(form, format, access)) {
            assertReads(image, form + " for " + access);
          }
        }
      }
    }
  }

  private Image make(ImageForm form, ImageFormat format, KernelAccess access) {
    MemoryOptions options = MemoryOptions.DEFAULT.withKernelAccess(access);
    return form.make(context(), format, form.region(), options);
  }

  private void assertReads(Image image, String what) {
    TexelModel model = new TexelModel(image.format());
    int count = texelCount(image);
    byte[] texels = model.samples(count, random());
    queue().write(image, MemorySegment.ofArray(texels));
    int values = 4 * ImageReadKernels.READS * count;
    double[] read =
        model.readsAsFloat()
            ? launchFloats(
                values, range(image), out -> ImageReadKernels.floats(image, Sampler.NEAREST, out))
            : launchInts(
                values, range(image), out -> ImageReadKernels.ints(image, Sampler.NEAREST, out));
    for (int i = 0; i < ImageReadKernels.READS * count; i++) {
      int texel = i / ImageReadKernels.READS;
      String where = what + ", texel " + texel + ", read " + i % ImageReadKernels.READS;
      model.assertReads(
          texels,
          texel * image.format().byteSize(),
          Arrays.copyOfRange(read, 4 * i, 4 * i + 4),
          () -> where);
    }
  }

  @Proves(
      language = "images",
      needs = {IMAGES, JAVA_KERNELS})
  void everyFormat_isWrittenByKernels() {
    for (ImageForm form : writableForms()) {
      for (KernelAccess access : List.of(KernelAccess.WRITE_ONLY, KernelAccess.READ_WRITE)) {
        for (ImageFormat format : device().imageFormats(form.kind(), access)) {
          try (Image image = make(form, format, access)) {
            assertWrites(image, form + " for " + access);
          }
        }
      }
    }
  }

  private List<ImageForm> writableForms() {
    return forms().stream()
        .filter(form -> form != ImageForm.VOLUME || device().has(IMAGE_3D_WRITES))
        .toList();
  }

  /** Colours in the range of the format, at its ends and outside: what is written saturates. */
  private void assertWrites(Image image, String what) {
    TexelModel model = new TexelModel(image.format());
    int count = texelCount(image);
    // An image of few texels is written more than once, so that every colour has its turn.
    for (int first = 0; first < model.components().length; first += count) {
      writeColours(image, model, first, count);
      byte[] texels = texels(image);
      for (int i = 0; i < count; i++) {
        int texel = i;
        model.assertWritten(
            model.colour(first + i),
            texels,
            i * image.format().byteSize(),
            () -> what + ", texel " + texel);
      }
    }
  }

  private void writeColours(Image image, TexelModel model, int first, int count) {
    float[] floats = new float[4 * count];
    int[] ints = new int[4 * count];
    for (int i = 0; i < 4 * count; i++) {
      double component = model.colour(first + i / 4)[i % 4];
      floats[i] = (float) component;
      ints[i] = (int) component;
    }
    if (model.readsAsFloat()) {
      Buffer.OfFloat in = context().newFloatBuffer(floats.length);
      queue().write(in, MemorySegment.ofArray(floats));
      queue().launch(ImageWriteKernels.floats(image, in), range(image)).await();
      in.close();
    } else {
      Buffer.OfInt in = context().newIntBuffer(ints.length);
      queue().write(in, MemorySegment.ofArray(ints));
      queue().launch(ImageWriteKernels.ints(image, in), range(image)).await();
      in.close();
    }
  }

  @Proves(
      language = "images",
      needs = {IMAGES, JAVA_KERNELS})
  void sizes_areThoseOfTheImage() {
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        double[] expected = {image.width(), image.height(), image.depth(), image.arrayLayers()};
        assertArrayEquals(
            expected,
            launchInts(4, NDRange.of(1), out -> ImageSizeKernels.sizes(image, out)),
            form::name);
      }
    }
  }

  @Proves(
      language = "images",
      needs = {IMAGES, JAVA_KERNELS})
  void readOutside_isAFault() {
    Buffer.OfFloat out = context().newFloatBuffer(1 << 14);
    for (ImageForm form : forms()) {
      try (Image image = form.make(context(), RGBA8)) {
        for (NDRange beyond : beyond(image)) {
          assertFaults(ImageReadKernels.floats(image, Sampler.NEAREST, out), beyond);
        }
      }
    }
  }

  @Proves(
      language = "images",
      needs = {IMAGES, JAVA_KERNELS})
  void writeOutside_isAFaultAndChangesNothing() {
    Buffer.OfFloat in = context().newFloatBuffer(1 << 14);
    for (ImageForm form : writableForms()) {
      try (Image image = form.make(context(), RGBA8)) {
        HostTexels texels = writeDistinct(image, 0);
        for (NDRange beyond : beyond(image)) {
          assertFaults(ImageWriteKernels.floats(image, in), beyond);
        }
        assertTexels(texels, image, form + " after writes outside");
      }
    }
  }

  /** One work item whose id is beyond the image's end, for each coordinate. */
  private static List<NDRange> beyond(Image image) {
    int width = Math.toIntExact(image.region().width());
    int height = Math.toIntExact(image.region().height());
    int depth = Math.toIntExact(image.region().depth());
    return switch (image.kind().coordinates()) {
      case 1 -> List.of(NDRange.of(1).withOffset(width));
      case 2 ->
          List.of(NDRange.of(1, 1).withOffset(width, 0), NDRange.of(1, 1).withOffset(0, height));
      default ->
          List.of(
              NDRange.of(1, 1, 1).withOffset(width, 0, 0),
              NDRange.of(1, 1, 1).withOffset(0, height, 0),
              NDRange.of(1, 1, 1).withOffset(0, 0, depth));
    };
  }

  private void assertFaults(Kernel kernel, NDRange range) {
    Event launch = queue().launch(kernel, range);
    KernelFaultException fault = assertThrows(KernelFaultException.class, launch::await);
    assertEquals(kernel.getClass().getName(), fault.fault().kernel());
  }

  @Proves(
      language = "images",
      needs = {IMAGES, JAVA_KERNELS})
  void accessOfTheOtherSample_isRefused() {
    Buffer.OfFloat floats = context().newFloatBuffer(1 << 14);
    Buffer.OfInt ints = context().newIntBuffer(1 << 14);
    for (ImageForm form : forms()) {
      try (Image ofInts = form.make(context(), INTS);
          Image ofFloats = form.make(context(), RGBA8)) {
        NDRange range = range(ofInts);
        assertRefused(ImageReadKernels.floats(ofInts, Sampler.NEAREST, floats), range);
        assertRefused(ImageReadKernels.ints(ofFloats, Sampler.NEAREST, ints), range);
        if (writableForms().contains(form)) {
          assertRefused(ImageWriteKernels.floats(ofInts, floats), range);
          assertRefused(ImageWriteKernels.ints(ofFloats, ints), range);
        }
      }
    }
  }

  @Proves(language = "images", needs = IMAGES)
  void texels_areForKernelsAlone() {
    Image2D image = context().newImage2D(RGBA8, 4, 4);
    assertThrows(IllegalStateException.class, () -> image.read(0, 0));
    assertThrows(IllegalStateException.class, () -> image.readInt(0, 0));
    assertThrows(IllegalStateException.class, () -> image.read(Sampler.NEAREST, 0, 0));
    assertThrows(IllegalStateException.class, () -> image.read(Sampler.LINEAR, 0.5f, 0.5f));
    assertThrows(IllegalStateException.class, () -> image.write(0, 0, Float4.ZERO));
    assertThrows(IllegalStateException.class, () -> image.write(0, 0, Int4.ZERO));
  }

  private void assertRefused(Kernel kernel, NDRange range) {
    assertThrows(IllegalArgumentException.class, () -> queue().launch(kernel, range));
  }
}
