package dev.heddle.cli.demo;

import java.util.Locale;

/**
 * How two results of one stage differ.
 *
 * @param places how many numbers differ
 * @param largest the largest difference
 */
record Difference(int places, double largest) {
  static final Difference NONE = new Difference(0, 0);

  static Difference between(Result one, Result other) {
    if (one.size() != other.size()) {
      throw new IllegalArgumentException(
          "results of %d and %d numbers".formatted(one.size(), other.size()));
    }
    int places = 0;
    double largest = 0;
    for (int i = 0; i < one.size(); i++) {
      double a = one.value(i);
      double b = other.value(i);
      // Bit by bit: NaN is like NaN, and -0 is not like 0.
      if (Double.compare(a, b) != 0) {
        places++;
        largest = Math.max(largest, Math.abs(a - b));
      }
    }
    return new Difference(places, largest);
  }

  /** {@return the one of the two with the larger difference} */
  Difference or(Difference other) {
    if (Double.compare(largest, other.largest) != 0) {
      return largest > other.largest ? this : other;
    }
    return places >= other.places ? this : other;
  }

  boolean isExact() {
    return places == 0;
  }

  @Override
  public String toString() {
    return isExact() ? "exact" : String.format(Locale.ROOT, "off by %.2g in %,d", largest, places);
  }
}
