package dev.heddle.cli.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of every kind that files hold, through a file. */
class PicturesTest {
  private static final int SIZE = 4;

  @TempDir private Path folder;

  private Picture throughAFile(BufferedImage image) throws IOException {
    Path file = folder.resolve("picture.png");
    ImageIO.write(image, "png", file.toFile());
    return Pictures.read(file, size -> {});
  }

  private static void assertTexel(int red, int green, int blue, Picture picture) {
    assertArrayEquals(
        new int[] {red, green, blue},
        new int[] {picture.red(1, 2), picture.green(1, 2), picture.blue(1, 2)});
  }

  @Test
  void colours_areThoseOfTheFile() throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 2, 0x0A80FF);
    assertTexel(0x0A, 0x80, 0xFF, throughAFile(image));
  }

  @Test
  void transparency_isLaidOnWhite() throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(1, 2, 0x80_FF0000);
    Picture picture = throughAFile(image);
    assertTexel(255, 127, 127, picture);
    assertEquals(255, picture.red(0, 0), "what is not there at all");
  }

  @Test
  void indexedColours_becomeColours() throws IOException {
    byte[] ramp = {0, 50, (byte) 200};
    IndexColorModel palette = new IndexColorModel(8, 3, ramp, new byte[3], ramp);
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setSample(1, 2, 0, 2);
    assertTexel(200, 0, 200, throughAFile(image));
  }

  @Test
  void indexedColours_withATransparentOne_areLaidOnWhite() throws IOException {
    byte[] ramp = {0, 50, (byte) 200};
    IndexColorModel palette = new IndexColorModel(8, 3, ramp, ramp, ramp, 1);
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setSample(1, 2, 0, 1);
    assertTexel(255, 255, 255, throughAFile(image));
  }

  @Test
  void grey_isNotBrightened() throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 2, 0, 128);
    assertTexel(128, 128, 128, throughAFile(image));
  }

  @Test
  void greyOf16Bits_keepsItsHighOnes() throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(1, 2, 0, 0x8080);
    assertTexel(128, 128, 128, throughAFile(image));
  }

  @Test
  void greyWithAlpha_isLaidOnWhite() throws IOException {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(SIZE, SIZE);
    raster.setSample(1, 2, 0, 100);
    raster.setSample(1, 2, 1, 51);
    BufferedImage image = new BufferedImage(model, raster, false, null);
    assertTexel(224, 224, 224, throughAFile(image));
  }

  @Test
  void blackAndWhite_isBlackAndWhite() throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(1, 2, 0xFFFFFF);
    Picture picture = throughAFile(image);
    assertTexel(255, 255, 255, picture);
    assertEquals(0, picture.red(0, 0));
  }

  @Test
  void writtenPicture_isReadAsItWas() throws IOException {
    Picture picture = new Picture(SIZE, SIZE + 1);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        picture.set(x, y, 60 * x, 50 * y, 255 - x);
      }
    }
    Path file = folder.resolve("written.png");
    Pictures.write(picture, file);
    assertArrayEquals(picture.rgba(), Pictures.read(file, size -> {}).rgba());
  }
}
