package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Location;

/** The lines of a function's body. */
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private int depth = 1;
  private Location last = new Location("", 0);

  void indent() {
    depth++;
  }

  void outdent() {
    depth--;
  }

  void add(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  /** A line, and where it comes from if the line before came from elsewhere. */
  void add(String line, Location location) {
    if (location.line() == 0 || location.equals(last)) {
      add(line);
    } else {
      add(line + " // " + location);
      last = location;
    }
  }

  String text() {
    return text.toString();
  }
}
