package dev.heddle.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One roofline for each processor, of what the run itself measured. */
final class RooflineSection {
  private final Run run;
  private final Palette palette;

  RooflineSection(Run run, Palette palette) {
    this.run = run;
    this.palette = palette;
  }

  String html() {
    StringBuilder charts = new StringBuilder();
    run.contenders().stream()
        .collect(
            Collectors.groupingBy(
                ContenderDescription::hardware, LinkedHashMap::new, Collectors.toList()))
        .forEach((hardware, contenders) -> charts.append(chart(hardware, contenders)));
    if (charts.isEmpty()) {
      return "";
    }
    return """
    <section id="roofline"><h2>Roofline</h2>
    <p>No kernel can be faster than the roof: the slope is the best bandwidth of the
    <em>Stream</em> benchmarks in this run, the level the best rate of <em>Arithmetic</em>
    (fused multiply-adds of floats). Bytes are those that have to move at the least, so a kernel
    whose data stay in a cache can show above the slope. A kernel far under the roof leaves
    something to gain.</p>
    %s</section>
    """
        .formatted(charts);
  }

  private String chart(String hardware, List<ContenderDescription> contenders) {
    OptionalDouble bandwidth = best("Stream", contenders, RunDescription.Work::bytes);
    OptionalDouble peak = best("Arithmetic", contenders, RunDescription.Work::flops);
    if (bandwidth.isEmpty() || peak.isEmpty()) {
      return "";
    }
    Table table =
        new Table(
            hardware + ", roofline",
            List.of("kernel", "contender", "operations per byte", "reached", "of the roof"));
    List<RooflineChart.Stem> stems = new ArrayList<>();
    StringBuilder key = new StringBuilder("<ol class=\"key\">");
    for (Subject subject : largestByIntensity()) {
      RunDescription.Work work = run.work(subject).orElseThrow();
      double intensity = work.flops() / work.bytes();
      double roof = Math.min(peak.getAsDouble(), intensity * bandwidth.getAsDouble());
      List<RooflineChart.Point> points = new ArrayList<>();
      int number = stems.size() + 1;
      String name = subject.without(Subject.SIZE).title();
      for (ContenderDescription contender : contenders) {
        run.find(subject, contender.id())
            .ifPresent(
                m -> {
                  double rate = work.flops() / m.seconds().mean();
                  String reached = "%.0f%%".formatted(100 * rate / roof);
                  points.add(
                      new RooflineChart.Point(
                          palette.of(contender.id()),
                          rate,
                          "%s, %s: %s, %s of the roof"
                              .formatted(name, contender.title(), Numbers.flops(rate), reached)));
                  table.row(
                      List.of(
                          number + " " + subject.title(),
                          contender.title(),
                          Numbers.digits(intensity),
                          Numbers.flops(rate),
                          reached));
                });
      }
      if (!points.isEmpty()) {
        stems.add(new RooflineChart.Stem(number, intensity, points));
        key.append("<li>").append(Svg.escape(name)).append("</li>");
      }
    }
    if (stems.isEmpty()) {
      return "";
    }
    return "<h3>%s</h3>\n%s<figure>%s</figure>\n%s</ol>\n%s"
        .formatted(
            Svg.escape(hardware),
            palette.legend(contenders),
            new RooflineChart(bandwidth.getAsDouble(), peak.getAsDouble(), stems)
                .figure(hardware + ", roofline"),
            key,
            table.folded());
  }

  private OptionalDouble best(
      String topic,
      List<ContenderDescription> contenders,
      ToDoubleFunction<RunDescription.Work> amount) {
    return largest(topic).stream()
        .flatMap(
            subject ->
                run.work(subject).stream()
                    .flatMap(
                        work ->
                            contenders.stream()
                                .flatMap(c -> run.find(subject, c.id()).stream())
                                .map(m -> amount.applyAsDouble(work) / m.seconds().mean())))
        .mapToDouble(Double::doubleValue)
        .max();
  }

  private List<Subject> largestByIntensity() {
    return largest("Kernels").stream()
        .filter(s -> run.work(s).filter(w -> w.flops() > 0 && w.bytes() > 0).isPresent())
        .sorted(
            Comparator.comparingDouble(
                s -> run.work(s).map(w -> w.flops() / w.bytes()).orElse(0.0)))
        .toList();
  }

  private List<Subject> largest(String topic) {
    Map<Subject, Subject> largest = new LinkedHashMap<>();
    run.subjects(topic)
        .forEach(
            s -> largest.merge(s.without(Subject.SIZE), s, (a, b) -> a.size() > b.size() ? a : b));
    return List.copyOf(largest.values());
  }
}
