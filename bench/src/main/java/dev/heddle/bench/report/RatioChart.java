package dev.heddle.bench.report;

import java.util.Comparator;
import java.util.List;

/**
 * Ratios with their intervals, a row for each subject and a mark for each series; right of the line
 * at 1 is faster.
 */
final class RatioChart {
  /** One series in one row. */
  record Mark(Series series, Ratio ratio) {}

  /** One subject. */
  record Row(String label, List<Mark> marks) {}

  private static final int LANE = 11;
  private static final int LINE = 17;
  private static final int GAP = 8;
  private static final int TOP = 40;
  private static final int BOTTOM = 26;

  private final List<Row> rows;
  private final String unit;

  /**
   * @param rows what to show, in that order
   * @param unit what 1 stands for, to be read after "as fast as"
   */
  RatioChart(List<Row> rows, String unit) {
    this.rows = rows;
    this.unit = unit;
  }

  /** {@return the chart for wide and for narrow screens; the style sheet shows one of them} */
  String figure(String name) {
    String description =
        "%d rows; each mark says how many times as fast as %s it was, with its %.0f%% interval; the table below has the same figures"
            .formatted(rows.size(), unit, 100 * Estimate.CONFIDENCE);
    return draw(1100, 190).image("wide", name, description)
        + draw(350, 0).image("narrow", name, description);
  }

  private Svg draw(int width, int labels) {
    int height = TOP + BOTTOM + rows.stream().mapToInt(row -> rowHeight(row, labels)).sum();
    Svg svg = new Svg(width, height);
    LogScale scale = scale(labels + 14, width - 16);
    double bottom = height - BOTTOM;
    for (double tick : scale.ticks(labels == 0 ? 5 : 9)) {
      double x = scale.at(tick);
      if (tick != 1) {
        svg.line("grid", x, TOP - 8, x, bottom);
      }
      svg.text("tick", 'm', x, TOP - 13, Numbers.tick(tick) + "×");
      svg.text("tick", 'm', x, bottom + 15, Numbers.tick(tick) + "×");
    }
    double one = scale.at(1);
    svg.text("axis", 'e', one - 8, 12, "◂ slower");
    svg.text("axis", 's', one + 8, 12, "faster ▸");
    double y = TOP;
    for (int i = 0; i < rows.size(); i++) {
      int rowHeight = rowHeight(rows.get(i), labels);
      if (i % 2 == 0) {
        svg.rectangle("band", 0, y, width, rowHeight);
      }
      drawRow(svg, rows.get(i), scale, y, labels);
      y += rowHeight;
    }
    svg.line("one", one, TOP - 8, one, bottom);
    return svg;
  }

  private static int rowHeight(Row row, int labels) {
    return GAP + (labels == 0 ? LINE : 0) + Math.max(LINE, LANE * row.marks().size());
  }

  private void drawRow(Svg svg, Row row, LogScale scale, double top, int labels) {
    double y = top + GAP / 2.0;
    if (labels == 0) {
      svg.text("label", 's', 6, y + 12, row.label());
      y += LINE;
    } else {
      svg.text("label", 'e', labels, top + rowHeight(row, labels) / 2.0 + 4, row.label());
    }
    double lanes = (double) LANE * row.marks().size();
    y += Math.max(0, (LINE - lanes) / 2) + LANE / 2.0;
    List<Mark> ordered =
        row.marks().stream().sorted(Comparator.comparingInt(m -> m.series().number())).toList();
    for (Mark mark : ordered) {
      Ratio ratio = mark.ratio();
      if (Double.isFinite(ratio.low()) && Double.isFinite(ratio.high())) {
        svg.line(
            "whisker " + mark.series().style(),
            scale.at(ratio.low()),
            y,
            scale.at(ratio.high()),
            y);
      }
      String tooltip =
          "%s, %s: %s as fast as %s"
              .formatted(row.label(), mark.series().title(), Numbers.times(ratio), unit);
      svg.mark(mark.series(), scale.at(ratio.value()), y, tooltip);
      y += LANE;
    }
  }

  /** All values, and 1; intervals only as far as they do not squeeze everything else. */
  private LogScale scale(double start, double end) {
    double least = 0.8;
    double most = 1.25;
    for (Row row : rows) {
      for (Mark mark : row.marks()) {
        double value = mark.ratio().value();
        double low = mark.ratio().low();
        double high = mark.ratio().high();
        least = Math.min(least, Double.isFinite(low) ? Math.max(low, value / 4) : value);
        most = Math.max(most, Double.isFinite(high) ? Math.min(high, value * 4) : value);
      }
    }
    return LogScale.around(least, most, start, end);
  }
}
