package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.Case;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes what has no effect: variables that nobody reads, statements behind a jump, jumps to where
 * control goes anyway, and labels that nobody jumps to.
 */
public final class DeadCode {
  private DeadCode() {}

  /** Where control goes from the end of some statements, as far as a jump there can be left out. */
  private record Next(List<Label> breaks, List<Label> continues, boolean returns) {
    static final Next NOWHERE = new Next(List.of(), List.of(), false);

    Next afterBlock(Label label) {
      List<Label> more = new ArrayList<>(breaks);
      more.add(label);
      return new Next(more, continues, returns);
    }

    boolean is(Statement jump) {
      return switch (jump) {
        case Break b -> breaks.contains(b.label());
        case Continue c -> continues.contains(c.label());
        case Return _ -> returns;
        default -> false;
      };
    }
  }

  /**
   * {@return a kernel without dead code}
   *
   * @param kernel the kernel
   */
  public static KernelCode run(KernelCode kernel) {
    List<Statement> body = kernel.body();
    while (true) {
      VariableUses uses = new VariableUses(body);
      List<Statement> next = structure(unread(body, uses), new Next(List.of(), List.of(), true));
      if (next.equals(body)) {
        return kernel.withBody(next);
      }
      body = next;
    }
  }

  private static List<Statement> unread(List<Statement> statements, VariableUses uses) {
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : statements) {
      switch (statement) {
        case Assign assign when uses.reads(assign.variable()) == 0 -> {}
        case Atomic atomic
            when atomic.result().isPresent() && uses.reads(atomic.result().get()) == 0 ->
            kept.add(
                new Atomic(
                    Optional.empty(),
                    atomic.operator(),
                    atomic.memory(),
                    atomic.index(),
                    atomic.operands(),
                    atomic.location()));
        default -> kept.add(Statements.mapBodies(statement, body -> unread(body, uses)));
      }
    }
    return kept;
  }

  private static List<Statement> structure(List<Statement> statements, Next next) {
    List<Statement> kept = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      boolean last = i == statements.size() - 1;
      add(kept, statement, last ? next : jumpNext(statements.get(i + 1)));
      if (Statements.endsInJump(kept)) {
        break;
      }
    }
    while (!kept.isEmpty() && next.is(kept.getLast())) {
      kept.removeLast();
    }
    return kept;
  }

  /** What is followed by a jump goes where the jump goes. */
  private static Next jumpNext(Statement following) {
    return switch (following) {
      case Break b -> new Next(List.of(b.label()), List.of(), false);
      case Continue c -> new Next(List.of(), List.of(c.label()), false);
      case Return _ -> new Next(List.of(), List.of(), true);
      default -> Next.NOWHERE;
    };
  }

  private static void add(List<Statement> kept, Statement statement, Next next) {
    switch (statement) {
      case Block(Label label, List<Statement> body, Location location) -> {
        List<Statement> inner = structure(body, next.afterBlock(label));
        if (!mentions(inner, label)) {
          kept.addAll(inner);
        } else if (inner.size() == 1 && inner.getFirst() instanceof Loop loop) {
          // Behind the block is behind the loop.
          kept.add(new Loop(loop.label(), rename(loop.body(), label, loop.label()), location));
        } else {
          kept.add(new Block(label, inner, location));
        }
      }
      case Loop(Label label, List<Statement> body, Location location) ->
          kept.add(
              new Loop(
                  label, structure(body, new Next(List.of(), List.of(label), false)), location));
      case If branch -> choice(kept, branch, next);
      case Switch(var selector, List<Case> cases, List<Statement> otherwise, var location) -> {
        List<Case> inner = new ArrayList<>();
        cases.forEach(c -> inner.add(new Case(c.keys(), structure(c.body(), next))));
        List<Statement> other = structure(otherwise, next);
        if (!other.isEmpty() || inner.stream().anyMatch(c -> !c.body().isEmpty())) {
          kept.add(new Switch(selector, inner, other, location));
        }
      }
      default -> kept.add(statement);
    }
  }

  private static void choice(List<Statement> kept, If branch, Next next) {
    List<Statement> yes = structure(branch.whenTrue(), next);
    List<Statement> no = structure(branch.whenFalse(), next);
    if (yes.isEmpty() && no.isEmpty()) {
      return;
    }
    if (yes.isEmpty()) {
      kept.add(
          new If(ConstantFolding.negated(branch.condition()), no, List.of(), branch.location()));
      return;
    }
    if (no.isEmpty()) {
      kept.add(new If(branch.condition(), yes, no, branch.location()));
      return;
    }
    // What follows a branch that jumps away needs no else.
    if (Statements.endsInJump(yes)) {
      kept.add(new If(branch.condition(), yes, List.of(), branch.location()));
      kept.addAll(no);
    } else if (Statements.endsInJump(no)) {
      kept.add(
          new If(ConstantFolding.negated(branch.condition()), no, List.of(), branch.location()));
      kept.addAll(yes);
    } else {
      kept.add(new If(branch.condition(), yes, no, branch.location()));
    }
  }

  private static boolean mentions(List<Statement> statements, Label label) {
    return Statements.breaksTo(statements, label);
  }

  private static List<Statement> rename(List<Statement> statements, Label from, Label to) {
    List<Statement> renamed = new ArrayList<>();
    for (Statement statement : statements) {
      renamed.add(
          statement instanceof Break jump && jump.label().equals(from)
              ? new Break(to, jump.location())
              : Statements.mapBodies(statement, body -> rename(body, from, to)));
    }
    return renamed;
  }
}
