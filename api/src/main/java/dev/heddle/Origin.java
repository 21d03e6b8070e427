package dev.heddle;

/**
 * Where a rectangle or box starts.
 *
 * <p>For images all three are in texels, and a layer of an array is the last coordinate used:
 * {@code y} of a 1D array, {@code z} of a 2D array. For rectangles in buffers {@code x} is in
 * bytes, {@code y} in rows, {@code z} in slices. Coordinates that an object does not use are 0.
 *
 * @param x the first coordinate
 * @param y the second coordinate
 * @param z the third coordinate
 */
public record Origin(long x, long y, long z) {
  /** The start of everything. */
  public static final Origin ZERO = new Origin(0, 0, 0);

  /**
   * {@return an origin in one dimension}
   *
   * @param x its coordinate
   */
  public static Origin of(long x) {
    return new Origin(x, 0, 0);
  }

  /**
   * {@return an origin in two dimensions}
   *
   * @param x the first coordinate
   * @param y the second coordinate
   */
  public static Origin of(long x, long y) {
    return new Origin(x, y, 0);
  }

  /**
   * {@return an origin in three dimensions}
   *
   * @param x the first coordinate
   * @param y the second coordinate
   * @param z the third coordinate
   */
  public static Origin of(long x, long y, long z) {
    return new Origin(x, y, z);
  }

  @Override
  public String toString() {
    return "(" + x + ", " + y + ", " + z + ")";
  }
}
