package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Comparison;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the loops that may go round many times. A loop that counts from one constant to another,
 * with few trips in it and in the loops inside, is over before it pays to look whether another work
 * item has faulted; and looking keeps compilers from unrolling it.
 */
final class LongLoops {
  /** More trips than these are many. */
  private static final long FEW = 4096;

  private final Set<Loop> found = Collections.newSetFromMap(new IdentityHashMap<>());

  private LongLoops() {}

  /** {@return the loops, by identity} */
  static Set<Loop> of(List<Statement> body) {
    LongLoops loops = new LongLoops();
    loops.trips(body);
    return loops.found;
  }

  /** {@return how many trips of loops that are not long the statements take at most} */
  private long trips(List<Statement> statements) {
    Map<Variable, Long> constants = new HashMap<>();
    long sum = 0;
    for (Statement statement : statements) {
      if (statement instanceof Loop loop) {
        sum += trips(loop, constants);
      } else {
        for (List<Statement> body : Statements.bodies(statement)) {
          sum += trips(body);
        }
      }
      Statements.walk(List.of(statement), s -> Statements.assigned(s).forEach(constants::remove));
      if (statement instanceof Assign(Variable variable, Constant value, var _)) {
        constants.put(variable, value.bits());
      }
    }
    return Math.min(sum, FEW + 1);
  }

  private long trips(Loop loop, Map<Variable, Long> constants) {
    long inner = 1 + trips(loop.body());
    OptionalLong count = count(loop, constants);
    if (count.isPresent() && count.getAsLong() <= FEW / inner) {
      return count.getAsLong() * inner;
    }
    found.add(loop);
    return 0;
  }

  /** {@return how often a loop goes round at most, if it counts to a constant} */
  private static OptionalLong count(Loop loop, Map<Variable, Long> constants) {
    List<Statement> body = loop.body();
    if (body.size() >= 2
        && body.getFirst()
            instanceof
            If(
                Compare(Comparison comparison, Read(Variable counter), Constant end),
                List<Statement> out,
                var _,
                var _)
        && out.size() == 1
        && out.getFirst() instanceof Break(Label label, var _)
        && label.equals(loop.label())
        && body.getLast() instanceof Assign(Variable assigned, Expression value, var _)
        && assigned.equals(counter)
        && constants.containsKey(counter)
        && isOnlyChange(body, counter)
        && !startsAnew(body, loop.label())) {
      return count(comparison, constants.get(counter), end.bits(), step(value, counter));
    }
    return OptionalLong.empty();
  }

  private static OptionalLong count(Comparison leaves, long start, long end, long step) {
    boolean small = Math.abs(start) <= 1L << 30 && Math.abs(end) <= 1L << 30;
    boolean counts =
        switch (leaves) {
          case GREATER, GREATER_OR_EQUAL -> step > 0;
          case LESS, LESS_OR_EQUAL -> step < 0;
          case EQUAL, NOT_EQUAL -> false;
        };
    return small && counts && Math.abs(step) <= FEW
        ? OptionalLong.of(Math.max(0, (end - start) / step + 1))
        : OptionalLong.empty();
  }

  /** {@return what is added to a counter, or 0} */
  private static long step(Expression value, Variable counter) {
    if (value instanceof Binary(BinaryOperator operator, Read(Variable read), Constant step)
        && read.equals(counter)) {
      return switch (operator) {
        case ADD -> step.bits();
        case SUBTRACT -> -step.bits();
        default -> 0;
      };
    }
    return 0;
  }

  private static boolean isOnlyChange(List<Statement> body, Variable counter) {
    int[] changes = new int[1];
    Statements.walk(body, s -> changes[0] += Statements.assigned(s).contains(counter) ? 1 : 0);
    return changes[0] == 1;
  }

  /** {@return whether a jump comes to the loop's start without the end of its body} */
  private static boolean startsAnew(List<Statement> body, Label label) {
    boolean[] found = new boolean[1];
    Statements.walk(
        body, s -> found[0] |= s instanceof Continue jump && jump.label().equals(label));
    return found[0];
  }
}
