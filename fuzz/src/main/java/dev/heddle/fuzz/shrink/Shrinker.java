package dev.heddle.fuzz.shrink;

import dev.heddle.fuzz.generator.Choices;
import dev.heddle.fuzz.generator.Choices.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Test-case reduction on the choices that made a case (MacIver and Donaldson, ECOOP 2020). Shorter
 * lists are simpler, and of lists of one length the lower. Parts of the case are taken out, put to
 * their simplest form, or replaced by a part of their own; then runs of choices and single ones are
 * treated alike, until nothing helps.
 */
public final class Shrinker {
  private static final int MOST_ZEROS = 5;
  private static final int MOST_INNER = 6;
  private static final int LONGEST_RUN = 8;

  private final Predicate<Choices> fails;
  private final BooleanSupplier timeIsUp;
  private final Set<List<Integer>> tried = new HashSet<>();
  private Choices best;

  private Shrinker(Choices failing, Predicate<Choices> fails, BooleanSupplier timeIsUp) {
    this.best = failing;
    this.fails = fails;
    this.timeIsUp = timeIsUp;
  }

  /**
   * {@return the smallest choices that are found to fail}
   *
   * @param failing choices that made a case that fails
   * @param fails generates a case from fresh choices, and tells whether it fails in the same way
   * @param timeIsUp asked between trials
   */
  public static List<Integer> shrink(
      Choices failing, Predicate<Choices> fails, BooleanSupplier timeIsUp) {
    return new Shrinker(failing, fails, timeIsUp).shrink();
  }

  private List<Integer> shrink() {
    boolean helped = true;
    while (helped && !timeIsUp.getAsBoolean()) {
      helped = parts();
      helped |= runs();
      helped |= numbers();
    }
    return best.drawn();
  }

  /** The parts from the largest: without it, simplest, or a part of it. */
  private boolean parts() {
    boolean helped = false;
    for (int i = 0; i < byLength().size() && !timeIsUp.getAsBoolean(); i++) {
      while (i < byLength().size() && simplifies(byLength().get(i))) {
        helped = true;
      }
    }
    return helped;
  }

  private List<Span> byLength() {
    List<Span> spans = new ArrayList<>(new HashSet<>(best.spans()));
    spans.sort((a, b) -> a.length() != b.length() ? b.length() - a.length() : a.from() - b.from());
    return spans;
  }

  private boolean simplifies(Span span) {
    for (int zeros = 0; zeros <= Math.min(MOST_ZEROS, span.length() - 1); zeros++) {
      if (replaces(span, Collections.nCopies(zeros, 0))) {
        return true;
      }
    }
    return best.spans().stream()
        .filter(inner -> inner.length() < span.length())
        .filter(inner -> inner.from() >= span.from() && inner.to() <= span.to())
        .sorted((a, b) -> b.length() - a.length())
        .limit(MOST_INNER)
        .toList()
        .stream()
        .anyMatch(inner -> replaces(span, slice(inner)));
  }

  private List<Integer> slice(Span span) {
    return padded().subList(span.from(), span.to());
  }

  /** The zeros at the end are not kept, but parts may reach into them. */
  private List<Integer> padded() {
    List<Integer> choices = new ArrayList<>(best.drawn());
    int end = best.spans().stream().mapToInt(Span::to).max().orElse(0);
    while (choices.size() < end) {
      choices.add(0);
    }
    return choices;
  }

  private boolean replaces(Span span, List<Integer> replacement) {
    List<Integer> candidate = padded();
    List<Integer> replaced = List.copyOf(replacement);
    candidate.subList(span.from(), span.to()).clear();
    candidate.addAll(span.from(), replaced);
    return accepts(candidate);
  }

  /** Runs of choices that are no part of the case on their own. */
  private boolean runs() {
    boolean helped = false;
    for (int length = LONGEST_RUN; length >= 1; length--) {
      for (int from = best.drawn().size() - length; from >= 0; from--) {
        if (timeIsUp.getAsBoolean()) {
          return helped;
        }
        if (from + length <= best.drawn().size()) {
          helped |= replaces(new Span(from, from + length), List.of());
        }
      }
    }
    return helped;
  }

  /** Single choices: 0, or else by halves. */
  private boolean numbers() {
    boolean helped = false;
    for (int i = 0; i < best.drawn().size() && !timeIsUp.getAsBoolean(); i++) {
      if (best.drawn().get(i) == 0 || lowers(i, 0)) {
        continue;
      }
      int fits = 0;
      while (i < best.drawn().size() && fits + 1 < best.drawn().get(i)) {
        int middle = (fits + best.drawn().get(i)) >>> 1;
        if (lowers(i, middle)) {
          helped = true;
        } else {
          fits = middle;
        }
      }
    }
    return helped;
  }

  private boolean lowers(int place, int value) {
    List<Integer> candidate = new ArrayList<>(best.drawn());
    candidate.set(place, value);
    return accepts(candidate);
  }

  /** Takes a candidate that still fails, and is simpler when it is generated anew. */
  private boolean accepts(List<Integer> candidate) {
    if (timeIsUp.getAsBoolean() || !tried.add(candidate)) {
      return false;
    }
    Choices choices = Choices.replay(candidate);
    if (!fails.test(choices) || !isSimpler(choices.drawn(), best.drawn())) {
      return false;
    }
    best = choices;
    return true;
  }

  private static boolean isSimpler(List<Integer> one, List<Integer> other) {
    if (one.size() != other.size()) {
      return one.size() < other.size();
    }
    for (int i = 0; i < one.size(); i++) {
      if (!one.get(i).equals(other.get(i))) {
        return one.get(i) < other.get(i);
      }
    }
    return false;
  }
}
