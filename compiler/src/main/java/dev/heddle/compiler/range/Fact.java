package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.ScalarType;
import java.util.List;

/** What is known of symbols where a scope holds. */
sealed interface Fact {
  /** That a fact tells of no symbol in particular, but of a way through the kernel. */
  int GUARD = -1;

  /**
   * A form is 0 or more.
   *
   * @param form which form
   * @param when what must be so of the launch, for this to be known
   * @param about the symbol that this belongs to, or {@link #GUARD}
   */
  record NonNegative(AffineForm form, List<Premise> when, int about) implements Fact {}

  /**
   * A symbol is a form and a multiple of another.
   *
   * @param symbol which symbol
   * @param start the form
   * @param step the other, a number that the launch knows
   * @param when what must be so of the launch, for this to be known
   */
  record Multiple(int symbol, AffineForm start, AffineForm step, List<Premise> when)
      implements Fact {}

  /**
   * A symbol has the value of one of several forms.
   *
   * @param symbol which symbol
   * @param type its type
   * @param alternatives the forms
   */
  record OneOf(int symbol, ScalarType type, List<Alternative> alternatives) implements Fact {}

  /**
   * A form where a scope holds.
   *
   * @param scope where
   * @param form which form
   */
  record Alternative(Scope scope, AffineForm form) {}

  /** What a fact is known under. */
  sealed interface Premise {
    /** {@return the form that it tells of} */
    AffineForm form();
  }

  /**
   * A form is in a range.
   *
   * @param form which form
   * @param least the lower end
   * @param greatest the upper end
   */
  record Between(AffineForm form, long least, long greatest) implements Premise {}

  /**
   * A form is 1, 2, 4 and so on.
   *
   * @param form which form; the launch knows its value
   */
  record PowerOfTwo(AffineForm form) implements Premise {}
}
