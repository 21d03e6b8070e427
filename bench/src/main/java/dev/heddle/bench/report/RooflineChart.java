package dev.heddle.bench.report;

import java.util.List;

/**
 * The roofline of a processor (Williams, Waterman and Patterson, 2009): the rate of arithmetic over
 * the operations done per byte moved, under what the memory and the arithmetic units gave in the
 * same run.
 */
final class RooflineChart {
  /** What a contender reached with a kernel. */
  record Point(Series series, double flopsPerSecond, String tooltip) {}

  /** A kernel: all its points share one intensity. */
  record Stem(int number, double intensity, List<Point> points) {}

  private static final int LEFT = 58;
  private static final int RIGHT = 14;
  private static final int TOP = 62;
  private static final int BOTTOM = 40;
  private static final int BADGE = 18;

  private final double bandwidth;
  private final double peak;
  private final List<Stem> stems;

  /**
   * @param bandwidth bytes a second
   * @param peak floating-point operations a second
   * @param stems the kernels, by intensity
   */
  RooflineChart(double bandwidth, double peak, List<Stem> stems) {
    this.bandwidth = bandwidth;
    this.peak = peak;
    this.stems = stems;
  }

  String figure(String name) {
    String description =
        "roof at %s and %s, %d kernels under it; the table below has the same figures"
            .formatted(Numbers.bandwidth(bandwidth), Numbers.flops(peak), stems.size());
    return draw(1100, 470).image("wide", name, description)
        + draw(350, 320).image("narrow", name, description);
  }

  private Svg draw(int width, int height) {
    double ridge = peak / bandwidth;
    double leastX = ridge;
    double mostX = ridge;
    double leastY = peak;
    double mostY = peak;
    for (Stem stem : stems) {
      leastX = Math.min(leastX, stem.intensity());
      mostX = Math.max(mostX, stem.intensity());
      for (Point point : stem.points()) {
        leastY = Math.min(leastY, point.flopsPerSecond());
        mostY = Math.max(mostY, point.flopsPerSecond());
      }
    }
    LogScale x = LogScale.around(leastX / 1.5, mostX * 1.5, LEFT, width - RIGHT);
    LogScale y = LogScale.around(leastY, mostY * 1.3, height - BOTTOM, TOP);
    Svg svg = new Svg(width, height);
    for (double tick : y.ticks(6)) {
      svg.line("grid", LEFT, y.at(tick), width - RIGHT, y.at(tick));
      svg.text("tick", 'e', LEFT - 6, y.at(tick) + 4, Numbers.tick(tick / 1e9));
    }
    for (double tick : x.ticks(width < 500 ? 5 : 9)) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), height - BOTTOM);
      svg.text("tick", 'm', x.at(tick), height - BOTTOM + 15, Numbers.tick(tick));
    }
    svg.text("axis", 's', 4, 14, "GFLOP/s");
    svg.text("axis", 'e', width - RIGHT, height - 6, "operations per byte");
    drawRoof(svg, x, y, width);
    drawStems(svg, x, y, height);
    return svg;
  }

  /** Up the slope of the bandwidth as far as it is in the picture, then level at the peak. */
  private void drawRoof(Svg svg, LogScale x, LogScale y, int width) {
    double from = Math.max(x.from(), y.from() / bandwidth);
    double ridge = Math.clamp(peak / bandwidth, from, x.to());
    svg.polyline(
        "roof",
        new double[] {x.at(from), x.at(ridge), x.at(x.to())},
        new double[] {y.at(from * bandwidth), y.at(Math.min(peak, ridge * bandwidth)), y.at(peak)});
    svg.text("roofText", 'e', width - RIGHT, y.at(peak) - 6, Numbers.flops(peak));
    double middle = Math.sqrt(from * ridge);
    svg.text(
        "roofText",
        'e',
        x.at(middle) - 8,
        y.at(middle * bandwidth) - 4,
        Numbers.bandwidth(bandwidth));
  }

  private void drawStems(Svg svg, LogScale x, LogScale y, int height) {
    double[] occupied = {-100, -100};
    for (Stem stem : stems) {
      double at = x.at(stem.intensity());
      int lane = at - occupied[0] >= BADGE || occupied[0] <= occupied[1] ? 0 : 1;
      occupied[lane] = at;
      double badge = 32 + lane * BADGE;
      svg.line("stem", at, badge + 4, at, height - BOTTOM);
      svg.text("badge", 'm', at, badge, String.valueOf(stem.number()));
      for (Point point : stem.points()) {
        svg.mark(point.series(), at, y.at(point.flopsPerSecond()), point.tooltip());
      }
    }
  }
}
