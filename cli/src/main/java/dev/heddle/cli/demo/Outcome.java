package dev.heddle.cli.demo;

import dev.heddle.HeddleException;

/** What became of a stage. */
sealed interface Outcome {
  /**
   * It ran.
   *
   * @param nanos how long its best run took
   * @param result what it computed
   */
  record Done(long nanos, Result result) implements Outcome {}

  /**
   * The device cannot run it.
   *
   * @param reason what the device lacks
   */
  record Skipped(String reason) implements Outcome {}

  /**
   * It failed, or a stage before it did.
   *
   * @param cause why
   */
  record Failed(RuntimeException cause) implements Outcome {
    String message() {
      return cause instanceof HeddleException
          ? String.valueOf(cause.getMessage())
          : cause.toString();
    }
  }
}
