package dev.heddle.bench.report;

/**
 * One positive estimate divided by another, with its confidence interval.
 *
 * <p>The errors add up as relative errors (the first-order propagation for a quotient), on a
 * logarithmic scale, so that the interval of b/a is that of a/b turned over and never reaches 0.
 * The degrees of freedom are Welch's: the two errors need not be alike.
 *
 * @param value the quotient of the means
 * @param low the lower end of the interval; NaN where no error is known
 * @param high the upper end
 */
record Ratio(double value, double low, double high) {
  /** What a ratio of two times says. */
  enum Verdict {
    /** The interval lies below 1. */
    SMALLER,
    /** The interval holds 1, or there is none. */
    OPEN,
    /** The interval lies above 1. */
    LARGER
  }

  /** {@return the quotient of two estimates, both positive} */
  static Ratio of(Estimate numerator, Estimate denominator) {
    double value = numerator.mean() / denominator.mean();
    if (!numerator.hasError() || !denominator.hasError() || !(value > 0)) {
      return new Ratio(value, Double.NaN, Double.NaN);
    }
    double a = square(numerator.relativeError());
    double b = square(denominator.relativeError());
    if (a + b == 0) {
      return new Ratio(value, value, value);
    }
    double degrees =
        square(a + b)
            / (square(a) / numerator.degreesOfFreedom()
                + square(b) / denominator.degreesOfFreedom());
    double factor = Math.exp(Estimate.quantile(degrees) * Math.sqrt(a + b));
    return new Ratio(value, value / factor, value * factor);
  }

  private static double square(double x) {
    return x * x;
  }

  /** {@return whether the interval leaves a verdict} */
  Verdict verdict() {
    if (high < 1) {
      return Verdict.SMALLER;
    }
    return low > 1 ? Verdict.LARGER : Verdict.OPEN;
  }

  /** {@return the same, the other way round} */
  Ratio inverse() {
    return new Ratio(1 / value, 1 / high, 1 / low);
  }
}
