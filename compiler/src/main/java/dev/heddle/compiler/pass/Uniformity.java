package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Parameter.BufferParameter;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.pass.AccessAnalysis.Access;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out which variables have the same value in all work items of a group, and whether all of
 * them take the same way to each barrier. It errs on the safe side: what it calls uniform is, and
 * what it calls varying may still be uniform.
 */
public final class Uniformity {
  private final AccessAnalysis accesses;
  private final Memories memories;
  private final Set<Variable> varying = new HashSet<>();

  /** Blocks and loops that some work items leave or start anew while others go on. */
  private final Set<Label> divergent = new HashSet<>();

  private boolean someReturn;
  private boolean barriersUniform = true;
  private boolean changed = true;

  /** What is taken for granted of memory that nobody writes. */
  public enum Memories {
    /** All work items read the same from the same place. */
    TRUSTED,
    /** A work item may have faulted: it reads what it should not, and cuts loops short. */
    DOUBTED
  }

  /**
   * Looks at a kernel.
   *
   * @param kernel the kernel
   */
  public Uniformity(KernelCode kernel) {
    this(kernel, Memories.TRUSTED);
  }

  /**
   * Looks at a kernel.
   *
   * @param kernel the kernel
   * @param memories what is taken for granted of what is read
   */
  public Uniformity(KernelCode kernel, Memories memories) {
    this.accesses = new AccessAnalysis(kernel);
    this.memories = memories;
    while (changed) {
      changed = false;
      visit(kernel.body(), someReturn);
    }
  }

  /**
   * {@return whether a variable has one value in a group}
   *
   * @param variable the variable
   */
  public boolean isUniform(Variable variable) {
    return !varying.contains(variable);
  }

  /**
   * {@return whether an expression has one value in a group}
   *
   * @param expression the expression
   */
  public boolean isUniform(Expression expression) {
    return !Expressions.any(expression, this::isSourceOfVariety);
  }

  /** {@return whether each barrier is reached by all work items of a group or by none} */
  public boolean areBarriersUniform() {
    return barriersUniform;
  }

  private boolean isSourceOfVariety(Expression part) {
    return switch (part) {
      case Read read -> varying.contains(read.variable());
      case Query query ->
          switch (query.query()) {
            case GLOBAL_ID, LOCAL_ID -> true;
            default -> false;
          };
      case Load load ->
          memories == Memories.DOUBTED
              || !(load.memory() instanceof ConstantArray)
                  && !(load.memory() instanceof BufferParameter buffer
                      && !accesses.of(buffer).contains(Access.WRITE));
      default -> false;
    };
  }

  private void visit(List<Statement> statements, boolean someOnly) {
    for (Statement statement : statements) {
      switch (statement) {
        case Assign assign -> {
          if (someOnly || !isUniform(assign.value())) {
            changed |= varying.add(assign.variable());
          }
        }
        case If branch -> {
          boolean inner = someOnly || !isUniform(branch.condition());
          visit(branch.whenTrue(), inner);
          visit(branch.whenFalse(), inner);
        }
        case Switch choice -> {
          boolean inner = someOnly || !isUniform(choice.selector());
          choice.cases().forEach(c -> visit(c.body(), inner));
          visit(choice.otherwise(), inner);
        }
        case Block block -> visit(block.body(), someOnly || divergent.contains(block.label()));
        case Loop loop ->
            visit(
                loop.body(), someOnly || divergent.contains(loop.label()) || isLeftByFaults(loop));
        case Break jump -> leave(jump.label(), someOnly);
        case Continue jump -> leave(jump.label(), someOnly);
        case Return _ -> {
          changed |= someOnly && !someReturn;
          someReturn |= someOnly;
        }
        case Barrier _ -> barriersUniform &= !someOnly;
        default -> Statements.assigned(statement).forEach(v -> changed |= varying.add(v));
      }
    }
  }

  /** Between barriers, a work item that has faulted leaves loops before their end. */
  private boolean isLeftByFaults(Loop loop) {
    return memories == Memories.DOUBTED && !Statements.contain(loop.body(), Barrier.class);
  }

  private void leave(Label label, boolean someOnly) {
    if (someOnly) {
      changed |= divergent.add(label);
    }
  }
}
