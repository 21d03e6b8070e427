package dev.heddle.tck.contract;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function that stays within a bound of the exact result, and where it is tried.
 *
 * @param name its name in {@code Math}
 * @param bound how far a result may be from the exact one, in units in the last place
 * @param smallest the smallest magnitude of the argument that is tried, as a power of two
 * @param largest the largest
 * @param exact the exact function
 */
record ElementaryFunction(
    String name, double bound, double smallest, double largest, BinaryOperator<BigDecimal> exact) {
  static ElementaryFunction of(
      String name, double bound, double smallest, double largest, UnaryOperator<BigDecimal> exact) {
    return new ElementaryFunction(name, bound, smallest, largest, (x, y) -> exact.apply(x));
  }

  /** {@return an argument of a magnitude between the smallest and the largest} */
  double argument(Random random) {
    double power = smallest + random.nextDouble() * (largest - smallest);
    double magnitude = Math.scalb(Math.pow(2, power - Math.floor(power)), (int) Math.floor(power));
    return switch (name) {
      case "sqrt", "log", "log2", "log10" -> near(1, magnitude, random);
      case "asin", "acos" -> random.nextBoolean() ? near(1, magnitude, random) : -magnitude;
      case "sin", "cos", "tan" -> near(Math.PI / 4 * random.nextInt(1, 200), magnitude, random);
      case "log1p" -> random.nextBoolean() ? magnitude : -Math.min(magnitude, 1 / (1 + magnitude));
      default -> random.nextBoolean() ? magnitude : -magnitude;
    };
  }

  /** {@return a magnitude, or at times a value that is hardly below another} */
  private static double near(double centre, double magnitude, Random random) {
    return random.nextInt(4) == 0
        ? centre - Math.scalb(random.nextDouble(), -random.nextInt(1, 50)) * centre
        : magnitude;
  }

  /** {@return an argument to go with the first one} */
  double secondArgument(double first, Random random) {
    if (!name.equals("pow")) {
      return argument(random);
    }
    double exponent = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-5, 7));
    return first < 0 ? Math.rint(exponent) : exponent;
  }

  /** {@return the exact result} */
  BigDecimal exact(double x, double y) {
    return exact.apply(new BigDecimal(x), new BigDecimal(y));
  }

  /**
   * {@return how far a result is from the exact one, in units in the last place}
   *
   * @param unit the distance of the numbers around the exact result
   */
  static double ulps(double result, BigDecimal exact, double unit) {
    BigDecimal error = new BigDecimal(result).subtract(exact).abs();
    return error.divide(new BigDecimal(unit), new MathContext(10, RoundingMode.UP)).doubleValue();
  }
}
