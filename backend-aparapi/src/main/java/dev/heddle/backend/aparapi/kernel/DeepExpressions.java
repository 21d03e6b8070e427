package dev.heddle.backend.aparapi.kernel;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits expressions that nest deeply, by variables for parts of them. Each operation becomes a few
 * pairs of parentheses, and compilers of C end at 256 within one another.
 *
 * <p>The condition at the start of a loop stays whole: it is evaluated each time.
 */
final class DeepExpressions {
  private static final int DEEPEST = 24;

  private int nextVariable;

  private DeepExpressions(int nextVariable) {
    this.nextVariable = nextVariable;
  }

  static KernelCode split(KernelCode kernel) {
    DeepExpressions splitting = new DeepExpressions(JumpsToFlags.firstFreeVariable(kernel));
    return kernel.withBody(splitting.all(kernel.body()));
  }

  private List<Statement> all(List<Statement> statements) {
    List<Statement> done = new ArrayList<>();
    for (Statement statement : statements) {
      Statement inner =
          statement instanceof Loop loop ? loop(loop) : Statements.mapBodies(statement, this::all);
      done.add(
          Statements.mapExpressions(
              inner, expression -> split(expression, done, inner.location())));
    }
    return done;
  }

  private Loop loop(Loop loop) {
    If head = (If) loop.body().getFirst();
    List<Statement> body = new ArrayList<>();
    body.add(head);
    body.addAll(all(loop.body().subList(1, loop.body().size())));
    return new Loop(loop.label(), body, loop.location());
  }

  private Expression split(Expression whole, List<Statement> before, Location location) {
    // What is read from memory under a condition may not be there without it.
    boolean conditional =
        Expressions.any(whole, part -> part instanceof Select || part instanceof Logical);
    return Expressions.rebuild(
        whole,
        part -> {
          boolean movable =
              part.type() != ScalarType.BOOLEAN
                  && !(conditional && Expressions.any(part, Load.class::isInstance));
          if (depth(part) < DEEPEST || !movable) {
            return part;
          }
          Variable variable =
              new Variable(nextVariable++, "part", part.type(), Variable.Origin.TEMPORARY);
          before.add(new Assign(variable, part, location));
          return new Read(variable);
        });
  }

  private static int depth(Expression expression) {
    int deepest = 0;
    for (Expression operand : Expressions.operands(expression)) {
      deepest = Math.max(deepest, depth(operand));
    }
    return deepest + 1;
  }
}
