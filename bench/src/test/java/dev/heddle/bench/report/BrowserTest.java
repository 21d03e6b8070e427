package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Opens the report in a real browser. The pictures stay in {@code bench/target/screenshots} to be
 * looked at; what can be asked of them without eyes is asked here.
 */
class BrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int SECONDS = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  void report_showsItselfInTheSchemeAndFitsTheScreen(int width, Scheme scheme)
      throws IOException, InterruptedException {
    Path browser = browser();
    Path page = Page.write(MadeUpRun.large(7).write(folder.resolve("run")));
    Path picture =
        Files.createDirectories(Path.of("target", "screenshots"))
            .resolve("report-%d-%s.png".formatted(width, scheme.name().toLowerCase(Locale.ROOT)))
            .toAbsolutePath();

    run(browser, page, width, scheme, "--screenshot=" + picture, folder.resolve("picture.log"));

    BufferedImage image = ImageIO.read(picture.toFile());
    assertEquals(width, image.getWidth());
    Color corner = new Color(image.getRGB(2, 2));
    assertEquals(scheme == Scheme.DARK, corner.getRed() < 100, "the page's colour is " + corner);
    assertTrue(colours(image) > 20, "nothing was drawn");
    assertTrue(isPlain(image, corner), "something runs over the right edge");
  }

  /** What a reader prefers. */
  enum Scheme {
    DARK(0),
    LIGHT(1);

    /** Blink's number for it. */
    private final int number;

    Scheme(int number) {
      this.number = number;
    }
  }

  private static Path browser() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .flatMap(entry -> NAMES.stream().map(name -> Path.of(entry, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.out.println("skipped: none of " + NAMES + " is on the PATH");
    }
    assumeTrue(found.isPresent(), "a browser: one of " + NAMES + " on the PATH");
    return found.orElseThrow();
  }

  private void run(Path browser, Path page, int width, Scheme scheme, String action, Path log)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox", // the page is this test's own
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile"),
                "--blink-settings=preferredColorScheme=" + scheme.number,
                "--window-size=%d,3000".formatted(width),
                action,
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    assertTrue(ended, () -> "the browser took over " + SECONDS + " s: " + text(log));
    assertEquals(0, process.exitValue(), () -> text(log));
    assertFalse(text(log).contains("ERR_"), () -> text(log));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static long colours(BufferedImage image) {
    return Stream.iterate(0, y -> y < image.getHeight(), y -> y + 3)
        .flatMap(
            y ->
                Stream.iterate(0, x -> x < image.getWidth(), x -> x + 3)
                    .map(x -> image.getRGB(x, y)))
        .distinct()
        .count();
  }

  /** The page has a margin on the right in which nothing is. */
  private static boolean isPlain(BufferedImage image, Color colour) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = image.getWidth() - 6; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) != colour.getRGB()) {
          return false;
        }
      }
    }
    return true;
  }
}
