package dev.heddle;

/**
 * Two {@code double} values: a value in kernels, where it becomes 2 scalars and nothing is
 * allocated.
 *
 * <p>Operations are component by component, with Java's meaning.
 *
 * @param x component 0
 * @param y component 1
 */
public record Double2(double x, double y) {
  /** All components 0. */
  public static final Double2 ZERO = new Double2(0.0, 0.0);

  /**
   * {@return a vector whose components are all the same}
   *
   * @param value the components' value
   */
  public static Double2 of(double value) {
    return new Double2(value, value);
  }

  /**
   * {@return this plus the other}
   *
   * @param other the other vector
   */
  public Double2 plus(Double2 other) {
    return new Double2(x + other.x, y + other.y);
  }

  /**
   * {@return this minus the other}
   *
   * @param other the other vector
   */
  public Double2 minus(Double2 other) {
    return new Double2(x - other.x, y - other.y);
  }

  /**
   * {@return this times the other, component by component}
   *
   * @param other the other vector
   */
  public Double2 times(Double2 other) {
    return new Double2(x * other.x, y * other.y);
  }

  /**
   * {@return this times a number}
   *
   * @param factor the number
   */
  public Double2 times(double factor) {
    return new Double2(x * factor, y * factor);
  }

  /**
   * {@return the sum of the products of the components}
   *
   * @param other the other vector
   */
  public double dot(Double2 other) {
    return x * other.x + y * other.y;
  }

  /** {@return the Euclidean length} */
  public double length() {
    return Math.sqrt(dot(this));
  }
}
