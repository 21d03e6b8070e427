package dev.heddle.bench.report;

import java.util.Locale;

/**
 * How one line of figures looks in every chart: colour and shape both, so that neither is needed to
 * tell two apart.
 *
 * @param number its colour and shape, counted from 0; they repeat after {@link #COLOURS}
 * @param filled whether marks are filled (Heddle) or hollow (what it is compared with)
 * @param title its name in the legend
 */
record Series(int number, boolean filled, String title) {
  static final int COLOURS = 8;

  /** Corners of each mark in turn, as x and y around its middle; none for the circle. */
  private static final double[][] OUTLINES = {
    {},
    {-3.7, -3.7, 3.7, -3.7, 3.7, 3.7, -3.7, 3.7},
    {0, -5, 4.7, 3.6, -4.7, 3.6},
    {0, -5.3, 5.3, 0, 0, 5.3, -5.3, 0},
    {0, 5, 4.7, -3.6, -4.7, -3.6},
    {-1.5, -4.8, 1.5, -4.8, 1.5, 4.8, -1.5, 4.8},
    {-5, -2, 5, -2, 5, 2, -5, 2},
    {0, -5, 4.8, -1.5, 3, 4.1, -3, 4.1, -4.8, -1.5}
  };

  /** {@return the outline of its mark around a point, as path data} */
  String mark(double x, double y) {
    double[] corners = OUTLINES[number % OUTLINES.length];
    if (corners.length == 0) {
      return "M%s %sa4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0 -8.4 0z".formatted(px(x - 4.2), px(y));
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      path.append(i == 0 ? 'M' : 'L').append(px(x + corners[i]));
      path.append(' ').append(px(y + corners[i + 1]));
    }
    return path.append('z').toString();
  }

  private static String px(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** {@return the classes of its marks and lines} */
  String style() {
    return "s" + number % COLOURS + (filled ? "" : " hollow");
  }

  /** {@return a line of a legend} */
  String legend() {
    String mark = new Svg(18, 12).mark(this, 9, 6, "").ornament();
    return "<li>%s%s</li>".formatted(mark, Svg.escape(title));
  }
}
