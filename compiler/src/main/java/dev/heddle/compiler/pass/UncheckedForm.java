package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statements;
import java.util.ArrayList;
import java.util.List;

/** Leaves the checks out. */
public final class UncheckedForm {
  private UncheckedForm() {}

  /**
   * {@return a kernel without its checks}
   *
   * @param kernel the kernel
   */
  public static KernelCode of(KernelCode kernel) {
    return kernel.withBody(without(kernel.body()));
  }

  private static List<Statement> without(List<Statement> statements) {
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : statements) {
      if (!(statement instanceof CheckIndex
          || statement instanceof CheckTexel
          || statement instanceof CheckDivisor)) {
        kept.add(Statements.mapBodies(statement, UncheckedForm::without));
      }
    }
    return kept;
  }
}
