package dev.heddle.compiler.range;

import dev.heddle.compiler.range.AffineForm.Term;
import dev.heddle.compiler.range.Fact.Alternative;
import dev.heddle.compiler.range.Fact.Multiple;
import dev.heddle.compiler.range.Fact.NonNegative;
import dev.heddle.compiler.range.Fact.OneOf;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether anything is known of a form that could bound it. A check of a form of which nothing is
 * known would fail at each launch, and is better left in the kernel.
 */
final class Boundedness {
  private static final int DEPTH_LIMIT = 12;

  /** The end of a range that is asked for. */
  enum Side {
    LOWER,
    UPPER;

    Side other() {
      return this == LOWER ? UPPER : LOWER;
    }
  }

  private final List<Symbol> symbols;
  private final Set<Question> open = new HashSet<>();

  /** What is being asked; to ask it again leads nowhere. */
  private record Question(Scope scope, int symbol, Side side) {}

  Boundedness(List<Symbol> symbols) {
    this.symbols = symbols;
  }

  boolean isBounded(Scope scope, AffineForm form) {
    return isBounded(scope, form, Side.LOWER) && isBounded(scope, form, Side.UPPER);
  }

  boolean isBounded(Scope scope, AffineForm form, Side side) {
    for (Term term : form.terms()) {
      if (term.symbol() != AffineForm.NO_SYMBOL && !isBounded(scope, term, side)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBounded(Scope scope, Term term, Side side) {
    boolean known = term.atoms().isEmpty();
    Side own = term.factor() > 0 ? side : side.other();
    return isBounded(scope, term.symbol(), own)
        && (known || isBounded(scope, term.symbol(), own.other()));
  }

  private boolean isBounded(Scope scope, int symbol, Side side) {
    if (symbols.get(symbol) instanceof Symbol.Identity) {
      return true;
    }
    Question question = new Question(scope, symbol, side);
    if (open.size() >= DEPTH_LIMIT || !open.add(question)) {
      return false;
    }
    try {
      for (Scope at = scope; at != null; at = at.parent) {
        for (Fact fact : at.facts) {
          if (bounds(fact, symbol, side, at)) {
            return true;
          }
        }
      }
      return false;
    } finally {
      open.remove(question);
    }
  }

  private boolean bounds(Fact fact, int symbol, Side side, Scope scope) {
    return switch (fact) {
      case Multiple _ -> false;
      case OneOf(int s, var _, List<Alternative> alternatives) ->
          s == symbol && alternatives.stream().allMatch(a -> isBounded(a.scope(), a.form(), side));
      case NonNegative(AffineForm form, var _, int _) ->
          form.terms().stream()
                  .anyMatch(t -> t.symbol() == symbol && (t.factor() > 0) == (side == Side.LOWER))
              && form.terms().stream()
                  .filter(t -> t.symbol() != symbol && t.symbol() != AffineForm.NO_SYMBOL)
                  .allMatch(t -> isBounded(scope, t, Side.UPPER));
    };
  }
}
