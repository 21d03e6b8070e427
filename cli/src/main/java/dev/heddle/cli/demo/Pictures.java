package dev.heddle.cli.demo;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads and writes files of pictures. What is transparent is laid on white. */
final class Pictures {
  /** The smallest side that has a texel with a neighbour on either hand. */
  private static final int MIN_SIDE = 3;

  /** Java's arrays end here. */
  private static final long MAX_TEXELS = Integer.MAX_VALUE / Picture.TEXEL_BYTES;

  private Pictures() {}

  /**
   * Reads the first picture of a file.
   *
   * @param file the file
   * @param sizeCheck is told the size before the texels are read, and throws if it will not do
   * @throws BadInputException if there is none that can be used
   */
  static Picture read(Path file, Consumer<PictureSize> sizeCheck) {
    if (!Files.exists(file)) {
      throw new BadInputException("there is no file " + file);
    }
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + " is a folder; name a picture in it");
    }
    if (!Files.isReadable(file)) {
      throw new BadInputException("no permission to read " + file);
    }
    ImageIO.setUseCache(false); // else a temporary file for each
    // ImageIO would open a file by itself, but prints a stack trace where it cannot.
    try (InputStream bytes = Files.newInputStream(file);
        ImageInputStream in = ImageIO.createImageInputStream(bytes)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new BadInputException(
            "%s is no picture that Java can read; it reads %s".formatted(file, formats()));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        PictureSize size = new PictureSize(reader.getWidth(0), reader.getHeight(0));
        check(file, size);
        sizeCheck.accept(size);
        return toPicture(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Readers throw whatever comes up in a file that is not as it should be.
      throw new BadInputException("%s cannot be read as a picture: %s".formatted(file, e));
    }
  }

  private static String formats() {
    return String.join(", ", ImageIO.getReaderFileSuffixes());
  }

  private static void check(Path file, PictureSize size) {
    if (size.width() < MIN_SIDE || size.height() < MIN_SIDE) {
      throw new BadInputException(
          "%s is %s; edges need a picture of at least %d x %d"
              .formatted(file, size, MIN_SIDE, MIN_SIDE));
    }
    if (size.texels() > MAX_TEXELS) {
      throw new BadInputException(
          "%s is %s, more than the %d texels that an array of Java holds; scale it down"
              .formatted(file, size, MAX_TEXELS));
    }
  }

  static Picture toPicture(BufferedImage image) {
    Picture picture = new Picture(image.getWidth(), image.getHeight());
    if (isGrey(image)) {
      copyGrey(image.getRaster(), picture);
    } else {
      copyColours(image, picture);
    }
    return picture;
  }

  /**
   * Java takes grey for linear light and would brighten it on the way to RGB, which no other
   * program does with these files; so greys are taken as they are.
   */
  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel model
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && (model.getTransferType() == DataBuffer.TYPE_BYTE
            || model.getTransferType() == DataBuffer.TYPE_USHORT);
  }

  private static void copyGrey(Raster raster, Picture picture) {
    int max = raster.getTransferType() == DataBuffer.TYPE_BYTE ? 0xFF : 0xFFFF;
    int alphaBand = raster.getNumBands() - 1; // 0, the grey itself, where there is no alpha
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int grey = raster.getSample(x, y, 0) * 255 / max;
        int alpha = alphaBand == 0 ? 255 : raster.getSample(x, y, alphaBand) * 255 / max;
        int onWhite = onWhite(grey, alpha);
        picture.set(x, y, onWhite, onWhite, onWhite);
      }
    }
  }

  private static void copyColours(BufferedImage image, Picture picture) {
    int[] row = new int[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        int argb = row[x];
        int alpha = argb >>> 24;
        picture.set(
            x,
            y,
            onWhite(argb >> 16 & 0xFF, alpha),
            onWhite(argb >> 8 & 0xFF, alpha),
            onWhite(argb & 0xFF, alpha));
      }
    }
  }

  private static int onWhite(int colour, int alpha) {
    return (colour * alpha + 255 * (255 - alpha) + 127) / 255;
  }

  /**
   * Writes a picture as PNG, over a file of that name.
   *
   * @throws IOException if it cannot be written
   */
  static void write(Picture picture, Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    int[] row = new int[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = picture.red(x, y) << 16 | picture.green(x, y) << 8 | picture.blue(x, y);
      }
      image.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    ImageIO.setUseCache(false);
    try (OutputStream bytes = Files.newOutputStream(file)) {
      ImageIO.write(image, "png", bytes);
    }
  }
}
