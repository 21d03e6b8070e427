package dev.heddle.bench.report;

import java.util.List;
import java.util.Optional;

/**
 * Where one contender overtakes another as the work grows.
 *
 * @param measured the smallest measured size from which on it was faster at every one, beyond the
 *     errors
 * @param estimate where the curves cross, between that size and the one before; the same as {@code
 *     measured} if there is none before
 */
record Crossover(long measured, double estimate) {
  /**
   * {@return the crossover, if there is one}
   *
   * @param subjects the sizes, ascending
   * @param run the run
   * @param challenger who overtakes
   * @param leader who is overtaken
   */
  static Optional<Crossover> of(List<Subject> subjects, Run run, String challenger, String leader) {
    Optional<Crossover> crossover = Optional.empty();
    Subject before = null;
    for (Subject subject : subjects) {
      Optional<Ratio> ratio = ratio(run, subject, challenger, leader);
      if (ratio.isEmpty()) {
        continue;
      }
      if (ratio.get().verdict() != Ratio.Verdict.SMALLER) {
        crossover = Optional.empty();
      } else if (crossover.isEmpty()) {
        Subject previous = before;
        double estimate =
            previous == null
                ? subject.size()
                : ratio(run, previous, challenger, leader)
                    .map(
                        r ->
                            between(
                                (double) previous.size(), r, (double) subject.size(), ratio.get()))
                    .orElse((double) subject.size());
        crossover = Optional.of(new Crossover(subject.size(), estimate));
      }
      before = subject;
    }
    return crossover;
  }

  private static Optional<Ratio> ratio(Run run, Subject subject, String a, String b) {
    return run.find(subject, a)
        .flatMap(x -> run.find(subject, b).map(y -> Ratio.of(x.seconds(), y.seconds())));
  }

  /** Where the ratio is 1 on the straight line between two sizes, both axes logarithmic. */
  private static double between(double size, Ratio ratio, double nextSize, Ratio next) {
    double slope = Math.log(next.value()) - Math.log(ratio.value());
    if (ratio.value() <= 1 || slope == 0) {
      return nextSize;
    }
    double part = -Math.log(ratio.value()) / slope;
    return Math.exp(Math.log(size) + part * (Math.log(nextSize) - Math.log(size)));
  }
}
