package dev.heddle.backend.aparapi.kernel;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Comparison;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.LogicalOperator;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Label;
import dev.heddle.compiler.ir.Location;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.Case;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.pass.ConstantFolding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a kernel without jumps, blocks and switches, which Aparapi does not take.
 *
 * <p>A jump sets a variable to the number of its target. What follows, up to the target, is done if
 * the variable is 0; at the target it becomes 0 again. A loop begins with the one {@link Break}
 * that is left, which makes it a {@code while}. A switch becomes one {@code if} after another. The
 * end of the work item stays what it is.
 */
final class JumpsToFlags {
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final Variable jump;
  private int nextVariable;

  /** What comes of statements: others, and the targets that they may jump to. */
  private record Rewritten(List<Statement> statements, Set<Integer> targets) {}

  /** The target of a jump to a loop's start. */
  private record Start(Label label) {}

  private JumpsToFlags(KernelCode kernel) {
    this.nextVariable = firstFreeVariable(kernel);
    this.jump = variable("jump");
  }

  /** {@return a number that no variable of a kernel has, nor any above it} */
  static int firstFreeVariable(KernelCode kernel) {
    int[] last = new int[1];
    for (Parameter parameter : kernel.parameters()) {
      if (parameter instanceof Parameter.ScalarParameter scalar) {
        last[0] = Math.max(last[0], scalar.variable().id());
      }
    }
    Statements.walk(
        kernel.body(),
        s -> Statements.assigned(s).forEach(v -> last[0] = Math.max(last[0], v.id())));
    return last[0] + 1;
  }

  /**
   * {@return a kernel without jumps but those that end loops at their start}
   *
   * @param kernel the kernel
   */
  static KernelCode rewrite(KernelCode kernel) {
    JumpsToFlags rewriting = new JumpsToFlags(kernel);
    return kernel.withBody(rewriting.all(kernel.body()).statements());
  }

  private Variable variable(String name) {
    return new Variable(nextVariable++, name, ScalarType.INT, Variable.Origin.TEMPORARY);
  }

  private int number(Object target) {
    return numbers.computeIfAbsent(target, _ -> numbers.size() + 1);
  }

  private Rewritten all(List<Statement> statements) {
    List<Statement> done = new ArrayList<>();
    Set<Integer> targets = new LinkedHashSet<>();
    List<Statement> guarded = done;
    for (Statement statement : statements) {
      if (!targets.isEmpty() && guarded == done) {
        guarded = new ArrayList<>();
      }
      Rewritten next = one(statement);
      guarded.addAll(next.statements());
      if (!next.targets().isEmpty()) {
        // What follows may be jumped over.
        if (guarded != done) {
          done.add(new If(jumpIs(0), guarded, List.of(), statement.location()));
          guarded = done;
        }
        targets.addAll(next.targets());
      }
      if (Statements.endsInJump(List.of(statement))) {
        break;
      }
    }
    if (guarded != done && !guarded.isEmpty()) {
      done.add(new If(jumpIs(0), guarded, List.of(), guarded.getFirst().location()));
    }
    return new Rewritten(done, targets);
  }

  private Rewritten one(Statement statement) {
    return switch (statement) {
      case Break s -> jump(s.label(), s.location());
      case Continue s -> jump(new Start(s.label()), s.location());
      case Block s -> land(all(s.body()), s.label(), s.location());
      case Loop s -> loop(s);
      case If s -> {
        Rewritten whenTrue = all(s.whenTrue());
        Rewritten whenFalse = all(s.whenFalse());
        yield new Rewritten(
            List.of(
                new If(s.condition(), whenTrue.statements(), whenFalse.statements(), s.location())),
            union(whenTrue.targets(), whenFalse.targets()));
      }
      case Switch s -> choice(s);
      default -> new Rewritten(List.of(statement), Set.of());
    };
  }

  private Rewritten jump(Object target, Location location) {
    int number = number(target);
    return new Rewritten(List.of(setJump(number, location)), Set.of(number));
  }

  private Assign setJump(int number, Location location) {
    return new Assign(jump, Constant.of(number), location);
  }

  private Expression jumpIs(int number) {
    return new Compare(Comparison.EQUAL, new Read(jump), Constant.of(number));
  }

  private static Set<Integer> union(Set<Integer> some, Set<Integer> others) {
    Set<Integer> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  /** Ends the jumps to a target where it is. */
  private Rewritten land(Rewritten body, Object target, Location location) {
    int number = number(target);
    if (!body.targets().contains(number)) {
      return body;
    }
    List<Statement> statements = new ArrayList<>(body.statements());
    Set<Integer> others = new LinkedHashSet<>(body.targets());
    others.remove(number);
    Statement landed = setJump(0, location);
    statements.add(
        others.isEmpty() ? landed : new If(jumpIs(number), List.of(landed), List.of(), location));
    return new Rewritten(statements, others);
  }

  private Rewritten loop(Loop loop) {
    List<Statement> body = loop.body();
    Expression ends = Constant.FALSE;
    if (!body.isEmpty()
        && body.getFirst() instanceof If test
        && test.whenFalse().isEmpty()
        && test.whenTrue().size() == 1
        && test.whenTrue().getFirst() instanceof Break out
        && out.label().equals(loop.label())) {
      ends = test.condition();
      body = body.subList(1, body.size());
    }
    Rewritten rest = land(all(body), new Start(loop.label()), loop.location());
    if (!rest.targets().isEmpty()) {
      Expression jumped = ConstantFolding.negated(jumpIs(0));
      ends = ends.equals(Constant.FALSE) ? jumped : new Logical(LogicalOperator.OR, jumped, ends);
    }
    List<Statement> statements = new ArrayList<>();
    statements.add(
        new If(
            ends, List.of(new Break(loop.label(), loop.location())), List.of(), loop.location()));
    statements.addAll(rest.statements());
    Loop rewritten = new Loop(loop.label(), statements, loop.location());
    return land(new Rewritten(List.of(rewritten), rest.targets()), loop.label(), loop.location());
  }

  private Rewritten choice(Switch choice) {
    Location location = choice.location();
    Variable selector = variable("selector");
    Variable none = variable("no_case");
    List<Statement> statements = new ArrayList<>();
    Set<Integer> targets = new LinkedHashSet<>();
    statements.add(new Assign(selector, choice.selector(), location));
    statements.add(new Assign(none, Constant.of(1), location));
    for (Case c : choice.cases()) {
      Rewritten body = all(c.body());
      List<Statement> chosen = new ArrayList<>();
      chosen.add(new Assign(none, Constant.of(0), location));
      chosen.addAll(body.statements());
      statements.add(new If(isOneOf(selector, c.keys()), chosen, List.of(), location));
      targets.addAll(body.targets());
    }
    Rewritten otherwise = all(choice.otherwise());
    targets.addAll(otherwise.targets());
    if (!otherwise.statements().isEmpty()) {
      Expression noneFits = new Compare(Comparison.NOT_EQUAL, new Read(none), Constant.of(0));
      statements.add(new If(noneFits, otherwise.statements(), List.of(), location));
    }
    return new Rewritten(statements, targets);
  }

  /** Balanced, so that many keys nest little. */
  private static Expression isOneOf(Variable selector, List<Integer> keys) {
    if (keys.size() == 1) {
      return new Compare(
          Comparison.EQUAL, new Read(selector), Constant.of(keys.getFirst().intValue()));
    }
    int middle = keys.size() / 2;
    return new Logical(
        LogicalOperator.OR,
        isOneOf(selector, keys.subList(0, middle)),
        isOneOf(selector, keys.subList(middle, keys.size())));
  }
}
