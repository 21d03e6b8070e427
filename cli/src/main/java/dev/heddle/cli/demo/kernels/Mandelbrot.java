package dev.heddle.cli.demo.kernels;

import dev.heddle.Float2;
import dev.heddle.Image2D;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/**
 * Paints the Mandelbrot set by escape time. It keeps to {@code + - *}, which give the same bits on
 * every device.
 *
 * @param target where to paint
 * @param left the real part at the left edge
 * @param top the imaginary part at the top edge
 * @param step from texel to texel
 */
public record Mandelbrot(Image2D target, float left, float top, float step) implements Kernel {
  private static final int MAX_ITERATIONS = 128;

  @Override
  public void run(WorkItem item) {
    int x = item.globalId(0);
    int y = item.globalId(1);
    target.write(x, y, colour(new Float2(left + x * step, top - y * step)));
  }

  /**
   * {@return the colour of a point}
   *
   * @param c the point, with the real part in x
   */
  public static Int4 colour(Float2 c) {
    float re = 0f;
    float im = 0f;
    int iterations = 0;
    while (iterations < MAX_ITERATIONS && re * re + im * im <= 4f) {
      float next = re * re - im * im + c.x();
      im = 2f * re * im + c.y();
      re = next;
      iterations++;
    }
    if (iterations == MAX_ITERATIONS) {
      return new Int4(0, 0, 0, 255);
    }
    // Most points escape early: the eighth power spreads them over the colours.
    float rest = 1f - iterations * (1f / MAX_ITERATIONS);
    rest *= rest;
    rest *= rest;
    rest *= rest;
    // Bernstein polynomials: dark blue far outside, through white to brown at the border.
    float t = 1f - rest;
    return new Int4(
        (int) (9f * rest * t * t * t * 255f),
        (int) (15f * rest * rest * t * t * 255f),
        (int) (8.5f * rest * rest * rest * t * 255f),
        255);
  }
}
