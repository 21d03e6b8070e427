package dev.heddle.cli.demo;

/** Whole numbers: a histogram's bins, or a single sum. */
final class Counts implements Result {
  private final long[] counts;

  private Counts(long[] counts) {
    this.counts = counts;
  }

  static Counts of(long... counts) {
    return new Counts(counts.clone());
  }

  static Counts of(int[] counts) {
    long[] wide = new long[counts.length];
    for (int i = 0; i < counts.length; i++) {
      wide[i] = counts[i];
    }
    return new Counts(wide);
  }

  long count(int index) {
    return counts[index];
  }

  @Override
  public int size() {
    return counts.length;
  }

  @Override
  public double value(int index) {
    return counts[index];
  }
}
