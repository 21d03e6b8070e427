package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.generator.Frame.Leaving;
import dev.heddle.fuzz.generator.Frame.Local;
import dev.heddle.fuzz.generator.Frame.Place;
import dev.heddle.fuzz.syntax.Declaration;
import dev.heddle.fuzz.syntax.Expression.Name;
import dev.heddle.fuzz.syntax.Primitive;
import dev.heddle.fuzz.syntax.RecordType;
import dev.heddle.fuzz.syntax.Statement;
import dev.heddle.fuzz.syntax.Statement.Return;
import dev.heddle.fuzz.syntax.Statement.Run;
import dev.heddle.fuzz.syntax.Type;
import dev.heddle.fuzz.syntax.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what a kernel calls: records of values with their methods, and methods of its own. */
final class Methods {
  private final Generation kernel;
  private final Choices choices;

  Methods(Generation kernel) {
    this.kernel = kernel;
    this.choices = kernel.choices;
  }

  /** {@return a record, which may hold those made before} */
  Declaration.Record record() {
    List<Variable> components = new ArrayList<>();
    int count = 1 + choices.below(4);
    for (int i = 0; i < count; i++) {
      Type type =
          !kernel.records.isEmpty() && choices.below(4) == 3
              ? choices.of(kernel.records)
              : kernel.type();
      components.add(kernel.variable(type, "c"));
    }
    RecordType type = new RecordType(kernel.name("R"), List.copyOf(components));
    List<Declaration> members = new ArrayList<>();
    if (choices.below(4) == 3) {
      members.add(constructor(type));
    }
    kernel.records.add(type);
    int methods = choices.below(3);
    for (int i = 0; i < methods; i++) {
      Type result = choices.below(2) == 0 ? type : kernel.type();
      members.add(method(Optional.of(type), Place.STATIC, result));
    }
    return new Declaration.Record(
        type.name(), components.stream().map(Methods::text).toList(), Optional.empty(), members);
  }

  /** A compact constructor that changes a component. */
  private Declaration constructor(RecordType type) {
    Frame frame = new Frame(Place.STATIC, Optional.empty(), Leaving.NEVER);
    type.components().forEach(component -> frame.add(component, Local.Access.ASSIGNABLE));
    Variable changed = choices.of(type.components());
    Statements statements = new Statements(kernel, frame);
    return new Declaration.Constructor(
        type.name(),
        List.of(
            new Run(
                statements.expressions().assignment(new Name(changed.name()), changed.type(), 2))));
  }

  /** {@return a static method, or one of the kernel's own} */
  Declaration.Method method() {
    Place place = choices.below(3) < 2 ? Place.STATIC : Place.METHOD;
    Type result =
        !kernel.records.isEmpty() && choices.below(4) == 3
            ? choices.of(kernel.records)
            : kernel.type();
    return method(Optional.empty(), place, result);
  }

  private Declaration.Method method(Optional<RecordType> owner, Place place, Type result) {
    Frame frame = new Frame(place, Optional.of(result), Leaving.WITH_VALUE);
    owner.ifPresent(record -> record.components().forEach(c -> frame.add(c, Local.Access.FIXED)));
    List<Variable> parameters = new ArrayList<>();
    int count = choices.below(4);
    for (int i = 0; i < count; i++) {
      Type type =
          !kernel.records.isEmpty() && choices.below(4) == 3
              ? choices.of(kernel.records)
              : kernel.type();
      Variable parameter = kernel.variable(type, "p");
      parameters.add(parameter);
      frame.add(parameter, Local.Access.ASSIGNABLE);
    }
    List<Statement> body = new ArrayList<>();
    Statements statements = new Statements(kernel, frame);
    if (choices.below(3) > 0) {
      statements.fill(body);
    }
    body.add(new Return(Optional.of(statements.expressions().of(result))));
    String name = kernel.name("m");
    kernel.methods.add(
        new Generation.Method(
            owner,
            place,
            name,
            result,
            parameters.stream().map(Variable::type).toList(),
            frame.steps + 1));
    String modifiers = owner.isEmpty() && place == Place.STATIC ? "static " : "";
    return new Declaration.Method(
        modifiers, result.text(), name, parameters.stream().map(Methods::text).toList(), body);
  }

  /** {@return a constant, or an array of constants} */
  Declaration constant() {
    Primitive type = kernel.type();
    if (choices.below(2) == 0) {
      Generation.Constant constant = new Generation.Constant(type, kernel.name("CONSTANT"));
      Declaration declaration =
          new Declaration.Constant(type.text(), constant.name(), kernel.literal(type));
      kernel.constants.add(constant);
      return declaration;
    }
    int length = 1 + choices.below(6);
    List<dev.heddle.fuzz.syntax.Expression> values = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      values.add(kernel.literal(type));
    }
    String name = kernel.name("TABLE");
    kernel.constantArrays.add(new Frame.Array(type, name, length, Local.Access.FIXED));
    return new Declaration.ConstantArray(type, name, values);
  }

  static String text(Variable variable) {
    return variable.type().text() + " " + variable.name();
  }
}
