package dev.heddle.fuzz.generator;

import dev.heddle.fuzz.generator.Component.Input;
import dev.heddle.fuzz.generator.Component.Own;
import dev.heddle.fuzz.generator.Component.Shared;
import dev.heddle.fuzz.generator.Frame.Array;
import dev.heddle.fuzz.generator.Frame.Local;
import dev.heddle.fuzz.generator.Frame.Place;
import dev.heddle.fuzz.generator.Generation.Faults;
import dev.heddle.fuzz.syntax.Expression;
import dev.heddle.fuzz.syntax.Expression.Binary;
import dev.heddle.fuzz.syntax.Expression.Call;
import dev.heddle.fuzz.syntax.Expression.Cast;
import dev.heddle.fuzz.syntax.Expression.Literal;
import dev.heddle.fuzz.syntax.Expression.Name;
import dev.heddle.fuzz.syntax.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes indices in all the shapes that a range analysis has to see through. */
final class Indices {
  /** The work item's number, from 0; a local variable of each kernel. */
  static final String ID = "id";

  /** The work item's number in its group. */
  static final String LOCAL_ID = "lid";

  /** The number of work items of a group. */
  static final String GROUP_SIZE = "groupSize";

  private final Generation kernel;
  private final Choices choices;
  private final Frame frame;
  private final Expressions expressions;

  Indices(Generation kernel, Frame frame, Expressions expressions) {
    this.kernel = kernel;
    this.choices = kernel.choices;
    this.frame = frame;
    this.expressions = expressions;
  }

  /** {@return an index of an element that is the work item's own} */
  Expression own(Own own, int depth) {
    return slot(new Name(ID), own.width(), depth);
  }

  /** {@return an index of an element of local memory that is the work item's own} */
  Expression ownShared(Shared memory, int depth) {
    return slot(new Name(LOCAL_ID), memory.width(), depth);
  }

  private Expression slot(Expression owner, int width, int depth) {
    if (width == 1) {
      return owner;
    }
    Expression start = new Binary(owner, "*", literal(width));
    return new Binary(start, "+", below(width, depth));
  }

  /** {@return an index of any element of local memory} */
  Expression anyShared(Shared memory, int depth) {
    if (choices.below(2) == 0) {
      return ownShared(memory, depth);
    }
    return Call.ofStatic(
        "Math",
        "floorMod",
        expressions.of(Primitive.INT, depth),
        new Binary(new Name(GROUP_SIZE), "*", literal(memory.width())));
  }

  /** {@return an index of a buffer that is read alone} */
  Expression input(Input input, int depth) {
    if (unguarded()) {
      return expressions.of(choices.below(4) < 3 ? Primitive.INT : Primitive.LONG, depth);
    }
    List<Supplier<Expression>> kinds = new ArrayList<>();
    Expression length = Call.of(new Name(input.name()), "length");
    if (input.length() == 0) {
      if (frame.place == Place.RUN) {
        kinds.add(() -> new Name(ID));
        kinds.add(() -> new Name(ID));
        kinds.add(() -> new Binary(new Binary(length, "-", new Literal("1")), "-", new Name(ID)));
      }
    } else {
      kinds.add(() -> below(input.length(), depth));
      kinds.add(() -> below(input.length(), depth));
    }
    kinds.add(
        () -> Call.ofStatic("Math", "floorMod", expressions.of(Primitive.LONG, depth), length));
    kinds.add(
        () ->
            Call.ofStatic(
                "Math",
                "floorMod",
                expressions.of(Primitive.INT, depth),
                new Cast(Primitive.INT, length)));
    kinds.add(
        () ->
            Call.ofStatic(
                "Math",
                "min",
                new Binary(length, "-", new Literal("1")),
                new Binary(expressions.of(Primitive.INT, depth), "&", literal(0xffff))));
    return choices.of(kinds).get();
  }

  /** {@return an index of an array} */
  Expression array(Array array, int depth) {
    return unguarded()
        ? expressions.of(Primitive.INT, Math.min(depth, 1))
        : below(array.length(), depth);
  }

  private boolean unguarded() {
    return kernel.faults == Faults.ANY && choices.below(8) == 7;
  }

  /**
   * {@return an int that is at least 0}
   *
   * @param bound what it is below
   */
  Expression below(int bound, int depth) {
    List<Supplier<Expression>> kinds = new ArrayList<>();
    kinds.add(() -> literal(choices.below(bound)));
    for (Local local : frame.locals) {
      if (local.bound() > 0) {
        Name counter = new Name(local.variable().name());
        if (local.bound() <= bound) {
          kinds.add(() -> counter);
          kinds.add(() -> counter);
        }
        kinds.add(() -> new Binary(counter, "%", literal(bound)));
      }
    }
    if (Integer.bitCount(bound) == 1) {
      kinds.add(() -> new Binary(expressions.of(Primitive.INT, depth), "&", literal(bound - 1)));
    }
    kinds.add(
        () ->
            Call.ofStatic(
                "Math", "floorMod", expressions.of(Primitive.INT, depth), literal(bound)));
    kinds.add(
        () ->
            new Binary(
                new Binary(expressions.of(Primitive.INT, depth), ">>>", literal(1)),
                "%",
                literal(bound)));
    return choices.of(kinds).get();
  }

  static Expression literal(int value) {
    return new Literal(Integer.toString(value));
  }
}
