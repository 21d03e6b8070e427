package dev.heddle.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Curves over a size on two logarithmic axes, small enough that several fit beside each other and
 * one fits a telephone.
 */
final class CurveChart {
  /** A point; low and high are NaN where no error is known. */
  record Point(double x, double y, double low, double high, String tooltip) {}

  /** One series' points, by x. */
  record Curve(Series series, List<Point> points) {}

  /** Where a series overtakes, to be pointed out. */
  record Crossing(double x, Series series) {}

  private static final int WIDTH = 350;
  private static final int HEIGHT = 236;
  private static final int LEFT = 52;
  private static final int RIGHT = 12;
  private static final int TOP = 26;
  private static final int BOTTOM = 40;

  private final String yTitle;
  private final String xTitle;
  private final DoubleFunction<String> xLabel;
  private final DoubleFunction<String> yLabel;

  CurveChart(
      String yTitle, DoubleFunction<String> yLabel, String xTitle, DoubleFunction<String> xLabel) {
    this.yTitle = yTitle;
    this.yLabel = yLabel;
    this.xTitle = xTitle;
    this.xLabel = xLabel;
  }

  String draw(String name, List<Curve> curves, List<Crossing> crossings) {
    double[] xs = curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Point::x).toArray();
    double[] ys = curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Point::y).toArray();
    LogScale x = LogScale.around(min(xs), max(xs), LEFT, WIDTH - RIGHT);
    LogScale y = LogScale.around(min(ys), max(ys), HEIGHT - BOTTOM, TOP);
    Svg svg = new Svg(WIDTH, HEIGHT);
    for (double tick : y.ticks(5)) {
      svg.line("grid", LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick));
      svg.text("tick", 'e', LEFT - 6, y.at(tick) + 4, yLabel.apply(tick));
    }
    for (double tick : x.binaryTicks(5)) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM);
      svg.text("tick", 'm', x.at(tick), HEIGHT - BOTTOM + 15, xLabel.apply(tick));
    }
    svg.text("axis", 's', 4, 14, yTitle);
    svg.text("axis", 'e', WIDTH - RIGHT, HEIGHT - 6, xTitle);
    for (Crossing crossing : crossings) {
      double at = x.at(crossing.x());
      svg.line("crossing " + crossing.series().style(), at, TOP, at, HEIGHT - BOTTOM);
    }
    curves.forEach(curve -> draw(svg, curve, x, y));
    String described =
        "%s over %s for %s"
            .formatted(
                yTitle,
                xTitle,
                String.join(", ", curves.stream().map(c -> c.series().title()).toList()));
    return svg.image("small", name, described);
  }

  private static void draw(Svg svg, Curve curve, LogScale x, LogScale y) {
    List<Point> points = curve.points();
    svg.polyline(
        "curve " + curve.series().style(),
        points.stream().mapToDouble(p -> x.at(p.x())).toArray(),
        points.stream().mapToDouble(p -> y.at(p.y())).toArray());
    for (Point p : points) {
      if (Double.isFinite(p.low()) && Double.isFinite(p.high())) {
        String style = "whisker " + curve.series().style();
        svg.line(style, x.at(p.x()), y.at(p.low()), x.at(p.x()), y.at(p.high()));
      }
      svg.mark(curve.series(), x.at(p.x()), y.at(p.y()), p.tooltip());
    }
  }

  private static double min(double[] values) {
    return orOne(Arrays.stream(values).filter(v -> v > 0).min());
  }

  private static double max(double[] values) {
    return orOne(Arrays.stream(values).filter(v -> v > 0).max());
  }

  private static double orOne(OptionalDouble value) {
    return value.orElse(1);
  }
}
