package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Call;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.ImageSize;
import dev.heddle.compiler.ir.Expression.Length;
import dev.heddle.compiler.ir.Expression.Load;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Intrinsic;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.ir.Memory.ConstantArray;
import dev.heddle.compiler.ir.Memory.PrivateArray;
import dev.heddle.compiler.ir.ScalarType;
import dev.heddle.compiler.ir.Statement;
import dev.heddle.compiler.ir.Statement.Assign;
import dev.heddle.compiler.ir.Statements;
import dev.heddle.compiler.ir.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes products so that their rounding cannot be left out, for compilers that work out sums of
 * products as if they were fused: {@code a * b} as {@code fma(a, b, -0.0)}, which is the same
 * number. Products of anything that comes from outside the kernel stay as they are.
 */
public final class RoundedProducts {
  /** Variables that may hold what can be worked out beforehand. */
  private final Set<Variable> foreseeable = new HashSet<>();

  private RoundedProducts() {}

  /**
   * {@return a kernel with such products rounded}
   *
   * @param kernel the kernel
   */
  public static KernelCode of(KernelCode kernel) {
    RoundedProducts products = new RoundedProducts();
    int known;
    do {
      known = products.foreseeable.size();
      Statements.walk(kernel.body(), products::look);
    } while (products.foreseeable.size() > known);
    return kernel.withBody(products.rounded(kernel.body()));
  }

  private void look(Statement statement) {
    if (statement instanceof Assign assign && isForeseeable(assign.value())) {
      foreseeable.add(assign.variable());
    }
  }

  private boolean isForeseeable(Expression expression) {
    return !Expressions.any(expression, this::comesFromOutside);
  }

  private boolean comesFromOutside(Expression part) {
    return switch (part) {
      case Read read -> !foreseeable.contains(read.variable());
      case Load load ->
          !(load.memory() instanceof PrivateArray || load.memory() instanceof ConstantArray);
      case Query _, Length _, ImageSize _ -> true;
      default -> false;
    };
  }

  private List<Statement> rounded(List<Statement> statements) {
    return statements.stream()
        .map(statement -> Statements.mapBodies(statement, this::rounded))
        .map(
            statement ->
                Statements.mapExpressions(statement, e -> Expressions.rebuild(e, this::rounded)))
        .toList();
  }

  private Expression rounded(Expression expression) {
    return expression instanceof Binary(var operator, var left, var right)
            && operator == BinaryOperator.MULTIPLY
            && expression.type().isFloating()
            && isForeseeable(left)
            && isForeseeable(right)
        ? new Call(Intrinsic.FMA, List.of(left, right, negativeZero(expression.type())))
        : expression;
  }

  private static Constant negativeZero(ScalarType type) {
    return type == ScalarType.FLOAT ? Constant.of(-0.0f) : Constant.of(-0.0);
  }
}
