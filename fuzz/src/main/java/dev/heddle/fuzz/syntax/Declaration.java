package dev.heddle.fuzz.syntax;

import java.util.List;
import java.util.Optional;

/** What a record declares. */
public sealed interface Declaration {
  /** A static final field. */
  record Constant(String type, String name, Expression value) implements Declaration {}

  /** A static final array. */
  record ConstantArray(Primitive element, String name, List<Expression> values)
      implements Declaration {}

  /**
   * A method.
   *
   * @param modifiers with a space behind, or nothing
   * @param result the type of the result
   * @param parameters types and names
   */
  record Method(
      String modifiers, String result, String name, List<String> parameters, List<Statement> body)
      implements Declaration {}

  /** A canonical constructor in compact form. */
  record Constructor(String name, List<Statement> body) implements Declaration {}

  /**
   * A record.
   *
   * @param components types and names
   * @param implemented the interface that it implements
   */
  record Record(
      String name, List<String> components, Optional<String> implemented, List<Declaration> members)
      implements Declaration {}
}
