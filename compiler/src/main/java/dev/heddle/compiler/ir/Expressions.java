package dev.heddle.compiler.ir;

import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.ImageSize;
import dev.heddle.compiler.ir.Expression.Length;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Walks over expressions. */
public final class Expressions {
  private Expressions() {}

  /**
   * {@return the operands of an expression, from left to right}
   *
   * @param expression the expression
   */
  public static List<Expression> operands(Expression expression) {
    return switch (expression) {
      case Constant _, Read _, Length _, ImageSize _ -> List.of();
      case Unary e -> List.of(e.operand());
      case Binary e -> List.of(e.left(), e.right());
      case Compare e -> List.of(e.left(), e.right());
      case Logical e -> List.of(e.left(), e.right());
      case Select e -> List.of(e.condition(), e.whenTrue(), e.whenFalse());
      case Convert e -> List.of(e.operand());
      case Load e -> List.of(e.index());
      case Query e -> List.of(e.dimension());
      case Call e -> e.arguments();
    };
  }

  /**
   * {@return whether an expression or a part of it is of some kind}
   *
   * @param expression the expression
   * @param kind what is looked for
   */
  public static boolean any(Expression expression, Predicate<Expression> kind) {
    if (kind.test(expression)) {
      return true;
    }
    for (Expression operand : operands(expression)) {
      if (any(operand, kind)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@return whether an expression reads a variable}
   *
   * @param expression the expression
   * @param variable the variable
   */
  public static boolean reads(Expression expression, Variable variable) {
    return any(expression, e -> e instanceof Read read && read.variable().equals(variable));
  }

  /**
   * {@return whether an expression reads memory that may change}
   *
   * @param expression the expression
   */
  public static boolean loads(Expression expression) {
    return any(
        expression,
        e -> e instanceof Load load && !(load.memory() instanceof Memory.ConstantArray));
  }

  /**
   * {@return whether an expression is a constant or a variable}
   *
   * @param expression the expression
   */
  public static boolean isTrivial(Expression expression) {
    return expression instanceof Constant || expression instanceof Read;
  }

  /**
   * {@return how many operators and operands an expression has}
   *
   * @param expression the expression
   */
  public static int size(Expression expression) {
    int size = 1;
    for (Expression operand : operands(expression)) {
      size += size(operand);
    }
    return size;
  }

  /**
   * {@return an expression rebuilt from its leaves up}
   *
   * @param change what each part becomes, once its operands are rebuilt
   * @param expression the expression
   */
  public static Expression rebuild(Expression expression, UnaryOperator<Expression> change) {
    Expression same =
        switch (expression) {
          case Constant _, Read _, Length _, ImageSize _ -> expression;
          case Unary e -> new Unary(e.operator(), rebuild(e.operand(), change));
          case Binary e ->
              new Binary(e.operator(), rebuild(e.left(), change), rebuild(e.right(), change));
          case Compare e ->
              new Compare(e.comparison(), rebuild(e.left(), change), rebuild(e.right(), change));
          case Logical e ->
              new Logical(e.operator(), rebuild(e.left(), change), rebuild(e.right(), change));
          case Select e ->
              new Select(
                  rebuild(e.condition(), change),
                  rebuild(e.whenTrue(), change),
                  rebuild(e.whenFalse(), change));
          case Convert e -> new Convert(e.to(), rebuild(e.operand(), change));
          case Load e -> new Load(e.memory(), rebuild(e.index(), change));
          case Query e -> new Query(e.query(), rebuild(e.dimension(), change));
          case Call e -> new Call(e.function(), rebuild(e.arguments(), change));
        };
    return change.apply(same);
  }

  private static List<Expression> rebuild(
      List<Expression> expressions, UnaryOperator<Expression> change) {
    List<Expression> rebuilt = new ArrayList<>(expressions.size());
    expressions.forEach(e -> rebuilt.add(rebuild(e, change)));
    return rebuilt;
  }
}
