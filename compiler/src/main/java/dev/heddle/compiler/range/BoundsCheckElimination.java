package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statements;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds the checks that can be made once, on the host, at a launch, and leaves them out of a second
 * form of the kernel. A launch for which the conditions hold runs that form; any other runs the
 * checked one, which finds the fault, or goes on where something that was not understood guards the
 * access.
 */
public final class BoundsCheckElimination {
  private BoundsCheckElimination() {}

  /**
   * {@return a kernel's second form; with all its checks and no conditions, if none can go}
   *
   * @param kernel a kernel with its checks
   */
  public static ProvenKernel run(KernelCode kernel) {
    RangeAnalysis analysis;
    try {
      analysis = new RangeAnalysis(kernel);
    } catch (RangeAnalysis.TooLarge e) {
      return new ProvenKernel(
          kernel,
          new LaunchConditions(kernel, List.of(), List.of(), List.of(), List.of(), List.of()));
    }
    IdentityHashMap<Statement, List<Condition>> proven = analysis.conditions;
    // A statement that stands in two places was proved in one of them.
    Set<Statement> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Statements.walk(
        kernel.body(),
        s -> {
          if (!seen.add(s)) {
            proven.remove(s);
          }
        });
    List<Condition> inOrder = new ArrayList<>();
    Statements.walk(kernel.body(), s -> inOrder.addAll(proven.getOrDefault(s, List.of())));
    KernelCode code = kernel.withBody(without(kernel.body(), proven));
    return new ProvenKernel(code, ConditionCollector.collect(kernel, analysis, inOrder));
  }

  private static List<Statement> without(
      List<Statement> statements, IdentityHashMap<Statement, List<Condition>> proven) {
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : statements) {
      if (!proven.containsKey(statement)) {
        kept.add(Statements.mapBodies(statement, body -> without(body, proven)));
      }
    }
    return kept;
  }
}
