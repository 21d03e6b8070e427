package dev.heddle.cli.demo;

import java.util.concurrent.TimeUnit;

/**
 * Measures a stage: its best run after a warm-up, so that neither compilation nor a busy machine
 * counts.
 *
 * @param runs how many runs are measured; fewer of a stage that takes long
 */
record Stopwatch(int runs) {
  private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long MEASURING_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** {@return the time of the best run, in nanoseconds} */
  long time(Pipeline pipeline, Stage stage) {
    long start = System.nanoTime();
    for (int i = 0; i < 20 * runs && System.nanoTime() - start < WARM_UP_NANOS; i++) {
      pipeline.warmUp(stage);
    }
    // A run of the heat is a thousand launches, and its own average.
    int most = stage == Stage.HEAT ? 1 : runs;
    long best = Long.MAX_VALUE;
    long measuring = System.nanoTime();
    for (int i = 0; i < most && (i == 0 || System.nanoTime() - measuring < MEASURING_NANOS); i++) {
      long began = System.nanoTime();
      pipeline.run(stage);
      best = Math.min(best, System.nanoTime() - began);
    }
    return best;
  }
}
