package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Device;
import dev.heddle.DeviceLimit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  private static final List<String> STAGES =
      List.of("upload", "Gaussian blur", "Sobel edges", "histogram", "mean", "heat");

  @TempDir private Path folder;

  /** The demo on the cpu backend, quick, writing below the test's folder. */
  private CommandRun demo(String... args) {
    List<String> all =
        new ArrayList<>(List.of("demo", "--backend", "cpu", "--runs", "1", "--steps", "20"));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    all.addAll(List.of(args));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private Path picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 37 ^ y * 1031) * 2654435 & 0xFFFFFF);
      }
    }
    Path file = folder.resolve(width + "x" + height + ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private Set<String> written() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void onAPicture_theDeviceComputesWhatPlainJavaDoes() throws IOException {
    CommandRun run = demo(picture(97, 61).toString()).succeeded();
    for (String stage : STAGES) {
      assertTrue(
          run.out().lines().anyMatch(line -> line.startsWith(stage) && line.endsWith("exact")),
          () -> stage + " is not exact:\n" + run.out());
    }
    run.printed("97 x 61", "cpu: ", "plain Java", folder.resolve("out").toString());
    assertEquals(Set.of("blurred.png", "edges.png", "histogram.png", "heat.png"), written());
  }

  @Test
  void writtenPictures_canBeReadAgain_andHaveTheSizeOfTheOneGiven() throws IOException {
    demo(picture(40, 30).toString()).succeeded();
    for (String name : List.of("blurred.png", "edges.png")) {
      BufferedImage image = ImageIO.read(folder.resolve("out").resolve(name).toFile());
      assertNotNull(image, name);
      assertEquals(40, image.getWidth(), name);
      assertEquals(30, image.getHeight(), name);
    }
  }

  @Test
  void withoutAPicture_theDevicesPaintOne() throws IOException {
    CommandRun run = demo().succeeded();
    run.printed("the Mandelbrot set", "paint the Mandelbrot set");
    assertFalse(run.out().contains("off by"), run::out);
    assertTrue(written().contains("mandelbrot.png"));
  }

  @Test
  void device_choosesByNumber() throws IOException {
    demo("--device", "0", picture(8, 8).toString()).succeeded().printed("device 0");
  }

  @Test
  void noSuchFile_isRefused_andLeavesNoFolder() {
    demo("nosuch.png").refused("heddle demo: ", "there is no file nosuch.png");
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void aFolder_isRefused() {
    demo(folder.toString()).refused("is a folder");
  }

  @Test
  void noPicture_isRefusedWithTheFormats() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.png"), "no picture");
    demo(file.toString()).refused("notes.png", "is no picture", "png");
  }

  @Test
  void emptyFile_isRefused() throws IOException {
    demo(Files.createFile(folder.resolve("empty.png")).toString()).refused("is no picture");
  }

  @Test
  void pictureThatBreaksOff_isRefused() throws IOException {
    Path file = picture(300, 300);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    demo(file.toString()).refused("cannot be read as a picture");
  }

  @Test
  void pictureOf1x1_isRefused() throws IOException {
    demo(picture(1, 1).toString()).refused("1 x 1", "at least 3 x 3");
  }

  @Test
  void smallestPicture_works() throws IOException {
    demo(picture(3, 3).toString()).succeeded().printed("3 x 3");
  }

  @Test
  void pictureOverTheDevicesLimits_isRefusedWithTheLimit() throws IOException {
    Device cpu =
        Device.all().stream()
            .filter(d -> d.backend().name().equals("cpu"))
            .findFirst()
            .orElseThrow();
    int widest = (int) cpu.limit(DeviceLimit.MAX_IMAGE_2D_WIDTH);
    demo(picture(widest + 1, 3).toString())
        .refused(widest + 1 + " x 3", "at most " + widest, cpu.name());
  }

  @Test
  void secondPicture_isRefused() throws IOException {
    String file = picture(3, 3).toString();
    demo(file, file).refused("3x3.png", "heddle demo --help");
  }

  @Test
  void outThatIsAFile_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));
    CommandRun.of("demo", "--out", file.toString())
        .refused("taken", "there is a file of that name", "--out");
  }

  @Test
  void outBelowAFile_isRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));
    String below = file.resolve("out").toString();
    CommandRun.of("demo", "--out", below).refused("taken", "--out");
  }

  @Test
  void pictureThatCannotBeWritten_isAFailureAndNotBadInput() throws IOException {
    Files.createDirectories(folder.resolve("out").resolve("edges.png"));
    CommandRun run = demo(picture(8, 8).toString());
    assertEquals(1, run.code());
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().contains("edges.png"), run::err);
  }

  @Test
  void numbersBelow1_areRefused() {
    CommandRun.of("demo", "--steps", "0").refused("--steps is 0");
    CommandRun.of("demo", "--runs", "-3").refused("--runs is -3");
    CommandRun.of("demo", "--steps", "many").refused("many");
  }

  @Test
  void unknownBackendOrDevice_isRefused() {
    demo("--backend", "nosuch").refused("'nosuch'");
    demo("--device", "nosuch").refused("'nosuch'", "CPU");
  }
}
