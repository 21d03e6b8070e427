package dev.heddle.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The program that a {@link SharedJvm} starts: measures one case after another that it is told of,
 * until there are no more.
 */
public final class CaseLoop {
  private CaseLoop() {}

  /**
   * Reads cases, and answers each with what came of it.
   *
   * @param arguments the settings
   * @throws IOException if the other side is gone
   */
  public static void main(String[] arguments) throws IOException {
    Settings settings = Settings.parse(List.of(arguments));
    PrintStream answers = System.out;
    System.setOut(System.err); // what benchmarks print is no answer
    OutputFormat format = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
    BufferedReader cases =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = cases.readLine(); line != null; line = cases.readLine()) {
      System.gc(); // of the case before
      answers.println();
      answers.println(measure(Case.parse(line), settings, format).line());
      answers.flush();
    }
  }

  private static Answer measure(Case which, Settings settings, OutputFormat format) {
    try {
      return new Answer.Measured(JmhCase.here(which, settings, format));
    } catch (RunnerException e) {
      return new Answer.Failed(Causes.line(e));
    }
  }
}
