package dev.heddle.fuzz.syntax;

import java.util.List;
import java.util.Optional;

/** What has a value, and perhaps effects. */
public sealed interface Expression {
  /** A literal, or a name such as {@code Float.NaN}. */
  record Literal(String text) implements Expression {}

  /** A variable or constant. */
  record Name(String name) implements Expression {}

  /** An operator before its operand. */
  record Prefix(String operator, Expression operand) implements Expression {}

  /** An operator behind its operand. */
  record Postfix(Expression operand, String operator) implements Expression {}

  /** An operator between its operands. */
  record Binary(Expression left, String operator, Expression right) implements Expression {}

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(Expression condition, Expression whenTrue, Expression whenFalse)
      implements Expression {}

  /** A conversion. */
  record Cast(Type type, Expression operand) implements Expression {}

  /**
   * A call of a method.
   *
   * @param target the object or class before the point, if there is one
   */
  record Call(Optional<Expression> target, String method, List<Expression> arguments)
      implements Expression {
    public static Call of(Expression target, String method, Expression... arguments) {
      return new Call(Optional.of(target), method, List.of(arguments));
    }

    public static Call ofStatic(String type, String method, Expression... arguments) {
      return of(new Name(type), method, arguments);
    }
  }

  /** A new record. */
  record New(RecordType type, List<Expression> arguments) implements Expression {}

  /** An element of an array. */
  record Element(String array, Expression index) implements Expression {}

  /** An assignment, plain or compound. */
  record Assignment(Expression target, String operator, Expression value) implements Expression {}

  /**
   * A switch with a value.
   *
   * @param cases the arms but the default
   * @param otherwise the default arm
   */
  record SwitchValue(Expression selector, List<Arm> cases, Arm otherwise) implements Expression {}

  /**
   * An arm of a switch with a value.
   *
   * @param labels what it is for; none for the default
   * @param body what runs before the value is known
   * @param value what it gives
   */
  record Arm(List<String> labels, List<Statement> body, Expression value) {}
}
