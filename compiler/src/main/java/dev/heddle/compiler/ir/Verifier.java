package dev.heddle.compiler.ir;

import dev.heddle.compiler.CompilerBugException;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statement.Atomic;
import dev.heddle.compiler.ir.Statement.Block;
import dev.heddle.compiler.ir.Statement.Break;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.CheckIndex;
import dev.heddle.compiler.ir.Statement.CheckTexel;
import dev.heddle.compiler.ir.Statement.Continue;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Loop;
import dev.heddle.compiler.ir.Statement.ReadImage;
import dev.heddle.compiler.ir.Statement.Store;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statement.WriteImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the rules of the intermediate form: operands have the types that operators take, jumps go
 * to what encloses them, constants and arguments are not written, and variables have a value
 * somewhere.
 */
public final class Verifier {
  private final KernelCode kernel;
  private final Set<Variable> assigned = new HashSet<>();
  private final List<Label> blocks = new ArrayList<>();
  private final List<Label> loops = new ArrayList<>();
  private final Set<Label> labels = new HashSet<>();

  private Verifier(KernelCode kernel) {
    this.kernel = kernel;
  }

  /**
   * Checks a kernel.
   *
   * @param kernel the kernel
   * @throws CompilerBugException if it breaks a rule
   */
  public static void verify(KernelCode kernel) {
    Verifier verifier = new Verifier(kernel);
    for (Parameter parameter : kernel.parameters()) {
      if (parameter instanceof ScalarParameter scalar) {
        verifier.assigned.add(scalar.variable());
      }
    }
    Statements.walk(kernel.body(), s -> verifier.assigned.addAll(Statements.assigned(s)));
    verifier.check(kernel.body());
  }

  private void require(boolean holds, Object where, String rule) {
    if (!holds) {
      throw new CompilerBugException("kernel %s: %s: %s".formatted(kernel.name(), rule, where));
    }
  }

  private void check(List<Statement> statements) {
    for (Statement statement : statements) {
      Statements.expressions(statement).forEach(this::check);
      check(statement);
    }
  }

  private void check(Statement statement) {
    switch (statement) {
      case Block s -> within(s.label(), s.body(), blocks);
      case Loop s -> {
        loops.add(s.label());
        within(s.label(), s.body(), blocks);
        loops.removeLast();
      }
      case If s -> {
        require(
            s.condition().type() == ScalarType.BOOLEAN, s.condition(), "a condition is boolean");
        check(s.whenTrue());
        check(s.whenFalse());
      }
      case Switch s -> {
        require(s.selector().type() == ScalarType.INT, s, "a selector is an int");
        Set<Integer> seen = new HashSet<>();
        s.cases()
            .forEach(
                c -> {
                  require(!c.keys().isEmpty() && seen.addAll(c.keys()), c.keys(), "keys are new");
                  check(c.body());
                });
        check(s.otherwise());
      }
      case Break s -> require(blocks.contains(s.label()), s, "a break is within its block");
      case Continue s -> require(loops.contains(s.label()), s, "a continue is within its loop");
      case Assign s -> {
        require(s.variable().type() == s.value().type(), s, "a variable keeps its type");
        require(
            s.variable().origin() != Variable.Origin.ARGUMENT, s, "an argument is not assigned");
      }
      case Store s -> {
        index(s.index(), s);
        require(!(s.memory() instanceof ConstantArray), s, "constants are not written");
        require(s.value().type() == s.memory().element().computational(), s, "an element's type");
      }
      case CheckIndex s -> {
        index(s.index(), s);
        require(Expressions.isTrivial(s.index()), s, "a checked index is a variable");
      }
      case CheckTexel s -> {
        require(
            s.coordinates().stream().allMatch(Expressions::isTrivial)
                && s.coordinates().stream().allMatch(c -> c.type() == ScalarType.INT),
            s,
            "checked coordinates are variables");
        require(
            s.coordinates().size() == s.image().kind().coordinates(), s, "an image's coordinates");
      }
      case CheckDivisor s ->
          require(Expressions.isTrivial(s.divisor()), s, "a checked divisor is a variable");
      case Atomic s -> {
        index(s.index(), s);
        ScalarType type = s.memory().element().computational();
        require(s.operands().stream().allMatch(e -> e.type() == type), s, "an element's type");
        s.result().ifPresent(v -> require(v.type() == type, s, "an element's type"));
      }
      case ReadImage s -> {
        require(s.results().size() == 4, s, "a texel has four values");
        require(
            s.coordinates().size() == s.image().kind().coordinates(), s, "an image's coordinates");
      }
      case WriteImage s -> {
        require(s.texel().size() == 4, s, "a texel has four values");
        require(
            s.coordinates().size() == s.image().kind().coordinates(), s, "an image's coordinates");
      }
      default -> {}
    }
  }

  private void within(Label label, List<Statement> body, List<Label> open) {
    require(labels.add(label), label, "a label is used once");
    open.add(label);
    check(body);
    open.removeLast();
  }

  private void index(Expression index, Object where) {
    require(index.type() == ScalarType.INT || index.type() == ScalarType.LONG, where, "an index");
  }

  private void check(Expression expression) {
    Expressions.operands(expression).forEach(this::check);
    switch (expression) {
      case Read e -> require(assigned.contains(e.variable()), e, "a variable has a value");
      case Unary e ->
          require(
              (e.operator() == Expression.UnaryOperator.NOT)
                  == (e.operand().type() == ScalarType.BOOLEAN),
              e,
              "an operand's type");
      case Binary e ->
          require(
              e.operator().isShift()
                  ? e.right().type() == ScalarType.INT && !e.left().type().isFloating()
                  : e.left().type() == e.right().type() && e.left().type() != ScalarType.BOOLEAN,
              e,
              "operands' types");
      case Compare e -> require(e.left().type() == e.right().type(), e, "operands' types");
      case Logical e ->
          require(
              e.left().type() == ScalarType.BOOLEAN && e.right().type() == ScalarType.BOOLEAN,
              e,
              "operands' types");
      case Select e ->
          require(
              e.condition().type() == ScalarType.BOOLEAN
                  && e.whenTrue().type() == e.whenFalse().type(),
              e,
              "operands' types");
      case Convert e ->
          require(
              e.operand().type() != ScalarType.BOOLEAN && e.to() != ScalarType.BOOLEAN,
              e,
              "no cast of conditions");
      case Load e -> index(e.index(), e);
      case Query e -> require(e.dimension().type() == ScalarType.INT, e, "a dimension is an int");
      case Call e ->
          require(e.arguments().size() == e.function().arity(), e, "a function's arguments");
      default -> {}
    }
  }
}
