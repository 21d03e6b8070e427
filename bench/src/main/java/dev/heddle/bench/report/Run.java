package dev.heddle.bench.report;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A run as its folder holds it.
 *
 * @param description the machine, the contenders, and how it went
 * @param measurements what was measured, in the order of the run
 */
record Run(RunDescription description, List<Measurement> measurements) {
  /** Copies the measurements. */
  Run {
    measurements = List.copyOf(measurements);
  }

  /**
   * {@return the run in a folder}
   *
   * @param folder what an earlier run wrote
   * @throws BadRunException if it holds none
   * @throws IOException if it cannot be read
   */
  static Run read(Path folder) throws IOException {
    Path results = folder.resolve(RunFiles.RESULTS);
    Path description = folder.resolve(RunFiles.DESCRIPTION);
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
      @Nullable RunDescription read =
          RunFiles.GSON.fromJson(Files.readString(file), RunDescription.class);
      if (read == null || read.machine() == null || read.contenders() == null) {
        throw new BadRunException(file + " does not describe a run");
      }
      return read;
    } catch (JsonParseException e) {
      throw new BadRunException(file + " does not describe a run: " + e.getMessage(), e);
    }
  }

  /** {@return the time of a contender for a subject, if it was measured} */
  Optional<Measurement> find(Subject subject, String on) {
    return measurements.stream()
        .filter(m -> m.on().equals(on) && m.subject().equals(subject))
        .findFirst();
  }

  /** {@return the subjects of a topic, ordered} */
  NavigableSet<Subject> subjects(String topic) {
    NavigableSet<Subject> subjects = new TreeSet<>();
    measurements.stream()
        .map(Measurement::subject)
        .filter(subject -> subject.topic().equals(topic))
        .forEach(subjects::add);
    return subjects;
  }

  /** {@return all topics, ordered} */
  NavigableSet<String> topics() {
    NavigableSet<String> topics = new TreeSet<>();
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
