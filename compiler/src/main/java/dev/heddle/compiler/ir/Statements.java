package dev.heddle.compiler.ir;

import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.Barrier;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.Case;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Clear;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.Return;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statement.WriteImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks over statements. */
public final class Statements {
  private Statements() {}

  /**
   * {@return the expressions that a statement itself evaluates, not those of its bodies}
   *
   * @param statement the statement
   */
  public static List<Expression> expressions(Statement statement) {
    return switch (statement) {
      case Block _, Loop _, Break _, Continue _, Return _, Clear _, Barrier _ -> List.of();
      case If s -> List.of(s.condition());
      case Switch s -> List.of(s.selector());
      case Assign s -> List.of(s.value());
      case Store s -> List.of(s.index(), s.value());
      case CheckIndex s -> List.of(s.index());
      case CheckTexel s -> s.coordinates();
      case CheckDivisor s -> List.of(s.divisor());
      case Atomic s -> {
        List<Expression> all = new ArrayList<>(s.operands());
        all.addFirst(s.index());
        yield all;
      }
      case ReadImage s -> s.coordinates();
      case WriteImage s -> {
        List<Expression> all = new ArrayList<>(s.coordinates());
        all.addAll(s.texel());
        yield all;
      }
    };
  }

  /**
   * {@return the variables that a statement itself gives a value, not those of its bodies}
   *
   * @param statement the statement
   */
  public static List<Variable> assigned(Statement statement) {
    return switch (statement) {
      case Assign s -> List.of(s.variable());
      case Atomic s -> s.result().stream().toList();
      case ReadImage s -> s.results();
      default -> List.of();
    };
  }

  /**
   * {@return the bodies of a statement}
   *
   * @param statement the statement
   */
  public static List<List<Statement>> bodies(Statement statement) {
    return switch (statement) {
      case Block s -> List.of(s.body());
      case Loop s -> List.of(s.body());
      case If s -> List.of(s.whenTrue(), s.whenFalse());
      case Switch s -> {
        List<List<Statement>> all = new ArrayList<>();
        s.cases().forEach(c -> all.add(c.body()));
        all.add(s.otherwise());
        yield all;
      }
      default -> List.of();
    };
  }

  /**
   * {@return whether there is a statement of a kind, here or in a body}
   *
   * @param statements the statements
   * @param kind which kind
   */
  public static boolean contain(List<Statement> statements, Class<? extends Statement> kind) {
    for (Statement statement : statements) {
      if (kind.isInstance(statement)
          || bodies(statement).stream().anyMatch(body -> contain(body, kind))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Visits statements and those in their bodies, from top to bottom.
   *
   * @param statements the statements
   * @param visitor what is done with each
   */
  public static void walk(List<Statement> statements, Consumer<Statement> visitor) {
    for (Statement statement : statements) {
      visitor.accept(statement);
      for (List<Statement> body : bodies(statement)) {
        walk(body, visitor);
      }
    }
  }

  /**
   * {@return a statement with its bodies replaced, one by one}
   *
   * @param statement the statement
   * @param change what each becomes
   */
  public static Statement mapBodies(Statement statement, UnaryOperator<List<Statement>> change) {
    return switch (statement) {
      case Block s -> new Block(s.label(), change.apply(s.body()), s.location());
      case Loop s -> new Loop(s.label(), change.apply(s.body()), s.location());
      case If s ->
          new If(
              s.condition(), change.apply(s.whenTrue()), change.apply(s.whenFalse()), s.location());
      case Switch s -> {
        List<Case> cases = new ArrayList<>();
        s.cases().forEach(c -> cases.add(new Case(c.keys(), change.apply(c.body()))));
        yield new Switch(s.selector(), cases, change.apply(s.otherwise()), s.location());
      }
      default -> statement;
    };
  }

  /**
   * {@return a statement with the expressions that it itself evaluates replaced, one by one}
   *
   * @param statement the statement
   * @param change what each becomes
   */
  public static Statement mapExpressions(Statement statement, UnaryOperator<Expression> change) {
    return switch (statement) {
      case Block _, Loop _, Break _, Continue _, Return _, Clear _, Barrier _ -> statement;
      case If s -> new If(change.apply(s.condition()), s.whenTrue(), s.whenFalse(), s.location());
      case Switch s ->
          new Switch(change.apply(s.selector()), s.cases(), s.otherwise(), s.location());
      case Assign s -> new Assign(s.variable(), change.apply(s.value()), s.location());
      case Store s ->
          new Store(s.memory(), change.apply(s.index()), change.apply(s.value()), s.location());
      case CheckIndex s -> new CheckIndex(s.memory(), change.apply(s.index()), s.location());
      case CheckTexel s ->
          new CheckTexel(s.image(), s.coordinates().stream().map(change).toList(), s.location());
      case CheckDivisor s -> new CheckDivisor(change.apply(s.divisor()), s.location());
      case Atomic s ->
          new Atomic(
              s.result(),
              s.operator(),
              s.memory(),
              change.apply(s.index()),
              s.operands().stream().map(change).toList(),
              s.location());
      case ReadImage s ->
          new ReadImage(
              s.results(),
              s.image(),
              s.sampler(),
              s.coordinates().stream().map(change).toList(),
              s.location());
      case WriteImage s ->
          new WriteImage(
              s.image(),
              s.coordinates().stream().map(change).toList(),
              s.texel().stream().map(change).toList(),
              s.location());
    };
  }

  /**
   * {@return whether control never comes to the end of the statements}
   *
   * @param statements the statements
   */
  public static boolean endsInJump(List<Statement> statements) {
    return !statements.isEmpty() && jumps(statements.getLast());
  }

  private static boolean jumps(Statement last) {
    return switch (last) {
      case Break _, Continue _, Return _ -> true;
      case If s -> endsInJump(s.whenTrue()) && endsInJump(s.whenFalse());
      case Switch s ->
          endsInJump(s.otherwise()) && s.cases().stream().allMatch(c -> endsInJump(c.body()));
      case Block s -> endsInJump(s.body()) && !breaksTo(s.body(), s.label());
      case Loop s -> !breaksTo(s.body(), s.label());
      default -> false;
    };
  }

  /**
   * {@return whether there is a {@link Break} to a label}
   *
   * @param statements the statements
   * @param label the label
   */
  public static boolean breaksTo(List<Statement> statements, Label label) {
    for (Statement statement : statements) {
      if (statement instanceof Break jump && jump.label().equals(label)) {
        return true;
      }
      for (List<Statement> body : bodies(statement)) {
        if (breaksTo(body, label)) {
          return true;
        }
      }
    }
    return false;
  }
}
