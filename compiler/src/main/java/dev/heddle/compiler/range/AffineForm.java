package dev.heddle.compiler.range;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sum of terms, each a number times values that a launch knows times at most one symbol. It
 * stands for an integer without bounds; that of a program is the same modulo 2 to the power of its
 * size, and so equal where both are in range.
 *
 * @param terms in a fixed order, none of them alike but for the factor, none 0
 */
record AffineForm(List<Term> terms) {
  static final int NO_SYMBOL = -1;

  /**
   * A product.
   *
   * @param factor a number
   * @param atoms the numbers of values that the launch knows, ascending
   * @param symbol the number of a symbol, or {@link #NO_SYMBOL}
   */
  record Term(long factor, List<Integer> atoms, int symbol) {
    boolean isLike(Term other) {
      return symbol == other.symbol && atoms.equals(other.atoms);
    }

    boolean isConstant() {
      return symbol == NO_SYMBOL && atoms.isEmpty();
    }

    /** Symbols first, then what the launch knows, then the constant; factors do not count. */
    static int order(Term a, Term b) {
      int byRank = Integer.compare(a.rank(), b.rank());
      int bySymbol = byRank != 0 ? byRank : Integer.compare(a.symbol, b.symbol);
      return bySymbol != 0 ? bySymbol : a.atoms.toString().compareTo(b.atoms.toString());
    }

    private int rank() {
      return isConstant() ? 2 : symbol == NO_SYMBOL ? 1 : 0;
    }
  }

  static final AffineForm ZERO = new AffineForm(List.of());

  static AffineForm constant(long value) {
    return of(new Term(value, List.of(), NO_SYMBOL));
  }

  static AffineForm atom(int atom) {
    return of(new Term(1, List.of(atom), NO_SYMBOL));
  }

  static AffineForm symbol(int symbol) {
    return of(new Term(1, List.of(), symbol));
  }

  private static AffineForm of(Term term) {
    return term.factor() == 0 ? ZERO : new AffineForm(List.of(term));
  }

  /** {@return a sum; throws {@link ArithmeticException} where numbers become too large} */
  AffineForm plus(AffineForm other) {
    List<Term> sum = new ArrayList<>(terms);
    for (Term term : other.terms) {
      add(sum, term);
    }
    return sum(sum);
  }

  private static AffineForm sum(List<Term> terms) {
    terms.sort(Term::order);
    return new AffineForm(List.copyOf(terms));
  }

  private static void add(List<Term> sum, Term term) {
    for (int i = 0; i < sum.size(); i++) {
      if (sum.get(i).isLike(term)) {
        long factor = Math.addExact(sum.get(i).factor(), term.factor());
        if (factor == 0) {
          sum.remove(i);
        } else {
          sum.set(i, new Term(factor, term.atoms(), term.symbol()));
        }
        return;
      }
    }
    sum.add(term);
  }

  AffineForm plus(long constant) {
    return plus(constant(constant));
  }

  AffineForm minus(AffineForm other) {
    return plus(other.negated());
  }

  AffineForm negated() {
    return times(constant(-1));
  }

  /** {@return a product, of which one factor is uniform} */
  AffineForm times(AffineForm other) {
    List<Term> product = new ArrayList<>();
    for (Term a : terms) {
      for (Term b : other.terms) {
        if (a.symbol() != NO_SYMBOL && b.symbol() != NO_SYMBOL) {
          throw new IllegalArgumentException("a product of two symbols");
        }
        List<Integer> atoms = new ArrayList<>(a.atoms());
        atoms.addAll(b.atoms());
        atoms.sort(null);
        add(
            product,
            new Term(
                Math.multiplyExact(a.factor(), b.factor()),
                List.copyOf(atoms),
                Math.max(a.symbol(), b.symbol())));
      }
    }
    return sum(product);
  }

  /** {@return whether the launch knows the value} */
  boolean isUniform() {
    return terms.stream().allMatch(t -> t.symbol() == NO_SYMBOL);
  }

  /** {@return whether this is one symbol, or one value of the launch, or an {@code int}} */
  boolean isSingle() {
    if (terms.size() != 1) {
      return terms.isEmpty();
    }
    Term term = terms.getFirst();
    return term.isConstant()
        ? term.factor() == (int) term.factor()
        : term.factor() == 1 && term.atoms().size() == (term.symbol() == NO_SYMBOL ? 1 : 0);
  }

  Set<Integer> symbols() {
    Set<Integer> symbols = new HashSet<>();
    for (Term term : terms) {
      if (term.symbol() != NO_SYMBOL) {
        symbols.add(term.symbol());
      }
    }
    return symbols;
  }
}
