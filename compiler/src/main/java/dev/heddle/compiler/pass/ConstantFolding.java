package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Comparison;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.LogicalOperator;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Expression.UnaryOperator;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Intrinsic;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Case;
import dev.heddle.compiler.ir.Statement.CheckDivisor;
import dev.heddle.compiler.ir.Statement.If;
import dev.heddle.compiler.ir.Statement.Switch;
import dev.heddle.compiler.ir.Statements;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates what is known when the kernel is compiled, and takes the branches that follow. Nothing
 * is done to floats that could change a bit.
 */
public final class ConstantFolding {
  private ConstantFolding() {}

  /**
   * {@return a kernel with its constant expressions evaluated}
   *
   * @param kernel the kernel
   */
  public static KernelCode run(KernelCode kernel) {
    return kernel.withBody(run(kernel.body()));
  }

  private static List<Statement> run(List<Statement> statements) {
    List<Statement> folded = new ArrayList<>();
    for (Statement statement : statements) {
      Statement next =
          Statements.mapBodies(
              Statements.mapExpressions(
                  statement, e -> Expressions.rebuild(e, ConstantFolding::fold)),
              ConstantFolding::run);
      switch (next) {
        case If(Constant condition, var yes, var no, var _) ->
            folded.addAll(condition.isZero() ? no : yes);
        case Switch(Constant selector, var cases, var otherwise, var _) ->
            folded.addAll(
                cases.stream()
                    .filter(c -> c.keys().contains(selector.intValue()))
                    .map(Case::body)
                    .findFirst()
                    .orElse(otherwise));
        case CheckDivisor(Constant divisor, var _) when !divisor.isZero() -> {}
        default -> folded.add(next);
      }
    }
    return folded;
  }

  /**
   * {@return an expression of the same value, whose operands are folded already}
   *
   * @param expression the expression
   */
  public static Expression fold(Expression expression) {
    return switch (expression) {
      case Unary(UnaryOperator operator, Constant a) when operator == UnaryOperator.NEGATE ->
          Evaluation.negate(a);
      case Unary(UnaryOperator operator, Expression a) when operator == UnaryOperator.NOT ->
          negated(a);
      case Binary(BinaryOperator operator, Constant a, Constant b) ->
          Evaluation.binary(operator, a, b).map(e -> (Expression) e).orElse(expression);
      case Binary binary -> simplified(binary);
      case Convert(ScalarType to, Expression a) -> converted(to, a, expression);
      case Compare compare -> compared(compare);
      case Logical logical -> joined(logical);
      case Select(Constant condition, Expression yes, Expression no) ->
          condition.isZero() ? no : yes;
      case Select(Expression _, Expression yes, Expression no) when yes.equals(no) -> yes;
      case Call call -> called(call);
      default -> expression;
    };
  }

  private static Expression simplified(Binary binary) {
    if (binary.left().type().isFloating()) {
      return binary;
    }
    boolean rightZero = binary.right() instanceof Constant c && c.isZero();
    boolean rightOne = binary.right() instanceof Constant c && c.bits() == 1;
    boolean leftZero = binary.left() instanceof Constant c && c.isZero();
    return switch (binary.operator()) {
      case ADD -> rightZero ? binary.left() : leftZero ? binary.right() : binary;
      case SUBTRACT, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
          rightZero ? binary.left() : binary;
      case OR -> rightZero ? binary.left() : booleans(binary, LogicalOperator.OR);
      case AND -> booleans(binary, LogicalOperator.AND);
      case MULTIPLY, DIVIDE -> rightOne ? binary.left() : binary;
      default -> binary;
    };
  }

  /** {@code (a ? 1 : 0) & (b ? 1 : 0)} is {@code a && b ? 1 : 0}. */
  private static Expression booleans(Binary binary, LogicalOperator operator) {
    if (isBoolean(binary.left()) && isBoolean(binary.right())) {
      return ofCondition(
          fold(new Logical(operator, condition(binary.left()), condition(binary.right()))));
    }
    return binary;
  }

  private static boolean isBoolean(Expression e) {
    return e instanceof Select(Expression _, Constant yes, Constant no)
        && yes.equals(Constant.of(1))
        && no.isZero();
  }

  private static Expression condition(Expression e) {
    return ((Select) e).condition();
  }

