package dev.heddle.compiler.lift;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.Length;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.AtomicOperator;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Variable;
import java.util.List;
import java.util.Optional;

/** Lifts accesses to buffers, local memory and arrays. */
final class Memories {
  private Memories() {}

  /** {@return the length of an array} */
  static int length(Memory array) {
    return switch (array) {
      case PrivateArray a -> a.length();
      case ConstantArray a -> a.values().size();
      default -> throw new IllegalStateException(array + " has no constant length");
    };
  }

  /** {@return an index that may be used twice, and that is checked where it is not known} */
  static Expression checked(MethodLifter method, Memory memory, Expression index) {
    // Indices of buffers are long; most are widened from int, which they may stay.
    Expression plain =
        switch (index) {
          case Convert(ScalarType to, Expression narrow)
              when to == ScalarType.LONG && narrow.type() == ScalarType.INT ->
              narrow;
          case Constant constant when constant.bits() == (int) constant.bits() ->
              Constant.of((int) constant.bits());
          default -> index;
        };
    if (plain instanceof Constant constant
        && (memory instanceof PrivateArray || memory instanceof ConstantArray)
        && constant.bits() >= 0
        && constant.bits() < length(memory)) {
      return plain;
    }
    Expression trivial = method.trivial(plain, "index");
    method.emit(new CheckIndex(memory, trivial, method.location()));
    return trivial;
  }

  static void store(MethodLifter method, Memory memory, Expression index, Expression value) {
    Expression checked = checked(method, memory, index);
    method.saveLoadsOf(memory);
    method.emit(new Statement.Store(memory, checked, value, method.location()));
  }

  /** Lifts a call of a method of {@link dev.heddle.Elements}. */
  static void call(MethodLifter method, Memory memory, String name, List<Expression> arguments) {
    switch (name) {
      case "clone" ->
          throw method.refuse(
              "a clone of " + memory.name(), "make a new array, and copy the elements in a loop");
      case "length" -> method.push(new Length(memory));
      case "get" -> method.push(new Load(memory, checked(method, memory, arguments.getFirst())));
      case "set" -> store(method, memory, arguments.get(0), arguments.get(1));
      default -> atomic(method, memory, name, arguments);
    }
  }

  private static void atomic(
      MethodLifter method, Memory memory, String name, List<Expression> arguments) {
    for (AtomicOperator operator : AtomicOperator.values()) {
      if (operator.method().equals(name)) {
        Expression index = checked(method, memory, arguments.getFirst());
        method.saveLoadsOf(memory);
        Variable before =
            method.session.newVariable(
                "before", memory.element().computational(), Variable.Origin.TEMPORARY);
        method.emit(
            new Atomic(
                Optional.of(before),
                operator,
                memory,
                index,
                arguments.subList(1, arguments.size()),
                method.location()));
        method.push(new Read(before));
        return;
      }
    }
    throw method.refuse(
        "the host's method %s of %s".formatted(name, memory.name()),
        "a kernel reads, writes and counts elements; do the rest on the host");
  }
}
