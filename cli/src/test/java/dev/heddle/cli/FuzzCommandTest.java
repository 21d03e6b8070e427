package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fuzzer does is tested with the fuzzer; here is how it is called. */
class FuzzCommandTest {
  @Test
  void someKernels_areRunAndCounted() {
    CommandRun.of("fuzz", "--backend", "cpu", "--kernels", "5", "--seed", "1")
        .succeeded()
        .printed("seed 1", "5 kernels", "0 differences");
  }

  @Test
  void caseThatDiffers_isReplayedAndFails(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("unlike.kernel"),
            """
            // launch: range 4 local 2 | buffer int 4 WHOLE READ_WRITE fill 0 | local int 2
            record Fuzzed(Buffer.OfInt out, Local.OfInt unset) implements Kernel {
              public void run(WorkItem item) {
                out.set(item.globalId(0), unset.get(0));
              }
            }
            """);
    CommandRun run = CommandRun.of("fuzz", "--backend", "cpu", "--replay", file.toString());
    assertEquals(1, run.code(), run::err);
    run.printed("argument 0, element 0", "1 devices, 1 differences");
  }

  @Test
  void unusableInput_isRefused(@TempDir Path folder) throws IOException {
    CommandRun.of("fuzz", "--backend", "nosuch").refused("nosuch", "cpu");
    CommandRun.of("fuzz", "--kernels", "0").refused("--kernels");
    CommandRun.of("fuzz", "--minutes", "1", "--kernels", "1").refused("--minutes", "--kernels");
    CommandRun.of("fuzz", "--replay", folder.resolve("none").toString()).refused("cannot read");
    Path noCase = Files.writeString(folder.resolve("no.kernel"), "record Fuzzed() {}");
    CommandRun.of("fuzz", "--backend", "cpu", "--replay", noCase.toString()).refused("launch");
  }
}
