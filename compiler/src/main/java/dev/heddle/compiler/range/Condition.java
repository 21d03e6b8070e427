package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.ScalarType;

/**
 * What must hold of a form wherever a scope does.
 *
 * @param scope where
 * @param form which form
 * @param demand what must hold
 */
record Condition(Scope scope, AffineForm form, Demand demand) {
  /** What must hold of a form. */
  sealed interface Demand {}

  /**
   * It is an index inside.
   *
   * @param memory whose index
   * @param type the type of the index
   */
  record Inside(Memory memory, ScalarType type) implements Demand {}

  /**
   * It is no less than a number.
   *
   * @param least the number
   */
  record AtLeast(long least) implements Demand {}

  /**
   * It is no more than a number.
   *
   * @param greatest the number
   */
  record AtMost(long greatest) implements Demand {}

  /**
   * It is not 0, and a number of its type.
   *
   * @param type its type
   */
  record NotZero(ScalarType type) implements Demand {}
}
