package dev.heddle.cli.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessSizeTest {
  private static final ProcessSize ALLOWED = new ProcessSize(1000, OptionalLong.of(2));

  @TempDir private Path folder;

  @Test
  void openFiles_areCounted() throws IOException {
    ProcessSize before = ProcessSize.now();
    Assumptions.assumeTrue(before.handles().isPresent(), "nobody tells how many files are open");
    assertTrue(before.bytes() > 0);
    Path file = Files.createFile(folder.resolve("file"));
    List<InputStream> open = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      open.add(Files.newInputStream(file));
    }
    long more = ProcessSize.now().growthSince(before).handles().orElseThrow();
    for (InputStream stream : open) {
      stream.close();
    }
    assertTrue(more >= 40 && more <= 60, () -> "handles: " + more);
  }

  @Test
  void growth_isWhatIsMoreAndNeverLess() {
    ProcessSize before = new ProcessSize(5000, OptionalLong.of(10));
    assertEquals(
        new ProcessSize(700, OptionalLong.of(0)),
        new ProcessSize(5700, OptionalLong.of(9)).growthSince(before));
    assertEquals(
        new ProcessSize(0, OptionalLong.empty()),
        new ProcessSize(4000, OptionalLong.empty()).growthSince(before));
  }

  @Test
  void growth_fitsUpToWhatIsAllowed() {
    assertTrue(new ProcessSize(1000, OptionalLong.of(2)).fits(ALLOWED));
    assertTrue(new ProcessSize(1000, OptionalLong.empty()).fits(ALLOWED));
    assertFalse(new ProcessSize(1001, OptionalLong.of(0)).fits(ALLOWED));
    assertFalse(new ProcessSize(0, OptionalLong.of(3)).fits(ALLOWED));
  }
}
