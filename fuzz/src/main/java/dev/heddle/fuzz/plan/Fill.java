package dev.heddle.fuzz.plan;

import dev.heddle.fuzz.generator.Literals;
import dev.heddle.fuzz.syntax.Primitive;
import java.util.SplittableRandom;

/**
 * What memory holds at first, as a function of a number: 0 is zeros, 1 counts up, 2 is ones, any
 * other a mixture of small numbers, those on the edge, and any bits.
 */
public final class Fill {
  private static final int COUNT_UP = 1;
  private static final int ONES = 2;

  private final Primitive element;
  private final int fill;
  private final SplittableRandom random;

  /** Starts at the first element. */
  public Fill(Primitive element, int fill) {
    this.element = element;
    this.fill = fill;
    this.random = new SplittableRandom(fill);
  }

  /**
   * {@return the bits of an element}
   *
   * @param index which one; each is asked for once, in order
   */
  public long bits(int index) {
    return switch (fill) {
      case 0 -> 0;
      case COUNT_UP -> small(index);
      case ONES -> small(1);
      default ->
          switch (random.nextInt(4)) {
            case 0 -> Literals.canonical(element, random.nextLong());
            case 1 -> Literals.edge(element, random.nextInt(1 << 16));
            case 2 -> small(random.nextInt(17) - 8);
            default -> small(random.nextInt(2001) - 1000);
          };
    };
  }

  private long small(int value) {
    return switch (element) {
      case FLOAT -> Float.floatToIntBits(value * (fill == COUNT_UP ? 1 : 0.25f));
      case DOUBLE -> Double.doubleToLongBits(value * (fill == COUNT_UP ? 1 : 0.125));
      default -> Literals.canonical(element, value);
    };
  }
}
