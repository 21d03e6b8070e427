package dev.heddle.tck.contract.suites;

/**
 * The random numbers of the NAS benchmarks: x ← 5¹³ x mod 2⁴⁶. A product wraps at 2⁶⁴, which leaves
 * its lower 46 bits as they are.
 */
final class NasRandom {
  static final long FACTOR = 1_220_703_125;
  static final long SEED = 314_159_265;
  private static final long MASK = (1L << 46) - 1;

  private NasRandom() {}

  /** {@return the number after another} */
  static long next(long x) {
    return x * FACTOR & MASK;
  }

  /** {@return the number some steps after another} */
  static long skip(long x, long steps) {
    long factor = FACTOR;
    long at = x;
    for (long rest = steps; rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        at = at * factor & MASK;
      }
      factor = factor * factor & MASK;
    }
    return at;
  }

  /** {@return a number between 0 and 1} */
  static double unit(long x) {
    return x * 0x1p-46;
  }
}
