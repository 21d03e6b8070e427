package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir Path folder;

  @Test
  void list_namesEveryKernelAndRunsNothing() {
    CommandRun run = CommandRun.of("bench", "--list", "--quick", "--backend", "cpu");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("Kernels.time kernel=fft on=cpu size=65536"), run.out());
    assertTrue(run.out().contains("Stream.time kernel=triad on=java-parallel"), run.out());
    assertTrue(
        run.out().contains("not run: Kernels.time kernel=fft on=java-vector: it has no form"),
        run.out());
  }

  @Test
  void benchmarkThatIsNotThere_isAnInputError() {
    CommandRun run = CommandRun.of("bench", "--only", "no such thing", "--backend", "cpu");

    assertEquals(2, run.code());
    assertTrue(run.err().contains("--list shows all there are"), run.err());
  }

  @Test
  void comparisonWithAFolderThatIsNoRun_isAnInputError() {
    CommandRun run = CommandRun.of("bench", "--compare", folder.toString(), folder.toString());

    assertEquals(2, run.code());
    assertTrue(run.err().contains("there is no results.json"), run.err());
  }

  @Test
  void run_leavesResultsDescriptionAndReport_andComparesWithItself() throws IOException {
    Path out = folder.resolve("run");
    CommandRun run =
        CommandRun.of(
            "bench",
            "--quick",
            "--backend",
            "cpu",
            "--only",
            "EventWait.marker",
            "--out",
            out.toString());

    assertEquals(0, run.code(), run.err());
    assertTrue(Files.readString(out.resolve("results.json")).contains("EventWait.marker"));
    assertTrue(Files.readString(out.resolve("run.json")).contains("\"planned\": 1"));
    assertTrue(Files.readString(out.resolve("report.html")).contains("EventWait"));

    CommandRun comparison = CommandRun.of("bench", "--compare", out.toString(), out.toString());
    assertEquals(0, comparison.code(), comparison.err());
    assertTrue(comparison.out().contains("no verdict: 1 of 1"), comparison.out());
  }

  /** As Ctrl-C does, it ends the process; what was measured until then has a report. */
  @Test
  void stoppedRun_keepsWhatItHas() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path=" + System.getProperty("jdk.module.path"),
                "--enable-native-access=dev.heddle.spi,dev.heddle.backend.jocl,jocl",
                "--module=dev.heddle.cli/dev.heddle.cli.Main",
                "bench",
                "--quick",
                "--backend=cpu",
                "--only=MapUnmap",
                "--out=" + folder)
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("[1/")) {
        line = lines.readLine();
      }
      assertNotNull(line, () -> text(folder.resolve("err.txt")));
      process.destroy();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }

    String page = text(folder.resolve("report.html"));
    assertTrue(page.contains("This run was stopped</strong> after "), page);
    assertTrue(page.contains("MapUnmap"), page);
    assertTrue(text(folder.resolve("err.txt")).contains("stopped; the report"));
    try (var files = Files.list(folder)) {
      List<String> left = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertTrue(left.containsAll(List.of("report.html", "results.json", "run.json")), "" + left);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
