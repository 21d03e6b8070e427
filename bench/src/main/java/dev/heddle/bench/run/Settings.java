package dev.heddle.bench.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long each case is measured.
 *
 * @param jvms whether cases share them
 * @param forks JVMs of a case, one after another; 1 where they are shared
 * @param warmups iterations that do not count
 * @param warmupTime of each
 * @param iterations iterations that count
 * @param time of each
 * @param longest how long one operation may take by what a smaller size took; beyond, it is left
 *     out
 */
public record Settings(
    Jvms jvms,
    int forks,
    int warmups,
    Duration warmupTime,
    int iterations,
    Duration time,
    Duration longest) {
  /** Who has a JVM of its own. */
  public enum Jvms {
    /** Every case. */
    EACH_CASE("a case"),
    /** All cases of a benchmark on a contender together. */
    EACH_BENCHMARK_AND_CONTENDER("all cases of a benchmark on a contender");

    private final String words;

    Jvms(String words) {
      this.words = words;
    }
  }

  /** About what it takes to start a JVM and a driver. */
  private static final Duration START = Duration.ofMillis(900);

  /** About what it takes to make a workload, compile its kernels, and check the results. */
  private static final Duration PREPARATION = Duration.ofMillis(300);

  /** Everything at one size in some minutes, for a look; errors are large. */
  public static final Settings QUICK =
      new Settings(
          Jvms.EACH_BENCHMARK_AND_CONTENDER,
          1,
          2,
          Duration.ofMillis(150),
          5,
          Duration.ofMillis(50),
          Duration.ofMillis(1500));

  /** Everything at all sizes, for figures to keep. */
  public static final Settings FULL =
      new Settings(
          Jvms.EACH_CASE,
          2,
          3,
          Duration.ofMillis(200),
          5,
          Duration.ofMillis(300),
          Duration.ofSeconds(5));

  /** {@return what one case takes if an operation is short, with its preparation and check} */
  Duration perCase() {
    Duration measuring = warmupTime.multipliedBy(warmups).plus(time.multipliedBy(iterations));
    return measuring.plus(PREPARATION).multipliedBy(forks);
  }

  /**
   * {@return about how long a plan takes}
   *
   * @param plan the plan
   */
  public Duration expected(Plan plan) {
    int starts =
        switch (jvms) {
          case EACH_CASE -> plan.cases().size() * forks;
          case EACH_BENCHMARK_AND_CONTENDER ->
              (int) plan.cases().stream().map(Case::group).distinct().count();
        };
    return perCase().multipliedBy(plan.cases().size()).plus(START.multipliedBy(starts));
  }

  /** {@return what {@link #parse} makes the settings of one case from, in a JVM that is shared} */
  List<String> arguments() {
    return List.of(
        String.valueOf(warmups),
        String.valueOf(warmupTime.toMillis()),
        String.valueOf(iterations),
        String.valueOf(time.toMillis()));
  }

  static Settings parse(List<String> arguments) {
    List<Integer> numbers = arguments.stream().map(Integer::valueOf).toList();
    return new Settings(
        Jvms.EACH_BENCHMARK_AND_CONTENDER,
        1,
        numbers.get(0),
        Duration.ofMillis(numbers.get(1)),
        numbers.get(2),
        Duration.ofMillis(numbers.get(3)),
        Duration.ZERO);
  }

  /** {@return the settings in words, by name} */
  public Map<String, String> describe() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("JVMs", "%d for %s".formatted(forks, jvms.words));
    words.put("warm-up", "%d × %d ms".formatted(warmups, warmupTime.toMillis()));
    words.put("measurement", "%d × %d ms".formatted(iterations, time.toMillis()));
    return words;
  }
}
