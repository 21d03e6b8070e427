package dev.heddle.cli.demo;

import dev.heddle.Device;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The pipeline on every device, the table, and the pictures.
 *
 * @param devices where to run, at least one
 * @param out the folder that pictures are written to; it is made if it is not there
 * @param heatSteps the steps of the heat diffusion, at least 1
 * @param runs the runs of which the best counts, at least 1
 * @param progress is told how far the long stage is
 */
public record Demo(
    List<Device> devices, Path out, int heatSteps, int runs, Progress.Starter progress) {
  /**
   * Something that went wrong on a device.
   *
   * @param line what and where
   * @param cause what was thrown, if anything was
   */
  public record Complaint(String line, Optional<Throwable> cause) {}

  /**
   * Runs it on a picture, or on one that the devices paint.
   *
   * @param file the picture, if there is one
   * @param text where the table goes
   * @return what went wrong; empty if every device computed what plain Java does
   * @throws BadInputException if the picture or the folder cannot be used
   * @throws IOException if a picture cannot be written after all
   */
  public List<Complaint> run(Optional<Path> file, PrintWriter text) throws IOException {
    // Pictures are read and written, and never shown.
    System.setProperty("java.awt.headless", "true");
    Workload work = workload(file);
    prepareFolder();

    text.printf(
        "picture     %s, %s%n",
        file.map(Path::toString).orElse("the Mandelbrot set"),
        new PictureSize(work.picture().width(), work.picture().height()));
    for (int i = 0; i < devices.size(); i++) {
      Device device = devices.get(i);
      text.printf("%-10s  %s: %s%n", title(i), device.backend().name(), device.name());
    }
    text.println();
    text.flush();

    Stopwatch stopwatch = new Stopwatch(runs);
    Column plain = Column.ofPlainJava(work, stopwatch);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < devices.size(); i++) {
      columns.add(Column.of(title(i), devices.get(i), work, stopwatch, progress));
    }

    Report report = new Report(work.stages(), plain, columns);
    report.print(text);
    text.println();
    explain(text, plain, work);
    write(work, columns, text);
    text.flush();
    return report.complaints();
  }

  private static String title(int index) {
    return "device " + index;
  }

  private Workload workload(Optional<Path> file) {
    if (file.isEmpty()) {
      return Workload.ofMandelbrot(heatSteps);
    }
    Picture picture =
        Pictures.read(file.get(), size -> devices.forEach(device -> size.checkFits(device)));
    return Workload.ofFile(picture, heatSteps);
  }

  /** Before the work, and not after it. */
  private void prepareFolder() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new BadInputException(
          "cannot make the folder %s for the pictures: %s; name another with --out"
              .formatted(out, reason(e)));
    }
    if (!Files.isWritable(out)) {
      throw new BadInputException(
          "no permission to write pictures to %s; name another folder with --out".formatted(out));
    }
  }

  /** The JDK's messages are often the path and nothing else. */
  private static String reason(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException _ -> "there is a file of that name";
      case AccessDeniedException _ -> "no permission";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.toString();
    };
  }

  private void explain(PrintWriter text, Column plain, Workload work) {
    text.printf(
        Locale.ROOT,
        """
        Times are wall time from enqueueing a stage to its end, the best of %d after a warm-up; of
        the heat, %,d steps on %d x %d cells, one run. Plain Java is one thread, with arrays.
        Results are compared with plain Java's, number by number.
        """,
        runs,
        work.heatSteps(),
        Plate.SIDE,
        Plate.SIDE);
    plain
        .result(Stage.MEAN)
        .ifPresent(
            sum -> {
              double texels = (double) work.picture().width() * work.picture().height();
              text.printf(Locale.ROOT, "Mean luminance: %.2f of 255.%n", sum.value(0) / texels);
            });
  }

  /** The pictures are those of the first device that has each. */
  private void write(Workload work, List<Column> columns, PrintWriter text) throws IOException {
    List<String> names = new ArrayList<>();
    for (Stage stage : work.stages()) {
      Optional<Rendering> rendering =
          columns.stream()
              .map(column -> column.result(stage))
              .flatMap(Optional::stream)
              .findFirst()
              .flatMap(result -> Rendering.of(stage, result));
      if (rendering.isPresent()) {
        Pictures.write(rendering.get().picture(), out.resolve(rendering.get().fileName()));
        names.add(rendering.get().fileName());
      }
    }
    if (!names.isEmpty()) {
      text.printf(
          "Written to %s: %s%n", out.toAbsolutePath().normalize(), String.join(", ", names));
    }
  }
}
