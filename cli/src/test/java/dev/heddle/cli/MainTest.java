package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  @Test
  void noCommand_showsTheHelp() {
    CommandRun.of().succeeded().printed("Usage: heddle", "demo", "devices", "doctor", "tck");
  }

  @Test
  void version_saysWhichHeddleAndWhichJava() {
    CommandRun.of("--version")
        .succeeded()
        .printed("heddle ", "Java " + Runtime.version().feature());
  }

  @Test
  void help_ofACommand_showsItsOptionsAndExitCodes() {
    CommandRun.of("demo", "--help").succeeded().printed("--out", "--backend", "Exit codes");
    assertEquals(CommandRun.of("demo", "--help").out(), CommandRun.of("help", "demo").out());
  }

  @Test
  void unknownCommand_isRefusedWithThoseThatThereAre() {
    CommandRun.of("weave")
        .refused("heddle: ", "'weave'", "demo, devices, doctor, fuzz, kernel, tck");
  }

  @Test
  void unknownOption_isRefusedWithTheWayToTheHelp() {
    CommandRun.of("doctor", "--nosuch")
        .refused("heddle doctor: ", "--nosuch", "heddle doctor --help");
  }

  @Test
  void unforeseenFailure_isOneLineAndExitCode1() {
    StringWriter err = new StringWriter();
    int code = failing(err).execute("fail");
    assertEquals(1, code);
    assertEquals(1, err.toString().lines().count(), err::toString);
    assertTrue(err.toString().contains("first line; second line"), err::toString);
  }

  @Test
  void unforeseenFailure_withStacktrace_showsWhere() {
    StringWriter err = new StringWriter();
    int code = failing(err).execute("fail", "--stacktrace");
    assertEquals(1, code);
    assertTrue(err.toString().contains("\tat dev.heddle.cli"), err::toString);
  }

  private static CommandLine failing(StringWriter err) {
    CommandLine commandLine = Main.commandLine();
    ErrorLines errors = new ErrorLines();
    commandLine.addSubcommand(new Failing());
    return commandLine
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setErr(new PrintWriter(err, true));
  }

  @Command(name = "fail")
  static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("first line\n  second line");
    }
  }
}
