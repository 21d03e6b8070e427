package dev.heddle.bench.run;

import java.time.Duration;

/** Estimates what is left of a run from what the cases so far took. */
final class Pace {
  /** How many cases the first guess counts for. */
  private static final int WEIGHT_OF_GUESS = 3;

  private final Duration guess;
  private int left;
  private int done;
  private Duration spent = Duration.ZERO;

  Pace(int cases, Duration guess) {
    this.left = cases;
    this.guess = guess;
  }

  void took(Duration time) {
    left--;
    done++;
    spent = spent.plus(time);
  }

  void skipped() {
    left--;
  }

  Duration left() {
    Duration mean =
        spent.plus(guess.multipliedBy(WEIGHT_OF_GUESS)).dividedBy(done + WEIGHT_OF_GUESS);
    return mean.multipliedBy(left);
  }
}
