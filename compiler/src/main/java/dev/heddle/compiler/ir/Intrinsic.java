package dev.heddle.compiler.ir;

import java.util.Locale;

/**
 * Functions that devices have, or that are not written in a form that can be lifted. All are those
 * of {@link Math}, {@link dev.heddle.FloatMath} and of the classes of the primitive types; {@link
 * dev.heddle.Kernel} and {@link dev.heddle.FloatMath} state the bounds of those that are not exact.
 */
public enum Intrinsic {
  /** Absolute value of a float. */
  ABS,
  /** The lesser float, that knows NaN and -0. */
  MIN,
  /** The greater float, that knows NaN and -0. */
  MAX,
  /** Correctly rounded square root. */
  SQRT,
  /** Towards negative infinity. */
  FLOOR,
  /** Towards positive infinity. */
  CEIL,
  /** To the nearest integer, ties to even. */
  RINT,
  /** To the nearest {@code int} or {@code long}, ties up. */
  ROUND,
  /** Product and sum, rounded once. */
  FMA,
  /** The first argument's magnitude with the second one's sign. */
  COPY_SIGN,
  /** Times a power of two, which is an {@code int}. */
  SCALB,
  /** IEEE 754 remainder. */
  IEEE_REMAINDER,
  /** Exponential. */
  EXP,
  /** Power of 2. */
  EXP2,
  /** Exponential less 1. */
  EXPM1,
  /** Natural logarithm. */
  LOG,
  /** Logarithm to base 2. */
  LOG2,
  /** Natural logarithm of the argument plus 1. */
  LOG1P,
  /** Decimal logarithm. */
  LOG10,
  /** Sine. */
  SIN,
  /** Cosine. */
  COS,
  /** Tangent. */
  TAN,
  /** Inverse sine. */
  ASIN,
  /** Inverse cosine. */
  ACOS,
  /** Inverse tangent. */
  ATAN,
  /** Angle of a point, given as y and x. */
  ATAN2,
  /** Hyperbolic sine. */
  SINH,
  /** Hyperbolic cosine. */
  COSH,
  /** Hyperbolic tangent. */
  TANH,
  /** Power. */
  POW,
  /** Cube root. */
  CBRT,
  /** Length of a vector. */
  HYPOT,
  /** The number of bits that are 1. */
  BIT_COUNT,
  /** The number of 0 bits above the highest 1. */
  LEADING_ZEROS,
  /** The number of 0 bits below the lowest 1. */
  TRAILING_ZEROS,
  /** Quotient of integers towards negative infinity; the divisor is not 0. */
  FLOOR_DIV,
  /** Remainder of integers with the sign of the divisor, which is not 0. */
  FLOOR_MOD,
  /** The upper half of a product of two {@code long}. */
  MULTIPLY_HIGH,
  /** The bits of a float as an integer of its size. */
  TO_BITS,
  /** The float whose bits an integer has. */
  FROM_BITS;

  /**
   * {@return the type of the result}
   *
   * @param first the type of the first argument
   */
  public ScalarType result(ScalarType first) {
    return switch (this) {
      case ROUND, TO_BITS -> first == ScalarType.FLOAT ? ScalarType.INT : ScalarType.LONG;
      case FROM_BITS -> first == ScalarType.INT ? ScalarType.FLOAT : ScalarType.DOUBLE;
      case BIT_COUNT, LEADING_ZEROS, TRAILING_ZEROS -> ScalarType.INT;
      default -> first;
    };
  }

  /** {@return the number of arguments} */
  public int arity() {
    return switch (this) {
      case MIN,
          MAX,
          COPY_SIGN,
          SCALB,
          IEEE_REMAINDER,
          ATAN2,
          POW,
          HYPOT,
          FLOOR_DIV,
          FLOOR_MOD,
          MULTIPLY_HIGH ->
          2;
      case FMA -> 3;
      default -> 1;
    };
  }

  /** {@return a name for readers} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
