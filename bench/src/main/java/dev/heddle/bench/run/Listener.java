package dev.heddle.bench.run;

import java.nio.file.Path;
import java.time.Duration;

/** Who watches a run. */
public interface Listener {
  /**
   * A case begins.
   *
   * @param which it is
   * @param number its number, from 1
   * @param of how many there are
   * @param left about how long the rest of the run takes, this case included
   */
  void begins(Case which, int number, int of, Duration left);

  /**
   * A case has ended.
   *
   * @param which it was
   * @param outcome its time, or why it has none, in one line
   */
  void ended(Case which, String outcome);

  /**
   * The process was told to end.
   *
   * @param page the report of what was measured until then
   */
  void stopped(Path page);
}
