package dev.heddle.cli.demo;

/** The weights of the blur, the same numbers for every device. */
final class Gaussian {
  /** How far the blur reaches. */
  static final int RADIUS = 6;

  private static final double SIGMA = 2;

  private Gaussian() {}

  /** {@return {@code 2 * RADIUS + 1} weights, whose sum is 1 but for rounding} */
  static float[] weights() {
    double[] bell = new double[2 * RADIUS + 1];
    double sum = 0;
    for (int i = 0; i < bell.length; i++) {
      double distance = i - RADIUS;
      bell[i] = StrictMath.exp(-distance * distance / (2 * SIGMA * SIGMA));
      sum += bell[i];
    }
    float[] weights = new float[bell.length];
    for (int i = 0; i < bell.length; i++) {
      weights[i] = (float) (bell[i] / sum);
    }
    return weights;
  }
}
