package dev.heddle.bench.kernels;

import java.util.stream.IntStream;

/** How plain Java runs a loop whose iterations are independent. */
public enum Loop {
  /** One thread. */
  SEQUENTIAL {
    @Override
    void over(int count, Range body) {
      body.run(0, count);
    }
  },
  /** A parallel stream over pieces of the loop. */
  PARALLEL {
    @Override
    void over(int count, Range body) {
      int pieces = Math.min(count, PIECES);
      IntStream.range(0, pieces)
          .parallel()
          .forEach(
              i ->
                  body.run(
                      (int) ((long) count * i / pieces), (int) ((long) count * (i + 1) / pieces)));
    }
  };

  /** Several for each processor, so that one that is held up does not hold up all. */
  static final int PIECES = 4 * Runtime.getRuntime().availableProcessors();

  /** A part of a loop. */
  interface Range {
    void run(int from, int to);
  }

  /** Runs the iterations from 0 to {@code count}, and returns when all are done. */
  abstract void over(int count, Range body);

  /** {@return the number of pieces that {@link #over} makes of a loop at the most} */
  int pieces() {
    return this == SEQUENTIAL ? 1 : PIECES;
  }
}
