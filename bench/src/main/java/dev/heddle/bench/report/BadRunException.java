package dev.heddle.bench.report;

import java.io.IOException;

/** A folder does not hold what a run writes; the message says what is wrong with which file. */
public final class BadRunException extends IOException {
  private static final long serialVersionUID = 1L;

  BadRunException(String message) {
    super(message);
  }

  BadRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
