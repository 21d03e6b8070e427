package dev.heddle.backend.jocl;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiler's log, beside the lines of the source that it speaks of. */
final class BuildLog {
  /**
   * {@code file:line:column:}, as Clang and all that are made of it print it, or {@code (line)}.
   */
  private static final Pattern PLACE =
      Pattern.compile("(?m)^[^\\n]*?(?::(\\d+):\\d+:|[:(](\\d+)\\)?\\s*:\\s*(?:error|warning))");

  private static final int MOST_LINES = 20;

  private BuildLog() {}

  static String quote(String log, String source) {
    List<String> lines = source.lines().toList();
    TreeSet<Integer> named = new TreeSet<>();
    Matcher place = PLACE.matcher(log);
    while (place.find() && named.size() < MOST_LINES) {
      String digits = place.group(1) == null ? place.group(2) : place.group(1);
      if (digits.length() < 9) {
        int line = Integer.parseInt(digits);
        if (line >= 1 && line <= lines.size()) {
          named.add(line);
        }
      }
    }
    StringBuilder text = new StringBuilder(log.isEmpty() ? "the build log is empty" : log);
    for (int line : named) {
      text.append("%n%6d | %s".formatted(line, lines.get(line - 1)));
    }
    return text.toString();
  }
}
