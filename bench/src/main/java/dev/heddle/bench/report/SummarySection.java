package dev.heddle.bench.report;

import dev.heddle.bench.report.ContenderDescription.Kind;
import dev.heddle.bench.report.Ratio.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who wins and, said as plainly, who loses. */
final class SummarySection {
  private SummarySection() {}

  static String html(Run run) {
    List<Standing> standings = Standing.all(run);
    if (standings.isEmpty()) {
      return "<section id=\"summary\"><h2>In short</h2><p>No backend was measured beside anything"
          + " to compare it with.</p></section>\n";
    }
    StringBuilder html =
        new StringBuilder("<section id=\"summary\"><h2>In short</h2>\n<div class=\"cards\">\n");
    standings.forEach(standing -> html.append(card(standing)));
    html.append("</div>\n<h3 id=\"losses\">Where a backend loses</h3>\n<ul class=\"losses\">\n");
    standings.forEach(standing -> html.append(statement(standing)));
    html.append("</ul>\n");
    Table losses = losses(standings);
    int comparisons = standings.stream().mapToInt(s -> s.duels().size()).sum();
    if (!losses.isEmpty()) {
      html.append(losses.folded());
    }
    html.append(
        "<p class=\"note\">%d comparisons at all sizes, each with %.0f%% intervals: by chance alone one in %.0f is called wrongly.</p></section>\n"
            .formatted(comparisons, 100 * Estimate.CONFIDENCE, 1 / (1 - Estimate.CONFIDENCE)));
    return html.toString();
  }

  private static String card(Standing standing) {
    List<Standing.Duel> largest = standing.atLargestSizes().toList();
    double mean = standing.geometricMean();
    String headline =
        mean <= 1 ? Numbers.times(1 / mean) + " as fast" : Numbers.times(mean) + " the time";
    String counts =
        "faster in %d, slower in %d, too close to call in %d of %d benchmarks"
            .formatted(
                count(largest, Verdict.SMALLER),
                count(largest, Verdict.LARGER),
                count(largest, Verdict.OPEN),
                largest.size());
    return """
    <div class="card"><p class="who">%s</p><p class="figure">%s</p>
    <p class="against">against %s</p><p>%s</p></div>
    """
        .formatted(
            Svg.escape(standing.backend().title()),
            Svg.escape(headline),
            against(standing.rivals()),
            counts);
  }

  /** Said plainly: what it is slower at, and by how much. */
  private static String statement(Standing standing) {
    List<Standing.Duel> lost =
        standing
            .atLargestSizes()
            .filter(duel -> duel.time().verdict() == Verdict.LARGER)
            .sorted(Comparator.comparingDouble(duel -> -duel.time().value()))
            .toList();
    String list =
        lost.stream()
            .map(
                duel ->
                    "%s (%s)"
                        .formatted(
                            duel.subject().without(Subject.SIZE).title(),
                            Numbers.times(duel.time().value())))
            .collect(Collectors.joining(", "));
    return "<li><strong>%s</strong>, against %s: %s.</li>\n"
        .formatted(
            Svg.escape(standing.backend().title()),
            against(standing.rivals()),
            lost.isEmpty()
                ? "at the largest sizes nowhere slower beyond the error"
                : "slower at " + Svg.escape(list));
  }

  private static String against(Kind rivals) {
    return rivals == Kind.BY_HAND
        ? "the same processor programmed by hand"
        : "the fastest plain Java on this machine";
  }

  private static long count(List<Standing.Duel> duels, Verdict verdict) {
    return duels.stream().filter(duel -> duel.time().verdict() == verdict).count();
  }

  /** One row for each backend, kernel and rival; the sizes at which it lost, and by how much. */
  private static Table losses(List<Standing> standings) {
    record Loss(Standing standing, Subject what, List<Standing.Duel> duels) {
      double worst() {
        return duels.stream().mapToDouble(duel -> duel.time().value()).max().orElse(1);
      }
    }
    Table table =
        new Table(
            "Slower beyond the error, at every size, the worst first",
            List.of("backend", "benchmark", "times the time", "of", "at sizes"));
    standings.stream()
        .flatMap(
            standing ->
                standing.duels().stream()
                    .filter(duel -> duel.time().verdict() == Verdict.LARGER)
                    .collect(Collectors.groupingBy(duel -> duel.subject().without(Subject.SIZE)))
                    .entrySet()
                    .stream()
                    .map(entry -> new Loss(standing, entry.getKey(), entry.getValue())))
        .sorted(Comparator.comparingDouble(Loss::worst).reversed())
        .forEach(
            loss ->
                table.row(
                    List.of(
                        loss.standing().backend().title(),
                        loss.what().title(),
                        range(loss.duels()),
                        loss.duels().stream()
                            .map(duel -> duel.rival().title())
                            .distinct()
                            .collect(Collectors.joining(" / ")),
                        sizes(loss.duels()))));
    return table;
  }

  private static String range(List<Standing.Duel> duels) {
    if (duels.size() == 1) {
      return Numbers.times(duels.getFirst().time());
    }
    double least = duels.stream().mapToDouble(d -> d.time().value()).min().orElse(1);
    double most = duels.stream().mapToDouble(d -> d.time().value()).max().orElse(1);
    return "%s to %s".formatted(Numbers.digits(least), Numbers.times(most));
  }

  private static String sizes(List<Standing.Duel> duels) {
    Optional<Standing.Duel> sized = duels.stream().filter(d -> d.subject().size() > 0).findAny();
    return sized.isEmpty()
        ? ""
        : duels.stream()
            .mapToLong(d -> d.subject().size())
            .sorted()
            .mapToObj(Numbers::count)
            .collect(Collectors.joining("; "));
  }
}
