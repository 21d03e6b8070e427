package dev.heddle.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code heddle} command. Without a command it shows its help. */
@Command(
    name = "heddle",
    description = "Portable compute for Java: what is here, and what it does.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all went well", "1:the work failed", "2:the input cannot be used"},
    subcommands = {
      BenchCommand.class,
      DemoCommand.class,
      DevicesCommand.class,
      DoctorCommand.class,
      FuzzCommand.class,
      KernelCommand.class,
      TckCommand.class,
      SoakCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure comes from.")
  private boolean stackTrace;

  private Main() {}

  /**
   * Runs the command that the arguments name, and ends the process with its exit code.
   *
   * @param args the command and what it takes
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** {@return the command, with its errors as lines; a new one for each run} */
  static CommandLine commandLine() {
    ErrorLines errors = new ErrorLines();
    return new CommandLine(new Main())
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  /** {@return whether failures show their stack traces} */
  boolean stackTrace() {
    return stackTrace;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    spec.commandLine().usage(out);
  }
}
