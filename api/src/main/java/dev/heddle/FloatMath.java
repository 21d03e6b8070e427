package dev.heddle;

/**
 * The functions of {@link Math} that are not exact, in single precision: on most devices many times
 * as fast as those on {@code double}, which {@code Math.exp(x)} is even of a {@code float}.
 *
 * <p>On the host, and in a kernel that runs there as Java, a function is that of {@link Math},
 * rounded to {@code float}. On a device it may be the device's own, within these distances of the
 * exact result, which are those of the OpenCL C 3.0 specification, section "Relative Error as
 * ULPs", single precision, full profile:
 *
 * <table>
 * <caption>Bounds in units in the last place of {@code float}</caption>
 * <tr><th>functions</th><th>bound</th></tr>
 * <tr><td>sqrt</td><td>0.5; 3 without {@link DeviceFeature#CORRECTLY_ROUNDED_DIVIDE_SQRT}</td></tr>
 * <tr><td>cbrt, log1p</td><td>2</td></tr>
 * <tr><td>exp, exp2, expm1, log, log2, log10</td><td>3</td></tr>
 * <tr><td>sin, cos, asin, acos, sinh, cosh, hypot</td><td>4</td></tr>
 * <tr><td>tan, atan, tanh</td><td>5</td></tr>
 * <tr><td>atan2</td><td>6</td></tr>
 * <tr><td>pow</td><td>16</td></tr>
 * </table>
 *
 * Infinities, NaN and zeros are treated as {@link Math} does. On a device without {@link
 * DeviceFeature#DENORMALS}, arguments and results below {@link Float#MIN_NORMAL} may be taken as 0.
 *
 * <p>A launch with fast math ({@link Launch#withFastMath()}) may use a device's quickest forms. The
 * specification lets some of them lose all digits for arguments that are large, or near where the
 * result is 0. Arguments of magnitude up to 1, and for roots, logarithms and the base of a power
 * those from 1/16 to 16 (for tan and log1p, up to 1/2), give results within 2<sup>-10</sup> of the
 * exact ones, or of their magnitude where that is above 1.
 *
 * <p>Functions that are exact, such as {@link Math#abs(float)}, {@link Math#min(float, float)},
 * {@link Math#fma(float, float, float)} and {@code (float) Math.floor(x)}, need no other form:
 * kernels compute them in single precision.
 */
public final class FloatMath {
  private static final double LOG_2 = Math.log(2);

  private FloatMath() {}

  /**
   * {@return the square root}
   *
   * @param x the number
   */
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /**
   * {@return the cube root}
   *
   * @param x the number
   */
  public static float cbrt(float x) {
    return (float) Math.cbrt(x);
  }

  /**
   * {@return e to the power of a number}
   *
   * @param x the number
   */
  public static float exp(float x) {
    return (float) Math.exp(x);
  }

  /**
   * {@return 2 to the power of a number}
   *
   * @param x the number
   */
  public static float exp2(float x) {
    return (float) Math.pow(2, x);
  }

  /**
   * {@return e to the power of a number, less 1, with all digits where the number is near 0}
   *
   * @param x the number
   */
  public static float expm1(float x) {
    return (float) Math.expm1(x);
  }

  /**
   * {@return the natural logarithm}
   *
   * @param x the number
   */
  public static float log(float x) {
    return (float) Math.log(x);
  }

  /**
   * {@return the logarithm to base 2}
   *
   * @param x the number
   */
  public static float log2(float x) {
    return (float) (Math.log(x) / LOG_2);
  }

  /**
   * {@return the logarithm to base 10}
   *
   * @param x the number
   */
  public static float log10(float x) {
    return (float) Math.log10(x);
  }

  /**
   * {@return the natural logarithm of 1 plus a number, with all digits where the number is near 0}
   *
   * @param x the number
   */
  public static float log1p(float x) {
    return (float) Math.log1p(x);
  }

  /**
   * {@return the sine of an angle in radians}
   *
   * @param x the angle
   */
  public static float sin(float x) {
    return (float) Math.sin(x);
  }

  /**
   * {@return the cosine of an angle in radians}
   *
   * @param x the angle
   */
  public static float cos(float x) {
    return (float) Math.cos(x);
  }

  /**
   * {@return the tangent of an angle in radians}
   *
   * @param x the angle
   */
  public static float tan(float x) {
    return (float) Math.tan(x);
  }

  /**
   * {@return the angle, from -π/2 to π/2, whose sine is a number}
   *
   * @param x the number
   */
  public static float asin(float x) {
    return (float) Math.asin(x);
  }

  /**
   * {@return the angle, from 0 to π, whose cosine is a number}
   *
   * @param x the number
   */
  public static float acos(float x) {
    return (float) Math.acos(x);
  }

  /**
   * {@return the angle, from -π/2 to π/2, whose tangent is a number}
   *
   * @param x the number
   */
  public static float atan(float x) {
    return (float) Math.atan(x);
  }

  /**
   * {@return the hyperbolic sine}
   *
   * @param x the number
   */
  public static float sinh(float x) {
    return (float) Math.sinh(x);
  }

  /**
   * {@return the hyperbolic cosine}
   *
   * @param x the number
   */
  public static float cosh(float x) {
    return (float) Math.cosh(x);
  }

  /**
   * {@return the hyperbolic tangent}
   *
   * @param x the number
   */
  public static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  /**
   * {@return the angle, from -π to π, of the point (x, y)}
   *
   * @param y the ordinate
   * @param x the abscissa
   */
  public static float atan2(float y, float x) {
    return (float) Math.atan2(y, x);
  }

  /**
   * {@return a number to the power of another}
   *
   * @param x the base
   * @param y the exponent
   */
  public static float pow(float x, float y) {
    return (float) Math.pow(x, y);
  }

  /**
   * {@return the length of the vector (x, y), without overflow on the way}
   *
   * @param x the first component
   * @param y the second component
   */
  public static float hypot(float x, float y) {
    return (float) Math.hypot(x, y);
  }
}
