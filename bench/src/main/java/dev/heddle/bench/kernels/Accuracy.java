package dev.heddle.bench.kernels;

/** How near to the exact result is right. */
public enum Accuracy {
  /** Java's arithmetic. */
  STRICT(1),
  /** Fast arithmetic, whose bounds OpenCL leaves open: what a program could still live with. */
  FAST(256);

  private final double slack;

  Accuracy(double slack) {
    this.slack = slack;
  }

  /**
   * Compares one element.
   *
   * @param what the workload
   * @param index the element
   * @param actual its value
   * @param expected what it should be
   * @param tolerance how far it may be off with Java's arithmetic; 0 for exactly equal
   * @throws WrongResultException if it is off further, or not a number
   */
  void expect(String what, long index, double actual, double expected, double tolerance) {
    double allowed = tolerance * slack;
    if (!(Math.abs(actual - expected) <= allowed)) {
      throw new WrongResultException(
          "%s: element %d is %s, and not %s (within %.3g)"
              .formatted(what, index, actual, expected, allowed));
    }
  }

  /** {@return indices to look at where looking at all would take as long as the work} */
  static int[] sample(int length, int count) {
    int taken = Math.min(length, count);
    int[] indices = new int[taken];
    for (int i = 0; i < taken; i++) {
      indices[i] = taken == 1 ? 0 : (int) ((long) i * (length - 1) / (taken - 1));
    }
    return indices;
  }
}
