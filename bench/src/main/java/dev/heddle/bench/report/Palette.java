package dev.heddle.bench.report;

import dev.heddle.bench.report.ContenderDescription.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Who looks how: one {@link Series} a contender, the same in all charts of a page. */
final class Palette {
  private final Map<String, Series> series = new LinkedHashMap<>();

  Palette(List<ContenderDescription> contenders) {
    for (ContenderDescription contender : contenders) {
      boolean filled = contender.kind() == Kind.HEDDLE;
      series.put(contender.id(), new Series(series.size(), filled, contender.title()));
    }
  }

  Series of(String contender) {
    return Objects.requireNonNull(series.get(contender), contender);
  }

  /** {@return a legend of these contenders} */
  String legend(List<ContenderDescription> contenders) {
    return contenders.stream()
        .map(contender -> of(contender.id()).legend())
        .collect(Collectors.joining("", "<ul class=\"legend\">", "</ul>\n"));
  }

  /** {@return a legend of series that are no contenders} */
  static String legendOf(List<Series> series) {
    return series.stream()
        .map(Series::legend)
        .collect(Collectors.joining("", "<ul class=\"legend\">", "</ul>\n"));
  }
}
