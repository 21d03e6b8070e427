package dev.heddle.bench.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A run as its folder holds it.
 *
 * @param description the machine, the contenders, and how it went
 * @param measurements what was measured, in the order of the run
 */
public record Run(RunDescription description, List<Measurement> measurements) {
  /** The raw results, as JMH writes them. */
  public static final String RESULTS = "results.json";

  /** The machine and all else that the figures need beside them. */
  public static final String DESCRIPTION = "run.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Copies the measurements. */
  public Run {
    measurements = List.copyOf(measurements);
  }

  /**
   * {@return the run in a folder}
   *
   * @param folder what an earlier run wrote
   * @throws BadRunException if it holds none
   * @throws IOException if it cannot be read
   */
  public static Run read(Path folder) throws IOException {
    Path results = folder.resolve(RESULTS);
    Path description = folder.resolve(DESCRIPTION);
    for (Path file : List.of(results, description)) {
      if (!Files.isRegularFile(file)) {
        throw new BadRunException(
            "%s holds no run: there is no %s".formatted(folder, file.getFileName()));
      }
    }
    return new Run(readDescription(description), JmhResults.read(results));
  }

  private static RunDescription readDescription(Path file) throws IOException {
    try {
      @Nullable RunDescription read = GSON.fromJson(Files.readString(file), RunDescription.class);
      if (read == null || read.machine() == null || read.contenders() == null) {
        throw new BadRunException(file + " does not describe a run");
      }
      return read;
    } catch (JsonParseException e) {
      throw new BadRunException(file + " does not describe a run: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a run's description, so that a file is there whole or not at all.
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

  /** {@return the time of a contender for a subject, if it was measured} */
  Optional<Measurement> find(Subject subject, String on) {
    return measurements.stream()
        .filter(m -> m.on().equals(on) && m.subject().equals(subject))
        .findFirst();
  }

  /** {@return the subjects of a topic, ordered} */
  SortedSet<Subject> subjects(String topic) {
    SortedSet<Subject> subjects = new TreeSet<>();
    measurements.stream()
        .map(Measurement::subject)
        .filter(subject -> subject.topic().equals(topic))
        .forEach(subjects::add);
    return subjects;
  }

  /** {@return all topics, ordered} */
  SortedSet<String> topics() {
    SortedSet<String> topics = new TreeSet<>();
    measurements.forEach(m -> topics.add(m.subject().topic()));
    return topics;
  }

  /** {@return who measured anything, in the order of the description} */
  List<ContenderDescription> contenders() {
    Map<String, ContenderDescription> there = new LinkedHashMap<>();
    description.contenders().forEach(c -> there.put(c.id(), c));
    there.keySet().removeIf(id -> measurements.stream().noneMatch(m -> m.on().equals(id)));
    return List.copyOf(there.values());
  }

  /** {@return what an operation of the subject does, where that is known} */
  Optional<RunDescription.Work> work(Subject subject) {
    return description.work().stream()
        .filter(
            w ->
                w.benchmark().equals(subject.benchmark())
                    && Subject.of(w.benchmark(), w.parameters()).equals(subject))
        .findFirst();
  }
}
