package dev.heddle;

/**
 * Four {@code float} values: a value in kernels, where it becomes 4 scalars and nothing is
 * allocated.
 *
 * <p>Operations are component by component, with Java's meaning.
 *
 * @param x component 0
 * @param y component 1
 * @param z component 2
 * @param w component 3
 */
public record Float4(float x, float y, float z, float w) {
  /** All components 0. */
  public static final Float4 ZERO = new Float4(0f, 0f, 0f, 0f);

  /**
   * {@return a vector whose components are all the same}
   *
   * @param value the components' value
   */
  public static Float4 of(float value) {
    return new Float4(value, value, value, value);
  }

  /**
   * {@return this plus the other}
   *
   * @param other the other vector
   */
  public Float4 plus(Float4 other) {
    return new Float4(x + other.x, y + other.y, z + other.z, w + other.w);
  }

  /**
   * {@return this minus the other}
   *
   * @param other the other vector
   */
  public Float4 minus(Float4 other) {
    return new Float4(x - other.x, y - other.y, z - other.z, w - other.w);
  }

  /**
   * {@return this times the other, component by component}
   *
   * @param other the other vector
   */
  public Float4 times(Float4 other) {
    return new Float4(x * other.x, y * other.y, z * other.z, w * other.w);
  }

  /**
   * {@return this times a number}
   *
   * @param factor the number
   */
  public Float4 times(float factor) {
    return new Float4(x * factor, y * factor, z * factor, w * factor);
  }

  /**
   * {@return the sum of the products of the components}
   *
   * @param other the other vector
   */
  public float dot(Float4 other) {
    return x * other.x + y * other.y + z * other.z + w * other.w;
  }

  /** {@return the Euclidean length} */
  public float length() {
    return (float) Math.sqrt(dot(this));
  }
}
