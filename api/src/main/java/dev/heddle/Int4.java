package dev.heddle;

/**
 * Four {@code int} values: a value in kernels, where it becomes 4 scalars and nothing is allocated.
 *
 * <p>Operations are component by component, with Java's meaning.
 *
 * @param x component 0
 * @param y component 1
 * @param z component 2
 * @param w component 3
 */
public record Int4(int x, int y, int z, int w) {
  /** All components 0. */
  public static final Int4 ZERO = new Int4(0, 0, 0, 0);

  /**
   * {@return a vector whose components are all the same}
   *
   * @param value the components' value
   */
  public static Int4 of(int value) {
    return new Int4(value, value, value, value);
  }

  /**
   * {@return this plus the other}
   *
   * @param other the other vector
   */
  public Int4 plus(Int4 other) {
    return new Int4(x + other.x, y + other.y, z + other.z, w + other.w);
  }

  /**
   * {@return this minus the other}
   *
   * @param other the other vector
   */
  public Int4 minus(Int4 other) {
    return new Int4(x - other.x, y - other.y, z - other.z, w - other.w);
  }

  /**
   * {@return this times the other, component by component}
   *
   * @param other the other vector
   */
  public Int4 times(Int4 other) {
    return new Int4(x * other.x, y * other.y, z * other.z, w * other.w);
  }

  /**
   * {@return this times a number}
   *
   * @param factor the number
   */
  public Int4 times(int factor) {
    return new Int4(x * factor, y * factor, z * factor, w * factor);
  }

  /**
   * {@return the sum of the products of the components}
   *
   * @param other the other vector
   */
  public int dot(Int4 other) {
    return x * other.x + y * other.y + z * other.z + w * other.w;
  }
}
