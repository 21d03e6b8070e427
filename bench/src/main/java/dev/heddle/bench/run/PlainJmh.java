package dev.heddle.bench.run;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** JMH by its own command line, for profilers and all else that {@link BenchRun} does not do. */
public final class PlainJmh {
  private PlainJmh() {}

  /**
   * Runs JMH, or shows what it is asked to show.
   *
   * @param arguments JMH's
   * @throws IllegalArgumentException if JMH does not understand them
   * @throws IllegalStateException if a benchmark failed
   */
  public static void run(List<String> arguments) {
    try {
      CommandLineOptions given = new CommandLineOptions(arguments.toArray(String[]::new));
      ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
      if (!given.getJvmArgs().hasValue()) {
        options.jvmArgs(ChildJvm.arguments().toArray(String[]::new));
      }
      Runner runner = new Runner(options.build());
      if (given.shouldHelp()) {
        given.showHelp();
      } else if (given.shouldList()) {
        runner.list();
      } else if (given.shouldListWithParams()) {
        runner.listWithParams(given);
      } else if (given.shouldListProfilers()) {
        given.listProfilers();
      } else {
        runner.run();
      }
    } catch (CommandLineOptionException | IOException e) {
      throw new IllegalArgumentException("JMH: " + e.getMessage(), e);
    } catch (RunnerException e) {
      throw new IllegalStateException(Causes.line(e), e);
    }
  }
}
