package dev.heddle.fuzz.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The decisions that make a case, each a number below a bound: drawn at random, or taken from a
 * list. A generator that asks for nothing else is a function of the list, so that a case shrinks as
 * its list shrinks: any list gives some valid case, and lower numbers and shorter lists give
 * simpler ones (MacIver and Donaldson, Test-Case Reduction via Test-Case Generation, ECOOP 2020).
 */
public final class Choices {
  /** A generator that recurses without an end stops here: all later choices are 0. */
  private static final int LIMIT = 6000;

  private final SplittableRandom random;
  private final List<Integer> given;
  private final boolean replays;
  private final List<Integer> drawn = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  /**
   * Choices that make one part of a case: to shrink it, they go together.
   *
   * @param from the first
   * @param to behind the last
   */
  public record Span(int from, int to) {
    /** {@return how many choices it has} */
    public int length() {
      return to - from;
    }
  }

  private Choices(SplittableRandom random, List<Integer> given, boolean replays) {
    this.random = random;
    this.given = given;
    this.replays = replays;
  }

  /**
   * {@return random choices}
   *
   * @param seed the same seed gives the same choices
   */
  public static Choices random(long seed) {
    return new Choices(new SplittableRandom(seed), List.of(), false);
  }

  /**
   * {@return choices taken from a list, and 0 behind its end}
   *
   * @param choices numbers; those that are too large count as the largest that is allowed
   */
  public static Choices replay(List<Integer> choices) {
    return new Choices(new SplittableRandom(0), choices, true);
  }

  /**
   * {@return a number that is at least 0}
   *
   * @param bound what it is below, at least 1
   */
  public int below(int bound) {
    int next = drawn.size();
    int choice;
    if (next >= LIMIT) {
      return 0;
    } else if (replays) {
      choice = next < given.size() ? Math.clamp(given.get(next), 0, bound - 1) : 0;
    } else {
      choice = random.nextInt(bound);
    }
    drawn.add(choice);
    return choice;
  }

  /** {@return true with the given chance in percent; false is the simpler} */
  public boolean percent(int chance) {
    return below(100) >= 100 - chance;
  }

  /**
   * {@return one of a list}
   *
   * @param simplestFirst what to choose from
   */
  public <T> T of(List<T> simplestFirst) {
    return simplestFirst.get(below(simplestFirst.size()));
  }

  /** {@return 64 bits, from four choices} */
  public long bits() {
    long bits = 0;
    for (int i = 0; i < 4; i++) {
      bits = bits << 16 | below(1 << 16);
    }
    return bits;
  }

  /** {@return what is made, having noted its choices as a part of the case} */
  <T> T part(Supplier<T> made) {
    int from = drawn.size();
    T part = made.get();
    if (drawn.size() > from) {
      spans.add(new Span(from, drawn.size()));
    }
    return part;
  }

  /** {@return the parts of the case, the inner before the outer} */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** {@return how many choices there were} */
  int count() {
    return drawn.size();
  }

  /** {@return all choices so far, without the zeros at their end, which go without saying} */
  public List<Integer> drawn() {
    int end = drawn.size();
    while (end > 0 && drawn.get(end - 1) == 0) {
      end--;
    }
    return List.copyOf(drawn.subList(0, end));
  }
}
