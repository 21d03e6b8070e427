package dev.heddle.bench.report;

import java.io.IOException;
import java.nio.file.Path;

/** Two runs side by side, for a terminal. */
public final class ComparisonText {
  private ComparisonText() {}

  /**
   * {@return what the second run is slower and faster at than the first, where the errors allow a
   * verdict}
   *
   * @param before the folder of the first run
   * @param after the folder of the second
   * @throws BadRunException if one of them holds no run
   * @throws IOException if one cannot be read
   */
  public static String of(Path before, Path after) throws IOException {
    return Comparison.of(Run.read(before), Run.read(after)).text();
  }
}
