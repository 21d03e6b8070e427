package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each variable is read and assigned. */
final class VariableUses {
  private final Map<Variable, Integer> reads = new HashMap<>();
  private final Map<Variable, Integer> writes = new HashMap<>();

  VariableUses(List<Statement> statements) {
    Statements.walk(
        statements,
        statement -> {
          Statements.expressions(statement).forEach(this::count);
          Statements.assigned(statement).forEach(v -> writes.merge(v, 1, Integer::sum));
        });
  }

  private void count(Expression expression) {
    if (expression instanceof Read(Variable variable)) {
      reads.merge(variable, 1, Integer::sum);
    }
    Expressions.operands(expression).forEach(this::count);
  }

  int reads(Variable variable) {
    return reads.getOrDefault(variable, 0);
  }

  int writes(Variable variable) {
    return writes.getOrDefault(variable, 0);
  }
}
