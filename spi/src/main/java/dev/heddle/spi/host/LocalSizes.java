package dev.heddle.spi.host;

import dev.heddle.Dim3;

/** The local size of launches that leave it to the backend: it divides the global size. */
public final class LocalSizes {
  private static final int TARGET = 64;

  private LocalSizes() {}

  /**
   * {@return a local size}
   *
   * @param global the global size
   */
  public static Dim3 choose(Dim3 global) {
    int x = divisor(global.x(), TARGET);
    int y = divisor(global.y(), Math.max(1, TARGET / x));
    int z = divisor(global.z(), Math.max(1, TARGET / x / y));
    return new Dim3(x, y, z);
  }

  /** {@return the largest divisor that is not over a limit} */
  private static int divisor(int size, int limit) {
    for (int d = Math.min(size, limit); d > 1; d--) {
      if (size % d == 0) {
        return d;
      }
    }
    return 1;
  }
}
