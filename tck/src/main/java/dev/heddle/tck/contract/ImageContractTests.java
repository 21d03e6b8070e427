package dev.heddle.tck.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.ChannelOrder;
import dev.heddle.ChannelType;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.Kernel;
import dev.heddle.KernelAccess;
import dev.heddle.NDRange;
import dev.heddle.Region;
import dev.heddle.tck.ContractTests;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What the tests of images share: formats and forms of the device, and whole images as bytes. */
abstract class ImageContractTests extends ContractTests {
  static final ImageFormat RGBA8 = ImageFormat.RGBA8;

  /** Every size of a texel that all devices have, and both samples. */
  static final List<ImageFormat> SOME_FORMATS =
      List.of(
          RGBA8,
          new ImageFormat(ChannelOrder.RGBA, ChannelType.UNSIGNED_INT16),
          ImageFormat.RGBA32F);

  /** {@return the forms of images that the device has} */
  List<ImageForm> forms() {
    return ImageForm.of(device());
  }

  /** {@return the formats that images of a kind can have} */
  List<ImageFormat> formats(ImageKind kind) {
    return device().imageFormats(kind, KernelAccess.READ_WRITE);
  }

  /** {@return all texels of an image, packed} */
  byte[] texels(Image image) {
    byte[] bytes = new byte[Math.toIntExact(image.byteSize())];
    queue().read(image, MemorySegment.ofArray(bytes));
    return bytes;
  }

  /** {@return texels that were written to an image, each other than its neighbours} */
  HostTexels writeDistinct(Image image, int first) {
    HostTexels texels = HostTexels.distinct(image.region(), image.format().byteSize(), first);
    queue().write(image, MemorySegment.ofArray(texels.bytes()));
    return texels;
  }

  /** {@return a work item for each texel} */
  static NDRange range(Image image) {
    Region region = image.region();
    int width = Math.toIntExact(region.width());
    int height = Math.toIntExact(region.height());
    return switch (image.kind().coordinates()) {
      case 1 -> NDRange.of(width);
      case 2 -> NDRange.of(width, height);
      default -> NDRange.of(width, height, Math.toIntExact(region.depth()));
    };
  }

  static int texelCount(Image image) {
    return Math.toIntExact(image.byteSize() / image.format().byteSize());
  }

  /**
   * {@return what a kernel stored}
   *
   * @param count how many values
   * @param kernel the kernel, given where to store them
   */
  double[] launchFloats(int count, NDRange range, Function<Buffer.OfFloat, Kernel> kernel) {
    try (Buffer.OfFloat out = context().newFloatBuffer(count)) {
      queue().launch(kernel.apply(out), range).await();
      float[] stored = queue().toArray(out);
      double[] values = new double[count];
      Arrays.setAll(values, i -> stored[i]);
      return values;
    }
  }

  /**
   * {@return what a kernel stored}
   *
   * @param count how many values
   * @param kernel the kernel, given where to store them
   */
  double[] launchInts(int count, NDRange range, Function<Buffer.OfInt, Kernel> kernel) {
    try (Buffer.OfInt out = context().newIntBuffer(count)) {
      queue().launch(kernel.apply(out), range).await();
      return Arrays.stream(queue().toArray(out)).asDoubleStream().toArray();
    }
  }

  void assertTexels(HostTexels expected, Image image, String what) {
    assertArrayEquals(
        expected.bytes(),
        texels(image),
        () -> what + ", " + image.kind() + " of " + image.format());
  }
}
