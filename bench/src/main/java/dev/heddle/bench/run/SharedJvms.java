package dev.heddle.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** One {@link SharedJvm} at a time: the next one where another benchmark or contender begins. */
final class SharedJvms implements AutoCloseable {
  private final Settings settings;
  private final Path log;
  private Optional<Started> current = Optional.empty();

  /** A JVM, and what it is for. */
  private record Started(Case.Group group, SharedJvm jvm) {}

  SharedJvms(Settings settings, Path log) {
    this.settings = settings;
    this.log = log;
  }

  /** {@return what is measured, in the JVM of the case before if it is of the same group} */
  RunResult measure(Case which) throws RunnerException {
    SharedJvm jvm = jvm(which.group());
    try {
      return jvm.measure(which);
    } catch (RunnerException e) {
      close();
      throw e;
    }
  }

  private SharedJvm jvm(Case.Group group) throws RunnerException {
    if (current.isPresent() && current.get().group().equals(group)) {
      return current.get().jvm();
    }
    close();
    try {
      SharedJvm jvm = new SharedJvm(settings, log);
      current = Optional.of(new Started(group, jvm));
      return jvm;
    } catch (IOException e) {
      throw new RunnerException("no JVM can be started: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    current.ifPresent(started -> started.jvm().close());
    current = Optional.empty();
  }
}
