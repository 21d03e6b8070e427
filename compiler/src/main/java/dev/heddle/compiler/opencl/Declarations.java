package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each variable is declared: in the innermost body that holds all its uses, by its first
 * assignment if that stands there itself and comes first, else at the body's start.
 */
final class Declarations {
  /** The bodies around a use, the outermost first, and where in the innermost the use is. */
  private record Scope(List<List<Statement>> bodies) {
    Scope common(Scope other) {
      List<List<Statement>> shared = new ArrayList<>();
      for (int i = 0; i < Math.min(bodies.size(), other.bodies.size()); i++) {
        if (bodies.get(i) != other.bodies.get(i)) {
          break;
        }
        shared.add(bodies.get(i));
      }
      return new Scope(shared);
    }
  }

  private final Map<Variable, Scope> scopes = new HashMap<>();
  private final Map<Variable, Integer> writes = new HashMap<>();
  private final IdentityHashMap<List<Statement>, Set<Variable>> atStart = new IdentityHashMap<>();
  private final Set<Statement> declaring = Collections.newSetFromMap(new IdentityHashMap<>());

  Declarations(List<Statement> body) {
    find(body, new ArrayList<>());
    scopes.forEach(
        (variable, scope) -> {
          if (writes.containsKey(variable)) {
            place(variable, scope.bodies().getLast());
          }
        });
  }

  private void find(List<Statement> body, List<List<Statement>> outer) {
    outer.add(body);
    Scope scope = new Scope(List.copyOf(outer));
    for (Statement statement : body) {
      for (Variable variable : uses(statement)) {
        scopes.merge(variable, scope, Scope::common);
      }
      Statements.assigned(statement).forEach(v -> writes.merge(v, 1, Integer::sum));
      for (List<Statement> inner : Statements.bodies(statement)) {
        find(inner, outer);
      }
    }
    outer.removeLast();
  }

  private void place(Variable variable, List<Statement> body) {
    for (Statement statement : body) {
      boolean[] used = new boolean[1];
      Statements.walk(List.of(statement), s -> used[0] |= uses(s).contains(variable));
      if (used[0]) {
        if (statement instanceof Assign assign
            && assign.variable().equals(variable)
            && !Expressions.reads(assign.value(), variable)) {
          declaring.add(assign);
        } else {
          atStart.computeIfAbsent(body, _ -> new LinkedHashSet<>()).add(variable);
        }
        return;
      }
    }
  }

  private static Set<Variable> uses(Statement statement) {
    Set<Variable> uses = new LinkedHashSet<>(Statements.assigned(statement));
    Statements.expressions(statement).forEach(e -> collect(e, uses));
    return uses;
  }

  private static void collect(Expression expression, Set<Variable> into) {
    if (expression instanceof Read(Variable variable)) {
      into.add(variable);
    }
    Expressions.operands(expression).forEach(e -> collect(e, into));
  }

  /** {@return the variables to declare at the start of a body, in a fixed order} */
  List<Variable> atStart(List<Statement> body) {
    List<Variable> variables = new ArrayList<>(atStart.getOrDefault(body, Set.of()));
    variables.sort(Comparator.comparingInt(Variable::id));
    return variables;
  }

  /** {@return whether a variable is declared by this assignment} */
  boolean declares(Assign assign) {
    return declaring.contains(assign);
  }

  /** {@return whether a variable is assigned once} */
  boolean isConstant(Variable variable) {
    return writes.getOrDefault(variable, 0) == 1;
  }
}
