package dev.heddle;

/**
 * Two {@code int} values: a value in kernels, where it becomes 2 scalars and nothing is allocated.
 *
 * <p>Operations are component by component, with Java's meaning.
 *
 * @param x component 0
 * @param y component 1
 */
public record Int2(int x, int y) {
  /** All components 0. */
  public static final Int2 ZERO = new Int2(0, 0);

  /**
   * {@return a vector whose components are all the same}
   *
   * @param value the components' value
   */
  public static Int2 of(int value) {
    return new Int2(value, value);
  }

  /**
   * {@return this plus the other}
   *
   * @param other the other vector
   */
  public Int2 plus(Int2 other) {
    return new Int2(x + other.x, y + other.y);
  }

  /**
   * {@return this minus the other}
   *
   * @param other the other vector
   */
  public Int2 minus(Int2 other) {
    return new Int2(x - other.x, y - other.y);
  }

  /**
   * {@return this times the other, component by component}
   *
   * @param other the other vector
   */
  public Int2 times(Int2 other) {
    return new Int2(x * other.x, y * other.y);
  }

  /**
   * {@return this times a number}
   *
   * @param factor the number
   */
  public Int2 times(int factor) {
    return new Int2(x * factor, y * factor);
  }

  /**
   * {@return the sum of the products of the components}
   *
   * @param other the other vector
   */
  public int dot(Int2 other) {
    return x * other.x + y * other.y;
  }
}
