package dev.heddle.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are kept in files. After a change that is meant, {@code -Dheddle.golden=<folder of the
 * resources>} writes them anew.
 */
public final class Golden {
  private Golden() {}

  /** Fails unless a text is that of a file. */
  public static void assertGolden(String file, String actual) throws IOException {
    String folder = System.getProperty("heddle.golden");
    if (folder != null) {
      Path path = Path.of(folder, file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, actual);
      return;
    }
    try (InputStream in = Golden.class.getResourceAsStream("/" + file)) {
      String expected =
          in == null ? "no such file" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(expected, actual, file);
    }
  }
}
