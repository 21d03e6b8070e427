package dev.heddle.compiler.range;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a kernel in which facts are known: those of the scope around it, and its own. Scopes
 * are numbered as they are made, so that what a scope builds on has a lower number.
 */
final class Scope {
  /** A quotient and a remainder of the same two forms, as symbols. */
  record Division(AffineForm dividend, AffineForm divisor, int quotient, int remainder) {}

  final int number;
  final @Nullable Scope parent;
  final List<Fact> facts;
  final @Nullable Division division;
  private final int depth;

  Scope(int number, @Nullable Scope parent, List<Fact> facts, @Nullable Division division) {
    this.number = number;
    this.parent = parent;
    this.facts = List.copyOf(facts);
    this.division = division;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  /** {@return the innermost scope around both} */
  static Scope common(Scope a, Scope b) {
    Scope x = a;
    Scope y = b;
    while (x != y) {
      if (x.depth >= y.depth && x.parent != null) {
        x = x.parent;
      } else if (y.parent != null) {
        y = y.parent;
      } else {
        throw new IllegalArgumentException("scopes of two kernels");
      }
    }
    return x;
  }

  /** {@return the symbols of a division that was made before, or nothing} */
  @Nullable Division division(AffineForm dividend, AffineForm divisor) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Division known = scope.division;
      if (known != null && known.dividend().equals(dividend) && known.divisor().equals(divisor)) {
        return known;
      }
    }
    return null;
  }
}
