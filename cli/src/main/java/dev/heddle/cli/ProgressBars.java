package dev.heddle.cli;

import dev.heddle.cli.demo.Progress;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on the error stream, where that is a terminal; a log has no use for them. */
final class ProgressBars {
  private static final int WIDTH = 79;
  private static final int UPDATE_MILLIS = 100;

  private ProgressBars() {}

  static Progress start(String task, int steps) {
    return errIsTerminal() ? bar(task, steps) : Progress.NONE;
  }

  private static Progress bar(String task, int steps) {
    boolean unicode = System.err.charset().equals(StandardCharsets.UTF_8);
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(unicode ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            // With a width of its own it asks no native library for the terminal's.
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build();
    return new Progress() {
      @Override
      public void advance(int more) {
        bar.stepBy(more);
      }

      @Override
      public void note(String what) {
        bar.setExtraMessage(what);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  /** Java knows this of its input and output alone; Linux tells what the error stream is. */
  private static boolean errIsTerminal() {
    try {
      Path err = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
      return err.startsWith("/dev/pts") || err.toString().startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
  }
}
