package dev.heddle.cli;

import dev.heddle.bench.run.Case;
import dev.heddle.bench.run.Listener;
import dev.heddle.cli.demo.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;

/** How far a run of benchmarks is: a bar on a terminal, elsewhere a line for each case. */
final class BenchProgress implements Listener, AutoCloseable {
  private final PrintWriter out;
  private final CommandLine command;
  private final Progress bar;
  private String place = "";

  BenchProgress(CommandLine command, int cases) {
    this.command = command;
    out = command.getOut();
    bar = ProgressBars.start("bench", cases);
  }

  /** {@return a time as one says it} */
  static String words(Duration time) {
    long minutes = Math.round(time.toSeconds() / 60.0);
    if (minutes < 1) {
      return "less than a minute";
    }
    return minutes < 90
        ? "about %d min".formatted(minutes)
        : "about %d h %02d min".formatted(minutes / 60, minutes % 60);
  }

  @Override
  public void begins(Case which, int number, int of, Duration left) {
    place = "[%d/%d, %s left]".formatted(number, of, words(left));
    bar.note(which.topic());
  }

  @Override
  public void ended(Case which, String outcome) {
    if (bar == Progress.NONE) {
      out.printf("%s %s: %s%n", place, which.title(), outcome);
      out.flush();
    }
    bar.advance(1);
  }

  @Override
  public void stopped(Path page) {
    bar.close();
    ErrorLines.print(command, "stopped; the report of what was measured: " + page);
  }

  @Override
  public void close() {
    bar.close();
  }
}
