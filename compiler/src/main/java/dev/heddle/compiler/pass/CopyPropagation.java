package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Clear;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.ir.Variable.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does without the compiler's own variables: one that holds a constant, or a variable that is never
 * assigned again, is that; one that is read once, soon after, is the expression that it holds.
 */
public final class CopyPropagation {
  private static final int EXPRESSION_LIMIT = 40;

  private final VariableUses uses;

  private CopyPropagation(VariableUses uses) {
    this.uses = uses;
  }

  /**
   * {@return a kernel with fewer variables}
   *
   * @param kernel the kernel
   */
  public static KernelCode run(KernelCode kernel) {
    List<Statement> body = kernel.body();
    while (true) {
      CopyPropagation pass = new CopyPropagation(new VariableUses(body));
      List<Statement> next = pass.forward(pass.replaceCopies(body));
      if (next.equals(body)) {
        return kernel.withBody(next);
      }
      body = next;
    }
  }

  private boolean isTemporary(Variable variable) {
    return variable.origin() == Origin.TEMPORARY && uses.writes(variable) == 1;
  }

  private List<Statement> replaceCopies(List<Statement> body) {
    Map<Variable, Expression> copies = new HashMap<>();
    Statements.walk(
        body,
        statement -> {
          if (statement instanceof Assign(Variable variable, Expression value, var _)
              && isTemporary(variable)) {
            boolean stable =
                value instanceof Constant
                    || value instanceof Read(Variable source)
                        && (source.origin() == Origin.ARGUMENT
                            || uses.writes(source) == 1 && source.origin() == Origin.TEMPORARY);
            if (stable) {
              copies.put(variable, value);
            }
          }
        });
    return copies.isEmpty() ? body : replace(body, copies);
  }

  private static List<Statement> replace(
      List<Statement> statements, Map<Variable, Expression> copies) {
    List<Statement> replaced = new ArrayList<>();
    for (Statement statement : statements) {
      if (statement instanceof Assign assign && copies.containsKey(assign.variable())) {
        continue;
      }
      replaced.add(
          Statements.mapBodies(
              Statements.mapExpressions(statement, e -> substitute(e, copies)),
              body -> replace(body, copies)));
    }
    return replaced;
  }

  private static Expression substitute(Expression expression, Map<Variable, Expression> copies) {
    return Expressions.rebuild(
        expression,
        e -> {
          Expression found = e;
          while (found instanceof Read(Variable variable) && copies.containsKey(variable)) {
            found = copies.get(variable);
          }
          return found;
        });
  }

  private List<Statement> forward(List<Statement> statements) {
    List<Statement> kept = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      kept.add(Statements.mapBodies(statement, this::forward));
    }
    for (int i = kept.size() - 2; i >= 0; i--) {
      if (kept.get(i) instanceof Assign assign
          && isTemporary(assign.variable())
          && uses.reads(assign.variable()) == 1
          && moved(kept, i, assign)) {
        kept.remove(i);
      }
    }
    return kept;
  }

  /** Moves an expression to the one statement that reads it; {@return whether that was possible} */
  private static boolean moved(List<Statement> statements, int from, Assign assign) {
    for (int i = from + 1; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      boolean reads =
          Statements.expressions(statement).stream()
              .anyMatch(e -> Expressions.reads(e, assign.variable()));
      if (reads) {
        // A check names its index again in the access.
        boolean small =
            Statements.expressions(statement).stream().mapToInt(Expressions::size).sum()
                    + Expressions.size(assign.value())
                <= EXPRESSION_LIMIT;
        if (!small
            || statement instanceof CheckIndex
            || statement instanceof CheckTexel
            || statement instanceof CheckDivisor) {
          return false;
        }
        Map<Variable, Expression> value = Map.of(assign.variable(), assign.value());
        statements.set(i, Statements.mapExpressions(statement, e -> substitute(e, value)));
        return true;
      }
      if (changes(statement, assign.value())) {
        return false;
      }
    }
    return false;
  }

  /** {@return whether a statement may change the value of an expression, or leaves the row} */
  private static boolean changes(Statement statement, Expression value) {
    if (Statements.assigned(statement).stream().anyMatch(v -> Expressions.reads(value, v))) {
      return true;
    }
    return switch (statement) {
      case Block _, Loop _, If _, Switch _ -> true;
      case Barrier _ -> Expressions.loads(value);
      case Store store -> reads(value, store.memory());
      case Atomic atomic -> reads(value, atomic.memory());
      case Clear clear -> reads(value, clear.array());
      default -> false;
    };
  }

  private static boolean reads(Expression value, Memory memory) {
    return Expressions.any(
        value,
        e ->
            e instanceof Load load
                && (load.memory().equals(memory)
                    || load.memory() instanceof BufferParameter
                        && memory instanceof BufferParameter));
  }
}
