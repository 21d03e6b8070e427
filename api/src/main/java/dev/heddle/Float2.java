package dev.heddle;

/**
 * Two {@code float} values: a value in kernels, where it becomes 2 scalars and nothing is
 * allocated.
 *
 * <p>Operations are component by component, with Java's meaning.
 *
 * @param x component 0
 * @param y component 1
 */
public record Float2(float x, float y) {
  /** All components 0. */
  public static final Float2 ZERO = new Float2(0f, 0f);

  /**
   * {@return a vector whose components are all the same}
   *
   * @param value the components' value
   */
  public static Float2 of(float value) {
    return new Float2(value, value);
  }

  /**
   * {@return this plus the other}
   *
   * @param other the other vector
   */
  public Float2 plus(Float2 other) {
    return new Float2(x + other.x, y + other.y);
  }

  /**
   * {@return this minus the other}
   *
   * @param other the other vector
   */
  public Float2 minus(Float2 other) {
    return new Float2(x - other.x, y - other.y);
  }

  /**
   * {@return this times the other, component by component}
   *
   * @param other the other vector
   */
  public Float2 times(Float2 other) {
    return new Float2(x * other.x, y * other.y);
  }

  /**
   * {@return this times a number}
   *
   * @param factor the number
   */
  public Float2 times(float factor) {
    return new Float2(x * factor, y * factor);
  }

  /**
   * {@return the sum of the products of the components}
   *
   * @param other the other vector
   */
  public float dot(Float2 other) {
    return x * other.x + y * other.y;
  }

  /** {@return the Euclidean length} */
  public float length() {
    return (float) Math.sqrt(dot(this));
  }
}
