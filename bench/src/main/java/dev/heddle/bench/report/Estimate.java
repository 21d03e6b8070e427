package dev.heddle.bench.report;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean with what is known of its error.
 *
 * @param mean the mean of all values
 * @param standardError the standard deviation of that mean; NaN if there was one value only
 * @param degreesOfFreedom of the standard error; 0 if there was one value only
 */
record Estimate(double mean, double standardError, double degreesOfFreedom) {
  /** How sure every interval of the report is: two-sided, by Student's t. */
  static final double CONFIDENCE = 0.99;

  /**
   * {@return the estimate of what JVMs measured}
   *
   * <p>Where JVMs differ more than the iterations within them, that difference counts: iterations
   * of one JVM share its luck with code and memory layout.
   *
   * @param forks the values of each JVM, at least one in all
   */
  static Estimate of(List<double[]> forks) {
    double[] all = forks.stream().flatMapToDouble(Arrays::stream).toArray();
    double mean = mean(all);
    if (all.length < 2) {
      return new Estimate(mean, Double.NaN, 0);
    }
    double squared = variance(all) / all.length;
    double[] means =
        forks.stream().filter(fork -> fork.length > 0).mapToDouble(Estimate::mean).toArray();
    if (means.length > 1) {
      squared = Math.max(squared, variance(means) / means.length);
    }
    return new Estimate(mean, Math.sqrt(squared), all.length - 1);
  }

  private static double mean(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no value to take a mean of");
    }
    return Arrays.stream(values).sum() / values.length;
  }

  /** The sample's variance, with n - 1. */
  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }

  /** {@return half the confidence interval; NaN where no error is known} */
  double margin() {
    return hasError() ? quantile(degreesOfFreedom) * standardError : Double.NaN;
  }

  /** {@return whether there is an error to speak of} */
  boolean hasError() {
    return degreesOfFreedom > 0 && Double.isFinite(standardError);
  }

  /** {@return the estimate of this times a constant} */
  Estimate times(double factor) {
    return new Estimate(mean * factor, standardError * Math.abs(factor), degreesOfFreedom);
  }

  /** {@return the standard error as a part of the mean} */
  double relativeError() {
    return standardError / Math.abs(mean);
  }

  /** {@return Student's t for the report's confidence} */
  static double quantile(double degreesOfFreedom) {
    return new TDistribution(null, degreesOfFreedom)
        .inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
  }
}
