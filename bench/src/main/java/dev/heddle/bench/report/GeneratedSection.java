package dev.heddle.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kernels that the compiler generated against those written by hand, by the device's own clock. */
final class GeneratedSection {
  static final String TOPIC = "GeneratedKernels";
  static final String CODE = "code";

  /** Which code is held against which. */
  private record Pair(Series series, String generated, String handWritten) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(new Series(0, true, "unchecked, strict"), "UNCHECKED", "HAND_WRITTEN"),
          new Pair(new Series(1, true, "checked, strict"), "GENERATED", "HAND_WRITTEN"),
          new Pair(
              new Series(2, true, "unchecked, fast (against fast)"),
              "UNCHECKED_FAST",
              "HAND_WRITTEN_FAST"));

  private final Run run;

  GeneratedSection(Run run) {
    this.run = run;
  }

  String html() {
    StringBuilder charts = new StringBuilder();
    for (ContenderDescription contender : run.contenders()) {
      charts.append(chart(contender));
    }
    return charts.isEmpty()
        ? ""
        : """
        <section id="generated"><h2>Generated code against code by hand</h2>
        <p>The same kernel, range and runtime; the time of the kernels alone, by the device’s own
        clock. Checked code finds faults, which code by hand does not.</p>
        %s%s</section>
        """
            .formatted(Palette.legendOf(PAIRS.stream().map(Pair::series).toList()), charts);
  }

  private String chart(ContenderDescription contender) {
    Map<Subject, List<Subject>> kernels = new LinkedHashMap<>();
    run.subjects(TOPIC).stream()
        .filter(s -> run.find(s, contender.id()).isPresent())
        .forEach(s -> kernels.computeIfAbsent(s.without(CODE), key -> new ArrayList<>()).add(s));
    List<String> columns = new ArrayList<>(List.of("kernel, size"));
    PAIRS.forEach(pair -> columns.add(pair.series().title()));
    columns.add("by hand, strict");
    Table table = new Table(contender.title() + ", generated code, times as fast", columns);
    List<RatioChart.Row> rows = new ArrayList<>();
    kernels.forEach(
        (kernel, subjects) -> {
          List<RatioChart.Mark> marks = new ArrayList<>();
          List<String> cells = new ArrayList<>(List.of(kernel.title()));
          for (Pair pair : PAIRS) {
            Optional<Ratio> speed =
                time(subjects, pair.handWritten(), contender)
                    .flatMap(
                        hand ->
                            time(subjects, pair.generated(), contender)
                                .map(generated -> Ratio.of(hand, generated)));
            speed.ifPresent(s -> marks.add(new RatioChart.Mark(pair.series(), s)));
            cells.add(speed.map(Numbers::times).orElse("–"));
          }
          cells.add(time(subjects, "HAND_WRITTEN", contender).map(Numbers::seconds).orElse("–"));
          if (!marks.isEmpty()) {
            rows.add(new RatioChart.Row(kernel.without(Subject.SIZE).title(), marks));
            table.row(cells);
          }
        });
    return rows.isEmpty()
        ? ""
        : "<h3>%s</h3>\n<figure>%s</figure>\n%s"
            .formatted(
                Svg.escape(contender.title()),
                new RatioChart(rows, "OpenCL C by hand")
                    .figure(contender.title() + ", generated code"),
                table.folded());
  }

  private Optional<Estimate> time(
      List<Subject> subjects, String code, ContenderDescription contender) {
    return subjects.stream()
        .filter(s -> s.parameter(CODE).equals(code))
        .findFirst()
        .flatMap(s -> run.find(s, contender.id()))
        .flatMap(Measurement::kernelSeconds);
  }
}
