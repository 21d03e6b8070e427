package dev.heddle.bench.report;

import dev.heddle.bench.report.Ratio.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two runs side by side. A case is called faster or slower only where the interval of the ratio
 * allows it.
 *
 * @param warnings what differs between the runs beside the program, so that a ratio may be of that
 * @param changes the cases of both
 * @param onlyBefore cases that only the first run has
 * @param onlyAfter cases that only the second has
 */
record Comparison(
    List<String> warnings, List<Change> changes, List<String> onlyBefore, List<String> onlyAfter) {
  /**
   * One case of both runs.
   *
   * @param name the benchmark, its parameters and the contender
   * @param before its time in the first run
   * @param after its time in the second
   * @param ratio the second time over the first
   */
  record Change(String name, Estimate before, Estimate after, Ratio ratio) {}

  static Comparison of(Run before, Run after) {
    List<Change> changes = new ArrayList<>();
    List<String> onlyBefore = new ArrayList<>();
    for (Measurement old : before.measurements()) {
      after
          .find(old.subject(), old.on())
          .ifPresentOrElse(
              now ->
                  changes.add(
                      new Change(
                          name(old),
                          old.seconds(),
                          now.seconds(),
                          Ratio.of(now.seconds(), old.seconds()))),
              () -> onlyBefore.add(name(old)));
    }
    List<String> onlyAfter =
        after.measurements().stream()
            .filter(now -> before.find(now.subject(), now.on()).isEmpty())
            .map(Comparison::name)
            .toList();
    return new Comparison(
        warnings(before.description(), after.description()), changes, onlyBefore, onlyAfter);
  }

  private static String name(Measurement m) {
    String subject = m.subject().benchmark() + " " + m.subject().title();
    return m.on().isEmpty() ? subject : subject + " on " + m.on();
  }

  private static List<String> warnings(RunDescription before, RunDescription after) {
    List<String> warnings = new ArrayList<>();
    differences(before.machine().facts(), after.machine().facts(), warnings);
    differences(before.settings(), after.settings(), warnings);
    for (ContenderDescription was : before.contenders()) {
      after.contenders().stream()
          .filter(is -> is.id().equals(was.id()) && !is.equals(was))
          .forEach(
              is ->
                  warnings.add(
                      "%s: %s, %s / %s, %s"
                          .formatted(
                              was.id(), was.hardware(), was.driver(), is.hardware(), is.driver())));
    }
    return warnings;
  }

  private static void differences(
      Map<String, String> before, Map<String, String> after, List<String> warnings) {
    before.forEach(
        (name, was) -> {
          String is = after.get(name);
          if (!Objects.equals(was, is)) {
            warnings.add("%s: %s / %s".formatted(name, was, is == null ? "not known" : is));
          }
        });
  }

  /** {@return the comparison as lines for a terminal} */
  String text() {
    StringBuilder text = new StringBuilder();
    if (!warnings.isEmpty()) {
      text.append("the runs differ in more than the program, and what follows may come of that:\n");
      warnings.forEach(warning -> text.append("  ").append(warning).append('\n'));
      text.append('\n');
    }
    append(text, "slower", Verdict.LARGER);
    append(text, "faster", Verdict.SMALLER);
    long open = with(Verdict.OPEN).count();
    text.append(
        "no verdict: %d of %d; their %.0f%% intervals hold 1, or one run has no error\n"
            .formatted(open, changes.size(), 100 * Estimate.CONFIDENCE));
    if (!onlyBefore.isEmpty() || !onlyAfter.isEmpty()) {
      text.append(
          "only in the first run: %d; only in the second: %d\n"
              .formatted(onlyBefore.size(), onlyAfter.size()));
    }
    return text.toString();
  }

  private Stream<Change> with(Verdict verdict) {
    return changes.stream().filter(change -> change.ratio().verdict() == verdict);
  }

  private void append(StringBuilder text, String word, Verdict verdict) {
    List<Change> found =
        with(verdict)
            .sorted(
                Comparator.comparingDouble(change -> -Math.abs(Math.log(change.ratio().value()))))
            .toList();
    text.append(word).append(": ").append(found.size()).append('\n');
    for (Change change : found) {
      text.append(
          "  %-56s %18s -> %-18s %s the time%n"
              .formatted(
                  change.name(),
                  Numbers.seconds(change.before()),
                  Numbers.seconds(change.after()),
                  Numbers.times(change.ratio())));
    }
  }
}
