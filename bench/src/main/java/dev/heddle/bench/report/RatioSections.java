package dev.heddle.bench.report;

import dev.heddle.bench.report.ContenderDescription.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ratios between contenders, at the largest size of each benchmark. */
final class RatioSections {
  private static final List<String> REFERENCES = List.of("java-parallel", "java");
  private static final List<String> WORK = List.of("Stream", "Kernels");

  /** By hand there are single calls too, and the start. */
  private static final List<String> BY_HAND =
      List.of("Kernels", "Stream", "Arithmetic", "Enqueues", "Reads", "Maps", "ColdStart");

  private final Run run;
  private final Palette palette;

  RatioSections(Run run, Palette palette) {
    this.run = run;
    this.palette = palette;
  }

  String html() {
    List<ContenderDescription> all = run.contenders();
    StringBuilder html = new StringBuilder();
    REFERENCES.stream()
        .flatMap(id -> all.stream().filter(c -> c.id().equals(id)))
        .findFirst()
        .ifPresent(
            reference ->
                html.append(
                    section(
                        "ratios",
                        "Against plain Java",
                        "Each benchmark at its largest size, data already where it is worked on.",
                        WORK,
                        reference,
                        all.stream().filter(c -> !c.equals(reference)).toList())));
    for (ContenderDescription byHand : all) {
      if (byHand.kind() == Kind.BY_HAND) {
        List<ContenderDescription> backends =
            all.stream()
                .filter(c -> c.kind() == Kind.HEDDLE && c.hardware().equals(byHand.hardware()))
                .filter(c -> c.driver().equals(byHand.driver()))
                .toList();
        html.append(
            section(
                "by-hand-" + byHand.id(),
                "Against " + byHand.title(),
                "The same device, the same algorithm, without Heddle: what Heddle costs."
                    + costs(byHand, backends),
                BY_HAND,
                byHand,
                backends));
      }
    }
    return html.toString();
  }

  private String section(
      String id,
      String heading,
      String introduction,
      List<String> topics,
      ContenderDescription reference,
      List<ContenderDescription> others) {
    List<RatioChart.Row> rows = new ArrayList<>();
    List<String> columns = new ArrayList<>(List.of("benchmark, size"));
    others.forEach(other -> columns.add(other.title()));
    Table table = new Table(heading + ", times as fast", columns);
    for (Subject subject : largest(topics, reference)) {
      List<RatioChart.Mark> marks = new ArrayList<>();
      List<String> cells = new ArrayList<>(List.of(subject.title()));
      for (ContenderDescription other : others) {
        Optional<Ratio> speed = speed(subject, reference, other);
        speed.ifPresent(s -> marks.add(new RatioChart.Mark(palette.of(other.id()), s)));
        cells.add(speed.map(Numbers::times).orElse("–"));
      }
      if (!marks.isEmpty()) {
        rows.add(new RatioChart.Row(subject.without(Subject.SIZE).title(), marks));
        table.row(cells);
      }
    }
    if (rows.isEmpty()) {
      return "";
    }
    String unit = reference.title();
    return "<section id=\"%s\"><h2>%s</h2>\n<p>%s</p>\n%s<figure>%s</figure>\n%s</section>\n"
        .formatted(
            id,
            Svg.escape(heading),
            Svg.escape(introduction),
            palette.legend(others.stream().filter(o -> appears(rows, o)).toList()),
            new RatioChart(rows, unit).figure(heading),
            table.folded());
  }

  /** What was measured of a contender, each at its largest size. */
  private List<Subject> largest(List<String> topics, ContenderDescription contender) {
    Map<Subject, Subject> largest = new LinkedHashMap<>();
    for (String topic : topics) {
      for (Subject subject : run.subjects(topic)) {
        if (run.find(subject, contender.id()).isPresent()) {
          largest.merge(
              subject.without(Subject.SIZE), subject, (a, b) -> a.size() > b.size() ? a : b);
        }
      }
    }
    return List.copyOf(largest.values());
  }

  /** What the backends take, in one sentence each: the kernels as a mean. */
  private String costs(ContenderDescription byHand, List<ContenderDescription> backends) {
    StringBuilder costs = new StringBuilder();
    for (ContenderDescription backend : backends) {
      List<Ratio> checked =
          largest(List.of("Kernels"), byHand).stream()
              .flatMap(subject -> speed(subject, byHand, backend).stream())
              .toList();
      if (!checked.isEmpty()) {
        costs.append(
            " %s takes %s".formatted(backend.title(), mean("the time for the kernels", checked)));
        List<Ratio> unchecked = unchecked(byHand, backend);
        costs.append(
            unchecked.isEmpty() ? "." : ", and " + mean("without checks", unchecked) + ".");
      }
    }
    return costs.toString();
  }

  /** By hand nothing is checked, so this is like with like. */
  private List<Ratio> unchecked(ContenderDescription byHand, ContenderDescription backend) {
    return run.subjects(GeneratedSection.TOPIC).stream()
        .filter(subject -> subject.parameter(GeneratedSection.CODE).equals("UNCHECKED"))
        .flatMap(
            subject ->
                speed(
                    Subject.of("Kernels.time", subject.without(GeneratedSection.CODE).parameters()),
                    byHand,
                    subject,
                    backend)
                    .stream())
        .toList();
  }

  private static String mean(String what, List<Ratio> speeds) {
    double logarithms = speeds.stream().mapToDouble(speed -> Math.log(speed.value())).sum();
    return "%s %s (geometric mean of %d)"
        .formatted(Numbers.times(Math.exp(-logarithms / speeds.size())), what, speeds.size());
  }

  private boolean appears(List<RatioChart.Row> rows, ContenderDescription contender) {
    Series series = palette.of(contender.id());
    return rows.stream().flatMap(r -> r.marks().stream()).anyMatch(m -> m.series().equals(series));
  }

  /** The reference's time over the other's: larger is faster. */
  private Optional<Ratio> speed(
      Subject subject, ContenderDescription reference, ContenderDescription other) {
    return speed(subject, reference, subject, other);
  }

  private Optional<Ratio> speed(
      Subject subject,
      ContenderDescription reference,
      Subject otherSubject,
      ContenderDescription other) {
    return run.find(subject, reference.id())
        .flatMap(
            r -> run.find(otherSubject, other.id()).map(o -> Ratio.of(r.seconds(), o.seconds())));
  }
}
