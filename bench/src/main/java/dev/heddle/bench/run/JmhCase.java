package dev.heddle.bench.run;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** A case as JMH runs it. */
final class JmhCase {
  private JmhCase() {}

  /** {@return what is measured in JVMs that JMH starts for it} */
  static RunResult inOwnJvms(Case which, Settings settings, OutputFormat format)
      throws RunnerException {
    return run(
        options(which, settings)
            .forks(settings.forks())
            .jvmArgs(ChildJvm.arguments().toArray(String[]::new)),
        format);
  }

  /** {@return what is measured in this JVM} */
  static RunResult here(Case which, Settings settings, OutputFormat format) throws RunnerException {
    return run(options(which, settings).forks(0), format);
  }

  private static ChainedOptionsBuilder options(Case which, Settings settings) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + which.benchmark().replace(".", "\\.") + "$")
            .warmupIterations(settings.warmups())
            .warmupTime(TimeValue.milliseconds(settings.warmupTime().toMillis()))
            .measurementIterations(settings.iterations())
            .measurementTime(TimeValue.milliseconds(settings.time().toMillis()))
            .shouldFailOnError(true);
    which.parameters().forEach(options::param);
    return options;
  }

  private static RunResult run(ChainedOptionsBuilder options, OutputFormat format)
      throws RunnerException {
    Collection<RunResult> measured = new Runner(options.build(), format).run();
    if (measured.size() != 1) {
      throw new RunnerException("JMH measured %d cases, not one".formatted(measured.size()));
    }
    return measured.iterator().next();
  }
}
