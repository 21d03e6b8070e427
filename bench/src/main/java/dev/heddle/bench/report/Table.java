package dev.heddle.bench.report;

import java.util.ArrayList;
import java.util.List;

/** An HTML table whose first column names the row. */
final class Table {
  private final String caption;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String caption, List<String> columns) {
    this.caption = caption;
    this.columns = List.copyOf(columns);
  }

  /** Adds a row, a cell for each column; the texts are escaped here. */
  Table row(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.size(), columns.size()));
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** {@return the table; it scrolls by itself where it is too wide} */
  String html() {
    String name = Svg.escape(caption);
    StringBuilder html = new StringBuilder();
    html.append(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table>\n"
            .formatted(name));
    html.append("<caption>").append(name).append("</caption><thead><tr>");
    columns.forEach(c -> html.append("<th scope=\"col\">").append(Svg.escape(c)).append("</th>"));
    html.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr><th scope=\"row\">").append(Svg.escape(row.getFirst())).append("</th>");
      row.subList(1, row.size())
          .forEach(cell -> html.append("<td>").append(Svg.escape(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  /** {@return the table behind a line that opens it} */
  String folded() {
    return "<details><summary>%s: the figures</summary>\n%s</details>\n"
        .formatted(Svg.escape(caption), html());
  }
}
