package dev.heddle.compiler.kernels;

/** Methods that kernels of other files call. */
final class Polynomials {
  static final float[] COEFFICIENTS = {1, 0.5f, 0.25f};

  private Polynomials() {}

  /** A polynomial of degree 1. */
  record Line(float at0, float slope) {
    Line {
      if (slope == 0) {
        slope = 1;
      }
    }

    static Line through(float a, float b) {
      return new Line(a, b - a);
    }

    float at(float x) {
      return at0 + slope * x;
    }
  }

  static float horner(float x) {
    float sum = 0;
    for (float c : COEFFICIENTS) {
      sum = sum * x + c;
    }
    return sum;
  }

  static int sum(int... values) {
    int sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }

  @SuppressWarnings({"lossy-conversions", "NarrowingCompoundAssignment"})
  static void scale(short[] values, int by) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= by;
    }
  }

  static long[] powers(long base) {
    long[] powers = new long[4];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * base;
    }
    return powers;
  }
}
