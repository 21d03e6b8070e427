package dev.heddle.spi.runtime;

import java.util.Arrays;

/** A set of numbers of one queue's commands, as bits; it does not change. */
final class Numbers {
  static final Numbers NONE = new Numbers(0, new long[0]);

  /** The number of the first bit, divided by 64. */
  private final long first;

  private final long[] words;

  private Numbers(long first, long[] words) {
    this.first = first;
    this.words = words;
  }

  static Numbers of(long number) {
    return new Numbers(number >>> 6, new long[] {1L << number});
  }

  boolean isEmpty() {
    return words.length == 0;
  }

  boolean contains(long number) {
    long word = (number >>> 6) - first;
    return word >= 0 && word < words.length && (words[(int) word] >>> number & 1) != 0;
  }

  Numbers union(Numbers other) {
    if (other.isEmpty() || other == this) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    long start = Math.min(first, other.first);
    long end = Math.max(first + words.length, other.first + other.words.length);
    long[] both = new long[Math.toIntExact(end - start)];
    System.arraycopy(words, 0, both, (int) (first - start), words.length);
    int shift = (int) (other.first - start);
    for (int i = 0; i < other.words.length; i++) {
      both[shift + i] |= other.words[i];
    }
    return new Numbers(start, both);
  }

  /** {@return this set, less numbers up to a limit; a few of them may stay} */
  Numbers above(long limit) {
    long drop = ((limit + 1) >>> 6) - first;
    if (drop <= 0 || isEmpty()) {
      return this;
    }
    return drop >= words.length
        ? NONE
        : new Numbers(first + drop, Arrays.copyOfRange(words, (int) drop, words.length));
  }

  /** {@return the last number of the unbroken run after a number; that number if there is none} */
  long runAfter(long number) {
    long last = number;
    while (contains(last + 1)) {
      long next = last + 1;
      int bit = (int) (next & 63);
      int ones = Long.numberOfTrailingZeros(~(words[(int) ((next >>> 6) - first)] >>> bit));
      last += Math.min(ones, 64 - bit);
    }
    return last;
  }
}
