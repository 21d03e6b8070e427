package dev.heddle.compiler.range;

import org.jspecify.annotations.Nullable;

/**
 * Numbers that leave the same remainder (Granger's congruence domain). It tells what an interval
 * cannot: a loop in steps of 16 that stays below 128 comes to 112 at most.
 *
 * @param modulus 2 or more
 * @param remainder at least 0 and less than the modulus
 */
record Congruence(long modulus, long remainder) {
  /** Products of two remainders fit a {@code long}. */
  private static final long GREATEST_MODULUS = 1L << 31;

  /** {@return the numbers that are one number and multiples of another; nothing if that is all} */
  static @Nullable Congruence of(long start, long step) {
    return step == Long.MIN_VALUE ? null : make(Math.abs(step), start);
  }

  private static @Nullable Congruence make(long modulus, long number) {
    return modulus < 2 || modulus > GREATEST_MODULUS
        ? null
        : new Congruence(modulus, Math.floorMod(number, modulus));
  }

  /** {@return the numbers that are one of these and the product of two numbers} */
  Congruence plus(long factor, long number) {
    long product = Math.floorMod(factor, modulus) * Math.floorMod(number, modulus);
    return new Congruence(modulus, Math.floorMod(remainder + product % modulus, modulus));
  }

  /**
   * {@return the numbers that are one of these and a product; nothing if that may be all}
   *
   * @param other what the product's second factor is one of, or nothing if that may be all
   */
  @Nullable Congruence plus(long factor, @Nullable Congruence other) {
    long multiple = Math.floorMod(factor, modulus);
    long coarse = other == null ? multiple : multiple * (other.modulus % modulus);
    Congruence sum = plus(factor, other == null ? 0 : other.remainder);
    return make(greatestCommonDivisor(modulus, coarse), sum.remainder);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /** {@return the least of these that is no less than a number, if it is a {@code long}} */
  long ceiling(long number) {
    long distance = Math.floorMod(remainder - Math.floorMod(number, modulus), modulus);
    return number > Long.MAX_VALUE - distance ? number : number + distance;
  }

  /** {@return the greatest of these that is no more than a number, if it is a {@code long}} */
  long floor(long number) {
    long distance = Math.floorMod(Math.floorMod(number, modulus) - remainder, modulus);
    return number < Long.MIN_VALUE + distance ? number : number - distance;
  }
}
