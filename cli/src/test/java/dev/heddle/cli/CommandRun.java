package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A run of the command in this process.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it printed on the error stream
 */
record CommandRun(int code, String out, String err) {
  static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** Exit code 0 and nothing on the error stream. */
  CommandRun succeeded() {
    assertAll(
        () -> assertEquals("", err, "on the error stream"),
        () -> assertEquals(0, code, "exit code"));
    return this;
  }

  /** Bad input gets exit code 2 and one line on the error stream, and no output. */
  void refused(String... partsOfTheLine) {
    assertAll(
        () -> assertEquals(2, code, "exit code"),
        () -> assertEquals("", out, "output"),
        () -> assertEquals(1, err.lines().count(), () -> "not one line: " + err));
    for (String part : partsOfTheLine) {
      assertTrue(err.contains(part), () -> "no '" + part + "' in: " + err);
    }
  }

  void printed(String... parts) {
    for (String part : parts) {
      assertTrue(out.contains(part), () -> "no '" + part + "' in:\n" + out);
    }
  }
}
