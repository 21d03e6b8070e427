package dev.heddle.fuzz.syntax;

import java.util.List;
import java.util.Optional;

/** What is done. */
public sealed interface Statement {
  /** A local variable; without a value it is assigned before it is read. */
  record Declare(Variable variable, Optional<Expression> value) implements Statement {}

  /** A private array of zeros. */
  record DeclareArray(Primitive element, String name, int length) implements Statement {}

  /** A private array of the given values. */
  record DeclareArrayOf(Primitive element, String name, List<Expression> values)
      implements Statement {}

  /** An expression for its effect. */
  record Run(Expression expression) implements Statement {}

  /** {@code if}, with {@code else} unless that is empty. */
  record If(Expression condition, List<Statement> whenTrue, List<Statement> whenFalse)
      implements Statement {}

  /**
   * {@code for}, with a counter of its own.
   *
   * @param label a label, or nothing
   */
  record For(
      String label,
      Variable counter,
      Expression first,
      Expression condition,
      Expression update,
      List<Statement> body)
      implements Statement {}

  /** {@code while}. */
  record While(String label, Expression condition, List<Statement> body) implements Statement {}

  /** {@code do ... while}. */
  record DoWhile(String label, List<Statement> body, Expression condition) implements Statement {}

  /** A labelled block. */
  record Labelled(String label, List<Statement> body) implements Statement {}

  /** {@code break} or {@code continue}, with a label or nothing. */
  record Jump(String keyword, String label) implements Statement {}

  /** {@code return}. */
  record Return(Optional<Expression> value) implements Statement {}

  /** A switch over groups of labels, which may fall through. */
  record Switch(Expression selector, List<Group> groups) implements Statement {}

  /**
   * A group of a switch.
   *
   * @param labels {@code case 1}, {@code default}
   * @param body what is done; it falls through unless it ends in a jump
   */
  record Group(List<String> labels, List<Statement> body) {}
}
