package dev.heddle.bench.report;

import dev.heddle.bench.report.ContenderDescription.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a backend of Heddle does against its rivals of one kind, subject by subject.
 *
 * @param backend whose standing it is
 * @param rivals whom it is compared with: of several the one that was fastest at the subject
 * @param duels the comparisons
 */
record Standing(ContenderDescription backend, Kind rivals, List<Duel> duels) {
  /**
   * The benchmarks that decide it; the others measure what a program waits for, not what it gets.
   */
  private static final List<String> TOPICS = List.of("Kernels", "Stream");

  /**
   * One comparison.
   *
   * @param subject of what
   * @param rival with whom
   * @param time the backend's time as a multiple of the rival's
   */
  record Duel(Subject subject, ContenderDescription rival, Ratio time) {}

  /** {@return every backend against plain Java, and against what is by hand on its hardware} */
  static List<Standing> all(Run run) {
    List<Standing> standings = new ArrayList<>();
    for (ContenderDescription backend : run.contenders()) {
      if (backend.kind() == Kind.HEDDLE) {
        standings.add(of(run, backend, Kind.BY_HAND));
        standings.add(of(run, backend, Kind.PLAIN_JAVA));
      }
    }
    standings.removeIf(standing -> standing.duels().isEmpty());
    return standings;
  }

  private static Standing of(Run run, ContenderDescription backend, Kind kind) {
    List<ContenderDescription> rivals =
        run.contenders().stream()
            .filter(c -> c.kind() == kind)
            .filter(c -> kind == Kind.PLAIN_JAVA || c.hardware().equals(backend.hardware()))
            .toList();
    List<Duel> duels = new ArrayList<>();
    for (String topic : TOPICS) {
      NavigableSet<Subject> subjects = run.subjects(topic);
      for (Subject subject : subjects) {
        duel(run, subject, backend, rivals).ifPresent(duels::add);
      }
    }
    return new Standing(backend, kind, duels);
  }

  private static Optional<Duel> duel(
      Run run, Subject subject, ContenderDescription backend, List<ContenderDescription> rivals) {
    Optional<Measurement> own = run.find(subject, backend.id());
    record Rival(ContenderDescription who, Measurement what) {}
    Optional<Rival> best =
        rivals.stream()
            .flatMap(r -> run.find(subject, r.id()).map(m -> new Rival(r, m)).stream())
            .min(Comparator.comparingDouble(r -> r.what().seconds().mean()));
    return own.flatMap(
        o -> best.map(b -> new Duel(subject, b.who(), Ratio.of(o.seconds(), b.what().seconds()))));
  }

  /** {@return the comparisons at the largest size of each subject} */
  Stream<Duel> atLargestSizes() {
    return duels.stream()
        .filter(
            duel ->
                duels.stream()
                    .noneMatch(
                        other ->
                            other.subject().size() > duel.subject().size()
                                && other
                                    .subject()
                                    .without(Subject.SIZE)
                                    .equals(duel.subject().without(Subject.SIZE))));
  }

  /** {@return the geometric mean of the times' ratios at the largest sizes} */
  double geometricMean() {
    return Math.exp(
        atLargestSizes().mapToDouble(duel -> Math.log(duel.time().value())).average().orElse(0));
  }
}
