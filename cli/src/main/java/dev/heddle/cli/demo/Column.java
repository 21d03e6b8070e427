package dev.heddle.cli.demo;

import dev.heddle.Device;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of each stage on one device, or in plain Java.
 *
 * @param title what heads the column
 * @param outcomes one for each stage of the workload
 */
record Column(String title, Map<Stage, Outcome> outcomes) {

  static Column ofPlainJava(Workload work, Stopwatch stopwatch) {
    try (Pipeline pipeline = new PlainPipeline(work)) {
      Map<Stage, Outcome> outcomes = new EnumMap<>(Stage.class);
      for (Stage stage : work.stages()) {
        outcomes.put(stage, measure(pipeline, stage, stopwatch));
      }
      return new Column("plain Java", outcomes);
    }
  }

  /** A device that fails says so in its column, and holds up no other. */
  static Column of(
      String title, Device device, Workload work, Stopwatch stopwatch, Progress.Starter progress) {
    Map<Stage, Outcome> outcomes = new EnumMap<>(Stage.class);
    try (Pipeline pipeline = DevicePipeline.open(device, work, progress)) {
      for (Stage stage : work.stages()) {
        Optional<Outcome> lacking =
            stage
                .lackedBy(device)
                .map(feature -> new Outcome.Skipped("no " + feature.description()));
        outcomes.put(
            stage, lacking.isPresent() ? lacking.get() : measure(pipeline, stage, stopwatch));
      }
    } catch (RuntimeException e) {
      // Whatever a driver throws: the other devices are none the worse for it.
      for (Stage stage : work.stages()) {
        outcomes.putIfAbsent(stage, new Outcome.Failed(e));
      }
    }
    return new Column(title, outcomes);
  }

  private static Outcome measure(Pipeline pipeline, Stage stage, Stopwatch stopwatch) {
    long nanos = stopwatch.time(pipeline, stage);
    return new Outcome.Done(nanos, pipeline.result(stage));
  }

  Outcome outcome(Stage stage) {
    return Objects.requireNonNull(outcomes.get(stage), () -> "no stage of this run: " + stage);
  }

  Optional<Result> result(Stage stage) {
    return outcomes.get(stage) instanceof Outcome.Done done
        ? Optional.of(done.result())
        : Optional.empty();
  }
}
