package dev.heddle.cli.demo.kernels;

/** How bright a colour looks, in integers, so that every device gives the same number. */
public final class Luminance {
  private Luminance() {}

  /**
   * {@return the luminance of a colour, 0 to 255} The weights are those of ITU-R BT.601 in 256ths.
   *
   * @param red 0 to 255
   * @param green 0 to 255
   * @param blue 0 to 255
   */
  public static int of(int red, int green, int blue) {
    return (77 * red + 150 * green + 29 * blue) >> 8;
  }
}
