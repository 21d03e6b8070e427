package dev.heddle.cli;

import dev.heddle.HeddleException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Errors as people can use them: one line each, on the error stream. */
final class ErrorLines implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** {@code heddle demo: ...}, in one line whatever the message is. */
  static void print(CommandLine command, String message) {
    PrintWriter err = command.getErr();
    String line = message.strip().replaceAll("\\s*\\R\\s*", "; ");
    err.println(command.getCommandSpec().qualifiedName() + ": " + line);
    err.flush();
  }

  /** The same, with the stack trace before it where it is asked for. */
  static void print(CommandLine command, String message, Throwable cause) {
    if (command.getCommandSpec().root().userObject() instanceof Main main && main.stackTrace()) {
      cause.printStackTrace(command.getErr());
    }
    print(command, message);
  }

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    CommandLine command = exception.getCommandLine();
    if (exception instanceof InputException) {
      print(command, String.valueOf(exception.getMessage()), exception);
    } else if (command.getParent() == null
        && exception instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      String there = String.join(", ", command.getSubcommands().keySet());
      print(
          command,
          "there is no command '%s', but %s".formatted(unmatched.getUnmatched().getFirst(), there));
    } else {
      String name = command.getCommandSpec().qualifiedName();
      print(command, "%s; see %s --help".formatted(exception.getMessage(), name));
    }
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    print(
        command,
        exception instanceof HeddleException
            ? String.valueOf(exception.getMessage())
            : "%s; --stacktrace shows where".formatted(exception),
        exception);
    return ExitCode.SOFTWARE;
  }
}
