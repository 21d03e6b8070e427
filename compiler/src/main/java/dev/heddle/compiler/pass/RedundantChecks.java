package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out a check that was made before on every way to it, of a value that has not changed
 * since. This is available-expression analysis over structured code: what a branch or loop finds
 * out is forgotten at its end.
 */
public final class RedundantChecks {
  /** Stands for a memory in what is known of divisors. */
  private static final Object DIVISORS = new Object();

  /** What a check found out: that values are inside of a memory or an image, or a divisor not 0. */
  private record Fact(Object subject, List<Expression> values) {}

  private RedundantChecks() {}

  /**
   * {@return a kernel without the checks that others cover}
   *
   * @param kernel the kernel
   */
  public static KernelCode run(KernelCode kernel) {
    return kernel.withBody(run(kernel.body(), new HashSet<>()));
  }

  private static List<Statement> run(List<Statement> statements, Set<Fact> known) {
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : statements) {
      switch (statement) {
        case CheckIndex check
            when !known.add(new Fact(check.memory(), List.of(check.index()))) -> {}
        case CheckTexel check when !known.add(new Fact(check.image(), check.coordinates())) -> {}
        case CheckDivisor check when !known.add(new Fact(DIVISORS, List.of(check.divisor()))) -> {}
        case Block block -> {
          // Breaks leave a block early: what holds at its end is what held before.
          kept.add(Statements.mapBodies(block, body -> run(body, new HashSet<>(known))));
          forget(List.of(block), known);
        }
        case Loop loop -> {
          forget(List.of(loop), known);
          kept.add(Statements.mapBodies(loop, body -> run(body, new HashSet<>(known))));
        }
        default -> {
          kept.add(Statements.mapBodies(statement, body -> run(body, new HashSet<>(known))));
          forget(List.of(statement), known);
        }
      }
    }
    return kept;
  }

  private static void forget(List<Statement> statements, Set<Fact> known) {
    Set<Variable> assigned = new HashSet<>();
    Statements.walk(statements, s -> assigned.addAll(Statements.assigned(s)));
    known.removeIf(
        fact ->
            fact.values().stream()
                .anyMatch(
                    value ->
                        assigned.stream()
                            .anyMatch(variable -> Expressions.reads(value, variable))));
  }
}
