package dev.heddle.bench.kernels;

import java.util.SplittableRandom;

/** Inputs that are the same in every run. */
final class Data {
  private Data() {}

  /** {@return numbers from 0 to 1} */
  static float[] floats(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  /** {@return numbers from 0 up to a bound} */
  static int[] ints(int length, int bound, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] values = new int[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(bound);
    }
    return values;
  }
}
