package dev.heddle.bench.report;

import java.util.Locale;

/** An SVG drawing in the making; colours and fonts come from the page's style sheet by class. */
final class Svg {
  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;

  Svg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Text as HTML and SVG take it, in elements and in attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A tenth of a pixel is enough, and keeps the page small. */
  private static String px(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    body.append(
        "<path class=\"%s\" d=\"M%s %sL%s %s\"/>".formatted(style, px(x1), px(y1), px(x2), px(y2)));
    return this;
  }

  Svg polyline(String style, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(px(xs[i])).append(' ').append(px(ys[i]));
    }
    body.append("<path class=\"%s\" d=\"%s\"/>".formatted(style, path));
    return this;
  }

  Svg rectangle(String style, double x, double y, double w, double h) {
    body.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
            .formatted(style, px(x), px(y), px(w), px(h)));
    return this;
  }

  /** Text whose baseline starts, is centred or ends at a point: {@code s}, {@code m}, {@code e}. */
  Svg text(String style, char anchor, double x, double y, String text) {
    body.append(
        "<text class=\"%s %s\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(style, anchor, px(x), px(y), escape(text)));
    return this;
  }

  /** A mark of a series, with a text that browsers show when it is pointed at. */
  Svg mark(Series series, double x, double y, String tooltip) {
    String title = tooltip.isEmpty() ? "" : "<title>" + escape(tooltip) + "</title>";
    body.append(
        "<path class=\"mark %s\" d=\"%s\">%s</path>"
            .formatted(series.style(), series.mark(x, y), title));
    return this;
  }

  /** {@return the drawing as an image that has a name, and a longer text for who cannot see it} */
  String image(String style, String name, String description) {
    return "<svg class=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">%s</svg>\n"
        .formatted(style, width, height, width, height, escape(name + ". " + description), body);
  }

  /** {@return the drawing as an ornament of the text beside it} */
  String ornament() {
    return "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-hidden=\"true\">%s</svg>"
        .formatted(width, height, width, height, body);
  }
}
