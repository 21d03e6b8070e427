package dev.heddle.bench.run;

import java.util.Optional;

/** What went wrong in a benchmark, out of the wrappings that JMH puts around it. */
final class Causes {
  private Causes() {}

  /** {@return the innermost cause, in one line} */
  static String line(Throwable failure) {
    Throwable cause = innermost(failure);
    String message = Optional.ofNullable(cause.getMessage()).orElse("");
    String line = message.strip().replaceAll("\\s*\\R\\s*", "; ");
    String type = cause.getClass().getSimpleName();
    return line.isEmpty() ? type : type + ": " + line;
  }

  /** JMH keeps what a JVM threw as suppressed. */
  private static Throwable innermost(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; depth < 20; depth++) {
      Throwable cause = at.getCause();
      if (cause != null) {
        at = cause;
      } else if (at.getSuppressed().length > 0) {
        at = at.getSuppressed()[0];
      } else {
        return at;
      }
    }
    return at;
  }
}
