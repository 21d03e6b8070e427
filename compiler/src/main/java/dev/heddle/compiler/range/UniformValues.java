package dev.heddle.compiler.range;

import dev.heddle.compiler.ir.Expression;
import dev.heddle.compiler.ir.Expression.Binary;
import dev.heddle.compiler.ir.Expression.Compare;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Expression.Convert;
import dev.heddle.compiler.ir.Expression.ImageSize;
import dev.heddle.compiler.ir.Expression.Length;
import dev.heddle.compiler.ir.Expression.Logical;
import dev.heddle.compiler.ir.Expression.LogicalOperator;
import dev.heddle.compiler.ir.Expression.Query;
import dev.heddle.compiler.ir.Expression.Read;
import dev.heddle.compiler.ir.Expression.Select;
import dev.heddle.compiler.ir.Expression.Unary;
import dev.heddle.compiler.ir.Expression.UnaryOperator;
import dev.heddle.compiler.ir.Expression.WorkItemQuery;
import dev.heddle.compiler.ir.Expressions;
import dev.heddle.compiler.ir.Parameter;
import dev.heddle.compiler.ir.Parameter.ScalarParameter;
import dev.heddle.compiler.ir.Variable;
import dev.heddle.compiler.pass.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Integers and conditions that all work items of a launch agree on, and that the host can compute
 * as the device would, with the same wrap-around. Floats are left out: devices may differ in them.
 */
final class UniformValues {
  /** A value that the launch does not know, or a division by zero. */
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown() {
      super("a value that the launch does not know", null, false, false);
    }
  }

  private final Map<Variable, ScalarParameter> arguments = new HashMap<>();

  UniformValues(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (parameter instanceof ScalarParameter scalar && !scalar.type().isFloating()) {
        arguments.put(scalar.variable(), scalar);
      }
    }
  }

  /** {@return whether an expression is uniform if its operands are} */
  boolean isUniform(Expression expression) {
    if (expression.type().isFloating()) {
      return false;
    }
    return switch (expression) {
      case Constant _, Length _, ImageSize _ -> true;
      case Unary _, Binary _, Compare _, Logical _, Select _, Convert _ ->
          Expressions.operands(expression).stream().noneMatch(e -> e.type().isFloating());
      case Read e -> arguments.containsKey(e.variable());
      case Query e ->
          e.dimension() instanceof Constant
              && switch (e.query()) {
                case GLOBAL_ID, LOCAL_ID, GROUP_ID -> false;
                default -> true;
              };
      default -> false;
    };
  }

  /**
   * {@return the value at a launch; of a condition, 0 or 1}
   *
   * @throws Unknown if the launch does not know it
   */
  long evaluate(Expression expression, LaunchValues launch) {
    return switch (expression) {
      case Constant e -> e.bits();
      case Length e -> launch.length(e.memory());
      case ImageSize e -> launch.imageSize(e.image(), e.dimension());
      case Read e -> {
        ScalarParameter parameter = arguments.get(e.variable());
        if (parameter == null) {
          throw new Unknown();
        }
        yield launch.scalar(parameter);
      }
      case Query e -> {
        int size = launch.size(e.query(), ((Constant) e.dimension()).intValue());
        if (size == 0 && e.query() != WorkItemQuery.GLOBAL_OFFSET) {
          throw new Unknown();
        }
        yield size;
      }
      case Logical e -> {
        boolean left = evaluate(e.left(), launch) != 0;
        yield left == (e.operator() == LogicalOperator.AND)
            ? evaluate(e.right(), launch)
            : left ? 1 : 0;
      }
      case Select e ->
          evaluate(evaluate(e.condition(), launch) != 0 ? e.whenTrue() : e.whenFalse(), launch);
      default -> computed(expression, launch);
    };
  }

  private long computed(Expression expression, LaunchValues launch) {
    List<Constant> operands = new ArrayList<>(2);
    for (Expression operand : Expressions.operands(expression)) {
      operands.add(new Constant(operand.type(), evaluate(operand, launch)));
    }
    Constant first = operands.getFirst();
    return switch (expression) {
      case Unary e ->
          e.operator() == UnaryOperator.NOT
              ? (first.isZero() ? 1 : 0)
              : Evaluation.negate(first).bits();
      case Binary e ->
          Evaluation.binary(e.operator(), first, operands.getLast())
              .orElseThrow(Unknown::new)
              .bits();
      case Compare e -> Evaluation.compare(e.comparison(), first, operands.getLast()) ? 1 : 0;
      case Convert e -> Evaluation.convert(e.to(), first).bits();
      default -> throw new Unknown();
    };
  }
}
