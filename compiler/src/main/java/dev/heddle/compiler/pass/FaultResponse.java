package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statements;
import java.util.List;

/** What a work item does that faults, so that others of its group do not wait for it in vain. */
public enum FaultResponse {
  /** There are no checks. */
  UNCHECKED,
  /** It returns. */
  LEAVE_AT_ONCE,
  /** It goes on to its end, and comes to all barriers. */
  GO_ON,
  /** It returns with its group, behind the next barrier. */
  LEAVE_AT_BARRIERS;

  /**
   * {@return the response that a kernel allows}
   *
   * @param kernel the kernel
   */
  public static FaultResponse of(KernelCode kernel) {
    List<Statement> body = kernel.body();
    boolean checked =
        Statements.contain(body, CheckIndex.class)
            || Statements.contain(body, CheckTexel.class)
            || Statements.contain(body, CheckDivisor.class);
    if (!checked) {
      return UNCHECKED;
    }
    if (!Statements.contain(body, Barrier.class)) {
      return LEAVE_AT_ONCE;
    }
    return new Uniformity(kernel, Uniformity.Memories.DOUBTED).areBarriersUniform()
        ? GO_ON
        : LEAVE_AT_BARRIERS;
  }

  /** {@return whether a work item that has faulted goes on for a while} */
  public boolean goesOn() {
    return this == GO_ON || this == LEAVE_AT_BARRIERS;
  }
}