  private static Expression ofCondition(Expression condition) {
    return fold(new Select(condition, Constant.of(1), Constant.of(0)));
  }

  private static Expression converted(ScalarType to, Expression a, Expression whole) {
    if (a instanceof Constant constant) {
      return Evaluation.convert(to, constant);
    }
    if (a.type() == to) {
      return a;
    }
    // A square root of a float, rounded twice, is the one that is rounded once; others are exact.
    if (to == ScalarType.FLOAT
        && a instanceof Call(Intrinsic function, List<Expression> arguments)
        && arguments.getFirst() instanceof Convert(ScalarType wide, Expression narrow)
        && wide == ScalarType.DOUBLE
        && narrow.type() == ScalarType.FLOAT) {
      return switch (function) {
        case SQRT, FLOOR, CEIL, RINT, ABS -> {
          if (arguments.size() == 1) {
            yield new Call(function, List.of(narrow));
          }
          yield whole;
        }
        default -> whole;
      };
    }
    return whole;
  }

  private static Expression compared(Compare compare) {
    Expression left = compare.left();
    Expression right = compare.right();
    if (left instanceof Constant a && right instanceof Constant b) {
      return Constant.of(Evaluation.compare(compare.comparison(), a, b));
    }
    if (right instanceof Constant zero && zero.isZero() && left instanceof Binary binary) {
      switch (binary.operator()) {
        case THREE_WAY, THREE_WAY_NAN_LESS, THREE_WAY_NAN_GREATER -> {
          return ordered(compare.comparison(), binary);
        }
        default -> {}
      }
    }
    if (right instanceof Constant b
        && left instanceof Select(Expression condition, Constant yes, Constant no)) {
      boolean whenTrue = Evaluation.compare(compare.comparison(), yes, b);
      boolean whenFalse = Evaluation.compare(compare.comparison(), no, b);
      if (whenTrue == whenFalse) {
        return Constant.of(whenTrue);
      }
      return whenTrue ? condition : negated(condition);
    }
    return compare;
  }

  /** {@code (a <=> b) < 0} is {@code a < b}, or its opposite's opposite where NaN counts. */
  private static Expression ordered(Comparison comparison, Binary threeWay) {
    boolean nanHolds =
        switch (threeWay.operator()) {
          case THREE_WAY_NAN_LESS ->
              comparison == Comparison.LESS || comparison == Comparison.LESS_OR_EQUAL;
          case THREE_WAY_NAN_GREATER ->
              comparison == Comparison.GREATER || comparison == Comparison.GREATER_OR_EQUAL;
          default -> false;
        };
    return nanHolds
        ? new Unary(
            UnaryOperator.NOT, new Compare(comparison.negated(), threeWay.left(), threeWay.right()))
        : new Compare(comparison, threeWay.left(), threeWay.right());
  }

  private static Expression joined(Logical logical) {
    boolean isAnd = logical.operator() == LogicalOperator.AND;
    if (logical.left() instanceof Constant left) {
      return left.isZero() == isAnd ? left : logical.right();
    }
    if (logical.right() instanceof Constant right) {
      return right.isZero() == isAnd ? right : logical.left();
    }
    return logical;
  }

  private static Expression called(Call call) {
    if (!call.arguments().stream().allMatch(Constant.class::isInstance)) {
      return call;
    }
    List<Constant> arguments = call.arguments().stream().map(Constant.class::cast).toList();
    return Evaluation.call(call.function(), arguments).map(e -> (Expression) e).orElse(call);
  }

  /**
   * {@return the opposite of a condition}
   *
   * @param condition the condition
   */
  public static Expression negated(Expression condition) {
    return switch (condition) {
      case Constant constant -> Constant.of(constant.isZero());
      case Unary(UnaryOperator operator, Expression a) when operator == UnaryOperator.NOT -> a;
      case Compare(Comparison comparison, Expression left, Expression right)
          when !left.type().isFloating()
              || comparison == Comparison.EQUAL
              || comparison == Comparison.NOT_EQUAL ->
          new Compare(comparison.negated(), left, right);
      case Logical(LogicalOperator operator, Expression left, Expression right) ->
          new Logical(
              operator == LogicalOperator.AND ? LogicalOperator.OR : LogicalOperator.AND,
              negated(left),
              negated(right));
      default -> new Unary(UnaryOperator.NOT, condition);
    };
  }
}
