package dev.heddle.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the caller gave was understood, and cannot be used; the message says what can. */
final class InputException extends ParameterException {
  private static final long serialVersionUID = 1L;

  InputException(CommandLine command, Throwable cause) {
    this(command, String.valueOf(cause.getMessage()), cause);
  }

  InputException(CommandLine command, String message, Throwable cause) {
    super(command, message, cause);
  }
}
