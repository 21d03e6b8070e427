package dev.heddle.samples.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Context;
import dev.heddle.samples.Images;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private static final int CHANNELS = 4;

  @Test
  void blur_isTheMeanOfTheNeighbours_withinOneLevel() {
    int width = 37;
    int height = 23;
    int radius = 2;
    byte[] pixels = randomPixels(width, height);

    byte[] blurred = blur(pixels, width, height, radius);

    for (int i = 0; i < pixels.length; i++) {
      int x = i / CHANNELS % width;
      int y = i / CHANNELS / width;
      double mean = mean(pixels, width, height, x, y, i % CHANNELS, radius);
      assertEquals(
          mean,
          Byte.toUnsignedInt(blurred[i]),
          1,
          "channel " + i % CHANNELS + " at " + x + ", " + y);
    }
  }

  @Test
  void blur_ofRadius0_changesNothing() {
    byte[] pixels = randomPixels(5, 3);

    assertArrayEquals(pixels, blur(pixels, 5, 3, 0));
  }

  @Test
  void blur_ofOnePixel_readsItsEdges() {
    byte[] pixel = {10, 20, 30, 40};

    assertArrayEquals(pixel, blur(pixel, 1, 1, 3));
  }

  private static byte[] blur(byte[] pixels, int width, int height, int radius) {
    try (Context context = Context.open()) {
      return Images.blur(context, pixels, width, height, radius);
    }
  }

  private static byte[] randomPixels(int width, int height) {
    byte[] pixels = new byte[width * height * CHANNELS];
    new Random(42).nextBytes(pixels);
    return pixels;
  }

  private static double mean(
      byte[] pixels, int width, int height, int x, int y, int channel, int radius) {
    int sum = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        int column = Math.clamp(x + dx, 0, width - 1);
        int row = Math.clamp(y + dy, 0, height - 1);
        sum += Byte.toUnsignedInt(pixels[(row * width + column) * CHANNELS + channel]);
      }
    }
    int side = 2 * radius + 1;
    return (double) sum / (side * side);
  }
}
