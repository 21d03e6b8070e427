package dev.heddle;

/**
 * Three sizes or indices of a launch, one for each dimension.
 *
 * @param x dimension 0
 * @param y dimension 1
 * @param z dimension 2
 */
public record Dim3(int x, int y, int z) {
  /** No offset; or, as a local size, "the backend chooses". */
  public static final Dim3 ZERO = new Dim3(0, 0, 0);

  /**
   * {@return the value of one dimension}
   *
   * @param dimension 0, 1 or 2
   * @throws IndexOutOfBoundsException for any other dimension
   */
  public int at(int dimension) {
    return switch (dimension) {
      case 0 -> x;
      case 1 -> y;
      case 2 -> z;
      default -> throw new IndexOutOfBoundsException("dimension " + dimension + " of 0, 1, 2");
    };
  }

  /** {@return the product of the three} */
  public long product() {
    return (long) x * y * z;
  }
}
