package dev.heddle;

/**
 * The extent of a rectangle or box.
 *
 * <p>For images all three are in texels, and the number of layers of an array is the last extent
 * used: {@code height} of a 1D array, {@code depth} of a 2D array. For rectangles in buffers {@code
 * width} is in bytes, {@code height} in rows, {@code depth} in slices. Extents that an object does
 * not use are 1; none is 0.
 *
 * @param width the extent along x
 * @param height the extent along y
 * @param depth the extent along z
 */
public record Region(long width, long height, long depth) {
  /**
   * {@return a region of one dimension}
   *
   * @param width its extent
   */
  public static Region of(long width) {
    return new Region(width, 1, 1);
  }

  /**
   * {@return a region of two dimensions}
   *
   * @param width the extent along x
   * @param height the extent along y
   */
  public static Region of(long width, long height) {
    return new Region(width, height, 1);
  }

  /**
   * {@return a region of three dimensions}
   *
   * @param width the extent along x
   * @param height the extent along y
   * @param depth the extent along z
   */
  public static Region of(long width, long height, long depth) {
    return new Region(width, height, depth);
  }

  @Override
  public String toString() {
    return width + " x " + height + " x " + depth;
  }
}
