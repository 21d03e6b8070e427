package dev.heddle.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Transfers and mappings: the bandwidth over the amount, a curve for each kind of host memory. */
final class MemorySection {
  private static final String KIND = "hostMemory";

  private final Run run;

  MemorySection(Run run) {
    this.run = run;
  }

  String html() {
    if (run.subjects("Memory").isEmpty()) {
      return "";
    }
    List<String> kinds =
        run.subjects("Memory").stream().map(s -> s.parameter(KIND)).distinct().toList();
    Map<String, Series> series = new LinkedHashMap<>();
    kinds.forEach(kind -> series.put(kind, new Series(series.size(), true, kind)));
    StringBuilder html = new StringBuilder();
    for (ContenderDescription contender : run.contenders()) {
      Map<Subject, List<Subject>> groups = new LinkedHashMap<>();
      run.subjects("Memory").stream()
          .filter(s -> run.find(s, contender.id()).isPresent())
          .forEach(
              s ->
                  groups
                      .computeIfAbsent(
                          s.without(Subject.SIZE).without(KIND), key -> new ArrayList<>())
                      .add(s));
      if (!groups.isEmpty()) {
        html.append(
            "<h3>%s</h3>\n<div class=\"multiples\">\n".formatted(Svg.escape(contender.title())));
        groups.forEach((what, subjects) -> html.append(chart(what, subjects, contender, series)));
        html.append("</div>\n").append(table(contender));
      }
    }
    return """
    <section id="memory"><h2>Memory</h2>
    <p>Bandwidth over the amount; what a small one takes is the latency, in the tables. A map
    and its unmap that copy nothing have a bandwidth beyond any memory's.</p>
    %s%s</section>
    """
        .formatted(Palette.legendOf(List.copyOf(series.values())), html);
  }

  private String chart(
      Subject what,
      List<Subject> subjects,
      ContenderDescription contender,
      Map<String, Series> series) {
    List<CurveChart.Curve> curves = new ArrayList<>();
    series.forEach(
        (kind, look) -> {
          List<CurveChart.Point> points =
              subjects.stream()
                  .filter(s -> s.parameter(KIND).equals(kind))
                  .map(s -> point(s, contender))
                  .toList();
          if (!points.isEmpty()) {
            curves.add(new CurveChart.Curve(look, points));
          }
        });
    String drawing =
        new CurveChart("GB/s", Numbers::tick, "amount", Numbers::bytes)
            .draw(contender.title() + ", " + what.title(), curves, List.of());
    return "<figure><figcaption>%s</figcaption>%s</figure>\n"
        .formatted(Svg.escape(what.title()), drawing);
  }

  private CurveChart.Point point(Subject subject, ContenderDescription contender) {
    Estimate time = run.find(subject, contender.id()).orElseThrow().seconds();
    double gigabytes = subject.size() / 1e9;
    double margin = time.margin();
    return new CurveChart.Point(
        (double) subject.size(),
        gigabytes / time.mean(),
        gigabytes / (time.mean() + margin),
        margin < time.mean() ? gigabytes / (time.mean() - margin) : Double.NaN,
        "%s, %s: %s, %s"
            .formatted(
                subject.parameter(KIND),
                Numbers.bytes((double) subject.size()),
                Numbers.seconds(time),
                Numbers.bandwidth((double) subject.size() / time.mean())));
  }

  private String table(ContenderDescription contender) {
    Table table =
        new Table(
            contender.title() + ", memory",
            List.of("operation and memory", "amount", "time", "bandwidth"));
    for (Subject subject : run.subjects("Memory")) {
      Optional<Measurement> measured = run.find(subject, contender.id());
      measured.ifPresent(
          m ->
              table.row(
                  List.of(
                      subject.without(Subject.SIZE).title(),
                      Numbers.bytes((double) subject.size()),
                      Numbers.seconds(m.seconds()),
                      Numbers.bandwidth((double) subject.size() / m.seconds().mean()))));
    }
    return table.folded();
  }
}
