package dev.heddle;

/**
 * Four {@code double} values: a value in kernels, where it becomes 4 scalars and nothing is
 * allocated.
 *
 * <p>Operations are component by component, with Java's meaning.
 *
 * @param x component 0
 * @param y component 1
 * @param z component 2
 * @param w component 3
 */
public record Double4(double x, double y, double z, double w) {
  /** All components 0. */
  public static final Double4 ZERO = new Double4(0.0, 0.0, 0.0, 0.0);

  /**
   * {@return a vector whose components are all the same}
   *
   * @param value the components' value
   */
  public static Double4 of(double value) {
    return new Double4(value, value, value, value);
  }

  /**
   * {@return this plus the other}
   *
   * @param other the other vector
   */
  public Double4 plus(Double4 other) {
    return new Double4(x + other.x, y + other.y, z + other.z, w + other.w);
  }

  /**
   * {@return this minus the other}
   *
   * @param other the other vector
   */
  public Double4 minus(Double4 other) {
    return new Double4(x - other.x, y - other.y, z - other.z, w - other.w);
  }

  /**
   * {@return this times the other, component by component}
   *
   * @param other the other vector
   */
  public Double4 times(Double4 other) {
    return new Double4(x * other.x, y * other.y, z * other.z, w * other.w);
  }

  /**
   * {@return this times a number}
   *
   * @param factor the number
   */
  public Double4 times(double factor) {
    return new Double4(x * factor, y * factor, z * factor, w * factor);
  }

  /**
   * {@return the sum of the products of the components}
   *
   * @param other the other vector
   */
  public double dot(Double4 other) {
    return x * other.x + y * other.y + z * other.z + w * other.w;
  }

  /** {@return the Euclidean length} */
  public double length() {
    return Math.sqrt(dot(this));
  }
}
