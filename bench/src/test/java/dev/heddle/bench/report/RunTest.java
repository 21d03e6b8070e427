package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  @TempDir Path folder;

  @Test
  void whatWasWritten_isReadAgain() throws IOException {
    MadeUpRun made =
        new MadeUpRun()
            .micros("Kernels.time", "cpu", Map.of("kernel", "saxpy", "size", "8"), 1, 2, 3)
            .work("Kernels.time", Map.of("kernel", "saxpy", "size", "8"), 16, 96)
            .skip("this", "that \"quoted\" <tag>");

    Run read = Run.read(made.write(folder));

    assertEquals(made.run(), read);
    Subject subject = read.measurements().getFirst().subject();
    assertEquals(96, read.work(subject).orElseThrow().bytes());
  }

  @Test
  void emptyFolder_isRefusedWithWhatIsMissing() {
    BadRunException refusal = assertThrows(BadRunException.class, () -> Run.read(folder));

    assertTrue(refusal.getMessage().contains("there is no results.json"), refusal.getMessage());
  }

  @Test
  void descriptionThatIsNone_isRefused() throws IOException {
    new MadeUpRun().micros("Kernels.time", "cpu", Map.of(), 1, 2).write(folder);
    Files.writeString(folder.resolve(RunFiles.DESCRIPTION), "{}");

    assertThrows(BadRunException.class, () -> Run.read(folder));
  }

  @Test
  void replace_leavesNothingBeside() throws IOException {
    Path file = folder.resolve("a.txt");
    RunFiles.replace(file, "old");
    RunFiles.replace(file, "new");

    assertEquals("new", Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }
}
