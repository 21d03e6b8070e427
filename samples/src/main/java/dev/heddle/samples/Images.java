package dev.heddle.samples;

import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.DeviceFeature;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.Kernel;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;
import java.lang.foreign.MemorySegment;

/**
 * Images: a box filter that reads texels through a sampler and writes them to another image.
 *
 * <p>Pixels go in and out through maps, row by row, since the rows of a mapped image may lie
 * further apart than their own bytes: the row pitch of {@link Mapping#pitch()} says how far.
 */
public final class Images {
  private static final ImageFormat FORMAT = ImageFormat.RGBA8;

  private Images() {}

  /**
   * The mean of the square of texels around each one. The sampler decides what lies outside the
   * image, so the kernel asks for any coordinate.
   */
  record BoxFilter(Image2D source, Image2D target, Sampler sampler, int radius) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      Float4 sum = Float4.ZERO;
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          sum = sum.plus(source.read(sampler, x + dx, y + dy));
        }
      }
      int side = 2 * radius + 1;
      target.write(x, y, sum.times(1f / (side * side)));
    }
  }

  /**
   * Blurs the border between black and white, and prints a row of it.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    int width = 8;
    int height = 4;
    byte[] pixels = new byte[width * height * FORMAT.byteSize()];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / FORMAT.byteSize() % width;
      pixels[i] = (byte) (x < width / 2 ? 0 : 255);
    }
    try (Context context = Context.open()) {
      if (!context.device().has(DeviceFeature.IMAGES)) {
        System.out.println(context.device().name() + " has no images");
        return;
      }
      byte[] blurred = blur(context, pixels, width, height, 1);
      StringBuilder reds = new StringBuilder("a row:");
      for (int x = 0; x < width; x++) {
        reds.append(' ').append(Byte.toUnsignedInt(blurred[x * FORMAT.byteSize()]));
      }
      System.out.println(reds);
    }
  }

  /**
   * {@return a picture with each pixel replaced by the mean of those around it}
   *
   * @param context whose device has images
   * @param pixels red, green, blue and alpha of each pixel, row by row
   * @param width pixels in a row
   * @param height rows
   * @param radius how many pixels to each side count
   */
  public static byte[] blur(Context context, byte[] pixels, int width, int height, int radius) {
    try (CommandQueue queue = context.newQueue();
        Image2D picture =
            context.newImage2D(FORMAT, width, height, MemoryOptions.labelled("picture"));
        Image2D blurred =
            context.newImage2D(FORMAT, width, height, MemoryOptions.labelled("blurred"))) {
      upload(queue, pixels, picture);
      queue.launch(
          new BoxFilter(picture, blurred, Sampler.NEAREST, radius), NDRange.of(width, height));
      return download(queue, blurred);
    }
  }

  private static void upload(CommandQueue queue, byte[] pixels, Image2D image) {
    MemorySegment packed = MemorySegment.ofArray(pixels);
    long rowBytes = (long) image.width() * FORMAT.byteSize();
    try (Mapping mapping = queue.map(image, MapMode.WRITE_INVALIDATE)) {
      long pitch = mapping.pitch().rowBytes();
      for (int y = 0; y < image.height(); y++) {
        MemorySegment.copy(packed, y * rowBytes, mapping.segment(), y * pitch, rowBytes);
      }
    }
  }

  private static byte[] download(CommandQueue queue, Image2D image) {
    byte[] pixels = new byte[Math.toIntExact(image.byteSize())];
    MemorySegment packed = MemorySegment.ofArray(pixels);
    long rowBytes = (long) image.width() * FORMAT.byteSize();
    try (Mapping mapping = queue.map(image, MapMode.READ)) {
      long pitch = mapping.pitch().rowBytes();
      for (int y = 0; y < image.height(); y++) {
        MemorySegment.copy(mapping.segment(), y * pitch, packed, y * rowBytes, rowBytes);
      }
    }
    return pixels;
  }
}
