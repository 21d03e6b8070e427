package dev.heddle.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.CompilerHints;
import org.openjdk.jmh.runner.RunnerException;

/**
 * A JVM that measures several cases, one after another: where cases are short, starting one for
 * each would take most of the time. What runs before a case may then have an effect on it, so the
 * cases are those of one benchmark on one contender, and a JVM is not used again after it has
 * failed.
 */
final class SharedJvm implements AutoCloseable {
  private static final long SECONDS_TO_END = 10;

  private final Process process;
  private final Writer cases;
  private final BufferedReader answers;

  /**
   * Starts one.
   *
   * @param settings how long each case is measured
   * @param log what is appended to by all that it prints
   */
  SharedJvm(Settings settings, Path log) throws IOException {
    List<String> hints = new ArrayList<>();
    CompilerHints.addCompilerHints(hints); // as JMH has them in the JVMs that it starts itself
    List<String> command = ChildJvm.command(CaseLoop.class, hints);
    command.addAll(settings.arguments());
    process = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start();
    cases = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** {@return what is measured} */
  RunResult measure(Case which) throws RunnerException {
    try {
      cases.write(which.line() + "\n");
      cases.flush();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        Optional<Answer> answer = Answer.parse(line);
        if (answer.isPresent()) {
          return switch (answer.get()) {
            case Answer.Measured(RunResult result) -> result;
            case Answer.Failed(String why) -> throw new RunnerException(why);
          };
        }
      }
      throw new RunnerException("the JVM ended with " + process.waitFor());
    } catch (IOException e) {
      throw new RunnerException("the JVM is gone: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunnerException(e);
    }
  }

  /** Ends it: there are no more cases. */
  @Override
  public void close() {
    try {
      cases.close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
