package dev.heddle.cli.demo;

/** An opaque picture: rows of texels from the top, each four bytes red, green, blue, alpha. */
final class Picture implements Result {
  /** The bytes of a texel. */
  static final int TEXEL_BYTES = 4;

  private final int width;
  private final int height;
  private final byte[] rgba;

  /** Keeps the array; who makes a picture hands it over. */
  Picture(int width, int height, byte[] rgba) {
    if (rgba.length != TEXEL_BYTES * width * height) {
      throw new IllegalArgumentException(
          "%d bytes for a picture of %d x %d".formatted(rgba.length, width, height));
    }
    this.width = width;
    this.height = height;
    this.rgba = rgba;
  }

  /** A black picture, to be painted. */
  Picture(int width, int height) {
    this(width, height, new byte[TEXEL_BYTES * width * height]);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** {@return the bytes themselves, not a copy} */
  byte[] rgba() {
    return rgba;
  }

  int red(int x, int y) {
    return channel(x, y, 0);
  }

  int green(int x, int y) {
    return channel(x, y, 1);
  }

  int blue(int x, int y) {
    return channel(x, y, 2);
  }

  private int channel(int x, int y, int channel) {
    return rgba[TEXEL_BYTES * (y * width + x) + channel] & 0xFF;
  }

  void set(int x, int y, int red, int green, int blue) {
    int start = TEXEL_BYTES * (y * width + x);
    rgba[start] = (byte) red;
    rgba[start + 1] = (byte) green;
    rgba[start + 2] = (byte) blue;
    rgba[start + 3] = (byte) 0xFF;
  }

  @Override
  public int size() {
    return rgba.length;
  }

  @Override
  public double value(int index) {
    return rgba[index] & 0xFF;
  }
}
