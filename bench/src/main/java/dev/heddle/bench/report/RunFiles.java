package dev.heddle.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of a run's folder, each of which is there whole or not at all. */
public final class RunFiles {
  /** The raw results, as JMH writes them. */
  public static final String RESULTS = "results.json";

  /** The machine and all else that the figures need beside them. */
  public static final String DESCRIPTION = "run.json";

  static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private RunFiles() {}

  /**
   * Writes a run's description.
   *
   * @param description what to write
   * @param folder where to
   * @throws IOException if it cannot be written
   */
  public static void write(RunDescription description, Path folder) throws IOException {
    replace(folder.resolve(DESCRIPTION), GSON.toJson(description) + "\n");
  }

  /**
   * Writes a file beside its old contents and puts it in their place.
   *
   * @param file which
   * @param text its new contents
   * @throws IOException if it cannot be written
   */
  public static void replace(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
