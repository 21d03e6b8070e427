package dev.heddle.compiler.lift;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.ir.Variable.Origin;
import dev.heddle.compiler.lift.FlowGraph.Exit;
import dev.heddle.compiler.lift.Value.RecordValue;
import dev.heddle.compiler.lift.Value.Scalar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds where several ways through a method meet. Numbers become a variable that each way
 * assigns; what slots refer to has to be the same on all of them.
 */
final class Joins {
  /** What a block leaves behind. */
  record BlockEnd(
      List<Statement> statements, Exit exit, List<Value> stack, Map<Integer, Value> references) {}

  private final MethodLifter method;

  Joins(MethodLifter method) {
    this.method = method;
  }

  /**
   * {@return the stack that a block starts with}
   *
   * @param before the ends of the blocks that lead to it, of those that are lifted
   * @param isLoop whether others lead back to it
   */
  List<Value> stack(List<BlockEnd> before, boolean isLoop) {
    List<Value> first = before.getFirst().stack();
    List<Value> merged = new ArrayList<>();
    for (BlockEnd end : before) {
      if (end.stack().size() != first.size()) {
        throw method.malformed("stacks of different depths meet");
      }
    }
    for (int depth = 0; depth < first.size(); depth++) {
      int d = depth;
      Value value = first.get(d);
      boolean same = before.stream().allMatch(end -> end.stack().get(d).equals(value));
      if (same && (!isLoop || isFixed(value))) {
        merged.add(value);
      } else {
        List<Value> values = before.stream().map(end -> end.stack().get(d)).toList();
        merged.add(value(values, before, "value"));
      }
    }
    return merged;
  }

  private static boolean isFixed(Value value) {
    return switch (value) {
      case Scalar(Expression e) -> e instanceof Constant;
      case RecordValue(RecordType _, List<Value> components) ->
          components.stream().allMatch(Joins::isFixed);
      default -> true;
    };
  }

  /** {@return variables that each way to a block assigns} */
  private Value value(List<Value> values, List<BlockEnd> ways, String name) {
    Value first = values.getFirst();
    if (first instanceof Scalar(Expression e)) {
      ScalarType type = e.type() == ScalarType.BOOLEAN ? ScalarType.INT : e.type();
      Variable variable = method.session.newVariable(name, type, Origin.TEMPORARY);
      for (int i = 0; i < ways.size(); i++) {
        if (!(values.get(i) instanceof Scalar(Expression from)) || from.type() != type) {
          throw method.malformed("values of different types meet");
        }
        ways.get(i).statements().add(new Assign(variable, from, ways.get(i).exit().location()));
      }
      return new Scalar(new Read(variable));
    }
    if (first instanceof RecordValue(RecordType type, List<Value> components)) {
      List<Value> merged = new ArrayList<>();
      for (int c = 0; c < components.size(); c++) {
        List<Value> parts = new ArrayList<>();
        for (Value value : values) {
          if (!(value instanceof RecordValue record) || !record.type().equals(type)) {
            throw method.differs("a value that is %s or another".formatted(first.describe()));
          }
          parts.add(record.components().get(c));
        }
        merged.add(value(parts, ways, type.components().get(c).name()));
      }
      return new RecordValue(type, merged);
    }
    if (!values.stream().allMatch(first::equals)) {
      throw method.differs("a value that is %s or another".formatted(first.describe()));
    }
    return first;
  }

  /** {@return what local slots refer to where a block starts, as far as all ways agree} */
  Map<Integer, Value> references(int block, List<BlockEnd> before) {
    Map<Integer, Value> merged = new HashMap<>();
    BitSet live = method.webs.liveWebs(block);
    before
        .getFirst()
        .references()
        .forEach(
            (web, value) -> {
              if (live.get(web)
                  && before.stream().allMatch(end -> value.equals(end.references().get(web)))) {
                merged.put(web, value);
              }
            });
    return merged;
  }

  /** What a loop was lifted with must be what comes back to its start. */
  void closeLoop(
      BlockEnd end,
      @Nullable List<Value> entryStack,
      @Nullable Map<Integer, Value> entryReferences) {
    if (entryStack == null || entryReferences == null || entryStack.size() != end.stack().size()) {
      throw method.refuse("a loop that is entered in two places", "write it with for, while or do");
    }
    for (int depth = 0; depth < entryStack.size(); depth++) {
      if (!assignBack(end, entryStack.get(depth), end.stack().get(depth))) {
        throw method.malformed("a stack that changes from trip to trip");
      }
    }
    entryReferences.forEach(
        (web, value) -> {
          if (!value.equals(end.references().get(web))) {
            throw method.differs(
                "variable %s, which refers to something else in the next trip of a loop"
                    .formatted(method.webs.nameOf(web).orElse("?")));
          }
        });
  }

  private boolean assignBack(BlockEnd end, Value entry, Value back) {
    if (entry.equals(back)) {
      return true;
    }
    if (entry instanceof Scalar(Read(Variable variable))
        && back instanceof Scalar(Expression e)
        && variable.origin() == Origin.TEMPORARY
        && e.type() == variable.type()) {
      end.statements().add(new Assign(variable, e, end.exit().location()));
      return true;
    }
    if (entry instanceof RecordValue(RecordType type, List<Value> variables)
        && back instanceof RecordValue(RecordType same, List<Value> components)
        && type.equals(same)) {
      for (int c = 0; c < variables.size(); c++) {
        if (!assignBack(end, variables.get(c), components.get(c))) {
          return false;
        }
      }
      return true;
    }
    return false;
  }
}
