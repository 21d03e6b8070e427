package dev.heddle.bench.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long each case is measured.
 *
 * @param forks JVMs, one after another
 * @param warmups iterations that do not count
 * @param warmupTime of each
 * @param iterations iterations that count
 * @param time of each
 * @param longest how long one operation may take by what a smaller size took; beyond, it is left
 *     out
 */
public record Settings(
    int forks, int warmups, Duration warmupTime, int iterations, Duration time, Duration longest) {
  /** Everything at one size in some minutes, for a look; errors are large. */
  public static final Settings QUICK =
      new Settings(1, 1, Duration.ofMillis(150), 5, Duration.ofMillis(60), Duration.ofMillis(1500));

  /** Everything at all sizes, for figures to keep. */
  public static final Settings FULL =
      new Settings(2, 3, Duration.ofMillis(200), 5, Duration.ofMillis(300), Duration.ofSeconds(5));

  /** {@return what one case takes if an operation is short, with the start of its JVMs} */
  Duration perCase() {
    Duration measuring = warmupTime.multipliedBy(warmups).plus(time.multipliedBy(iterations));
    return measuring.plusMillis(1200).multipliedBy(forks);
  }

  /**
   * {@return about how long a plan takes}
   *
   * @param plan the plan
   */
  public Duration expected(Plan plan) {
    return perCase().multipliedBy(plan.cases().size());
  }

  /** {@return the settings in words, by name} */
  public Map<String, String> describe() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("JVMs", String.valueOf(forks));
    words.put("warm-up", "%d × %d ms".formatted(warmups, warmupTime.toMillis()));
    words.put("measurement", "%d × %d ms".formatted(iterations, time.toMillis()));
    return words;
  }
}
