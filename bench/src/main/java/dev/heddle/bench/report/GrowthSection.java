package dev.heddle.bench.report;

import dev.heddle.bench.report.ContenderDescription.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the rate of work grows with its amount, and from where on a device pays. */
final class GrowthSection {
  /** A reference that a person thinks of as "the CPU": plain Java on all its cores. */
  private static final String CPU = "java-parallel";

  private final Run run;
  private final Palette palette;

  GrowthSection(Run run, Palette palette) {
    this.run = run;
    this.palette = palette;
  }

  String html() {
    Map<Subject, List<Subject>> bySize = new LinkedHashMap<>();
    for (String topic : List.of("Kernels", "Stream")) {
      run.subjects(topic)
          .forEach(
              s ->
                  bySize.computeIfAbsent(s.without(Subject.SIZE), key -> new ArrayList<>()).add(s));
    }
    bySize.values().removeIf(sizes -> sizes.size() < 2);
    if (bySize.isEmpty()) {
      return "<section id=\"growth\"><h2>Growth with the work</h2><p>This run measured one size of"
          + " each benchmark; a run without <code>--quick</code> measures several.</p></section>\n";
    }
    StringBuilder charts = new StringBuilder();
    List<ContenderDescription> devices =
        run.contenders().stream().filter(this::isOtherDevice).toList();
    Table table =
        new Table(
            "From which size on a device is faster than plain Java on all cores",
            Stream.concat(Stream.of("benchmark"), devices.stream().map(ContenderDescription::title))
                .toList());
    bySize.forEach((kernel, sizes) -> charts.append(chart(kernel, sizes, devices, table)));
    return """
    <section id="growth"><h2>Growth with the work</h2>
    <p>Higher is better. An upright line marks where a backend’s device, other than the CPU,
    overtakes plain Java on all cores; its data are on the device before and stay there.</p>
    %s<div class="multiples">
    %s</div>
    %s</section>
    """
        .formatted(palette.legend(run.contenders()), charts, table.isEmpty() ? "" : table.html());
  }

  private String chart(
      Subject kernel, List<Subject> sizes, List<ContenderDescription> devices, Table crossovers) {
    Rate rate = Rate.of(run, sizes);
    List<CurveChart.Curve> curves = new ArrayList<>();
    List<CurveChart.Crossing> crossings = new ArrayList<>();
    for (ContenderDescription contender : run.contenders()) {
      List<CurveChart.Point> points =
          sizes.stream().flatMap(s -> point(s, contender, rate).stream()).toList();
      if (!points.isEmpty()) {
        curves.add(new CurveChart.Curve(palette.of(contender.id()), points));
      }
    }
    List<String> cells = new ArrayList<>(List.of(kernel.title()));
    for (ContenderDescription device : devices) {
      Optional<Crossover> crossover = Crossover.of(sizes, run, device.id(), CPU);
      cells.add(crossover.map(c -> describe(c, sizes)).orElse("at no measured size"));
      if (crossover.isPresent() && device.kind() == Kind.HEDDLE) {
        double at = crossover.get().estimate();
        crossings.add(new CurveChart.Crossing(at, palette.of(device.id())));
      }
    }
    if (!devices.isEmpty()) {
      crossovers.row(cells);
    }
    String drawing =
        new CurveChart(rate.unit(), Numbers::tick, "size", Numbers::shortCount)
            .draw(kernel.title(), curves, crossings);
    return "<figure><figcaption>%s</figcaption>%s</figure>\n"
        .formatted(Svg.escape(kernel.title()), drawing);
  }

  private static String describe(Crossover crossover, List<Subject> sizes) {
    if (crossover.measured() == sizes.getFirst().size()) {
      return "from the smallest on";
    }
    String from = "from " + Numbers.count(crossover.measured());
    return crossover.estimate() == crossover.measured()
        ? from
        : from + ", curves cross near " + Numbers.digits(crossover.estimate());
  }

  /** Whether "overtakes the CPU" can be said of it. */
  private boolean isOtherDevice(ContenderDescription contender) {
    return contender.kind() != Kind.PLAIN_JAVA
        && run.contenders().stream()
            .noneMatch(
                c -> c.kind() == Kind.PLAIN_JAVA && c.hardware().equals(contender.hardware()));
  }

  private Optional<CurveChart.Point> point(Subject subject, ContenderDescription who, Rate rate) {
    return run.find(subject, who.id())
        .map(
            m -> {
              Estimate time = m.seconds();
              double amount = rate.amount(run, subject);
              double margin = time.margin();
              boolean whole = margin < time.mean();
              String tooltip =
                  "%s, size %s: %s"
                      .formatted(who.title(), Numbers.count(subject.size()), Numbers.seconds(time));
              return new CurveChart.Point(
                  subject.size(),
                  amount / time.mean(),
                  amount / (time.mean() + margin),
                  whole ? amount / (time.mean() - margin) : Double.NaN,
                  tooltip);
            });
  }

  /** What is counted: arithmetic where a kernel is about that, else memory, else elements. */
  private enum Rate {
    FLOPS("GFLOP/s"),
    BYTES("GB/s"),
    ELEMENTS("billion elements/s");

    private final String unit;

    Rate(String unit) {
      this.unit = unit;
    }

    String unit() {
      return unit;
    }

    static Rate of(Run run, List<Subject> sizes) {
      List<RunDescription.Work> work = sizes.stream().flatMap(s -> run.work(s).stream()).toList();
      if (work.size() < sizes.size()) {
        return ELEMENTS;
      }
      boolean streams = sizes.getFirst().topic().equals("Stream");
      return !streams && work.stream().allMatch(w -> w.flops() > 0) ? FLOPS : BYTES;
    }

    double amount(Run run, Subject subject) {
      return switch (this) {
            case FLOPS -> run.work(subject).orElseThrow().flops();
            case BYTES -> run.work(subject).orElseThrow().bytes();
            case ELEMENTS -> subject.size();
          }
          / 1e9;
    }
  }
}
