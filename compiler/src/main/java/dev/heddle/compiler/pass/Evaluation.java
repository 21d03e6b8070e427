package dev.heddle.compiler.pass;

import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.Expression.Comparison;
import dev.heddle.compiler.ir.Expression.Constant;
import dev.heddle.compiler.ir.Intrinsic;
import dev.heddle.compiler.ir.ScalarType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators give on constants: Java's own operators, which the intermediate form means. */
public final class Evaluation {
  private Evaluation() {}

  /**
   * {@return the result, or nothing for a division by zero}
   *
   * @param operator what is done
   * @param a the first operand
   * @param b the second operand
   */
  public static Optional<Constant> binary(BinaryOperator operator, Constant a, Constant b) {
    boolean divides = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER;
    if (divides && !a.type().isFloating() && b.isZero()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (a.type()) {
          case INT -> ofInts(operator, a.intValue(), b.intValue());
          case LONG -> ofLongs(operator, a.bits(), b.bits());
          case FLOAT -> ofFloats(operator, a.floatValue(), b.floatValue());
          case DOUBLE -> ofDoubles(operator, a.doubleValue(), b.doubleValue());
          default -> throw new IllegalArgumentException(a + " " + operator.symbol() + " " + b);
        });
  }

  private static Constant ofInts(BinaryOperator operator, int a, int b) {
    return Constant.of(
        switch (operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case REMAINDER -> a % b;
          case AND -> a & b;
          case OR -> a | b;
          case XOR -> a ^ b;
          case SHIFT_LEFT -> a << b;
          case SHIFT_RIGHT -> a >> b;
          case SHIFT_RIGHT_UNSIGNED -> a >>> b;
          case THREE_WAY, THREE_WAY_NAN_LESS, THREE_WAY_NAN_GREATER -> Integer.compare(a, b);
        });
  }

  private static Constant ofLongs(BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case ADD -> Constant.of(a + b);
      case SUBTRACT -> Constant.of(a - b);
      case MULTIPLY -> Constant.of(a * b);
      case DIVIDE -> Constant.of(a / b);
      case REMAINDER -> Constant.of(a % b);
      case AND -> Constant.of(a & b);
      case OR -> Constant.of(a | b);
      case XOR -> Constant.of(a ^ b);
      case SHIFT_LEFT -> Constant.of(a << b);
      case SHIFT_RIGHT -> Constant.of(a >> b);
      case SHIFT_RIGHT_UNSIGNED -> Constant.of(a >>> b);
      case THREE_WAY, THREE_WAY_NAN_LESS, THREE_WAY_NAN_GREATER -> Constant.of(Long.compare(a, b));
    };
  }

  private static Constant ofFloats(BinaryOperator operator, float a, float b) {
    return switch (operator) {
      case ADD -> Constant.of(a + b);
      case SUBTRACT -> Constant.of(a - b);
      case MULTIPLY -> Constant.of(a * b);
      case DIVIDE -> Constant.of(a / b);
      case REMAINDER -> Constant.of(a % b);
      case THREE_WAY, THREE_WAY_NAN_LESS, THREE_WAY_NAN_GREATER -> threeWay(operator, a, b);
      default -> throw new IllegalArgumentException(operator + " of float");
    };
  }

  private static Constant ofDoubles(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> Constant.of(a + b);
      case SUBTRACT -> Constant.of(a - b);
      case MULTIPLY -> Constant.of(a * b);
      case DIVIDE -> Constant.of(a / b);
      case REMAINDER -> Constant.of(a % b);
      case THREE_WAY, THREE_WAY_NAN_LESS, THREE_WAY_NAN_GREATER -> threeWay(operator, a, b);
      default -> throw new IllegalArgumentException(operator + " of double");
    };
  }

  private static Constant threeWay(BinaryOperator operator, double a, double b) {
    int unordered = operator == BinaryOperator.THREE_WAY_NAN_GREATER ? 1 : -1;
    return Constant.of(a < b ? -1 : a > b ? 1 : a == b ? 0 : unordered);
  }

  /**
   * {@return whether a comparison holds}
   *
   * @param comparison which comparison
   * @param a the first operand
   * @param b the second operand
   */
  public static boolean compare(Comparison comparison, Constant a, Constant b) {
    if (a.type().isFloating()) {
      double x = a.type() == ScalarType.FLOAT ? a.floatValue() : a.doubleValue();
      double y = a.type() == ScalarType.FLOAT ? b.floatValue() : b.doubleValue();
      return switch (comparison) {
        case EQUAL -> x == y;
        case NOT_EQUAL -> x != y;
        case LESS -> x < y;
        case LESS_OR_EQUAL -> x <= y;
        case GREATER -> x > y;
        case GREATER_OR_EQUAL -> x >= y;
      };
    }
    int order = Long.compare(a.bits(), b.bits());
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  /**
   * {@return the number with its sign changed}
   *
   * @param a the first operand
   */
  public static Constant negate(Constant a) {
    return switch (a.type()) {
      case INT -> Constant.of(-a.intValue());
      case LONG -> Constant.of(-a.bits());
      case FLOAT -> Constant.of(-a.floatValue());
      case DOUBLE -> Constant.of(-a.doubleValue());
      default -> throw new IllegalArgumentException("- " + a);
    };
  }

  /**
   * {@return what a cast gives}
   *
   * @param to the type that is cast to
   * @param a the first operand
   */
  public static Constant convert(ScalarType to, Constant a) {
    return switch (a.type()) {
      case INT -> fromLong(to, a.intValue(), a.intValue());
      case LONG -> fromLong(to, a.bits(), a.bits());
      case FLOAT -> fromFloat(to, a.floatValue());
      case DOUBLE -> fromDouble(to, a.doubleValue());
      default -> throw new IllegalArgumentException("a cast of " + a);
    };
  }

  private static Constant fromLong(ScalarType to, long a, long rounded) {
    return switch (to) {
      case BYTE -> Constant.of((int) (byte) a);
      case SHORT -> Constant.of((int) (short) a);
      case CHAR -> Constant.of((int) (char) a);
      case INT -> Constant.of((int) a);
      case LONG -> Constant.of(a);
      case FLOAT -> Constant.of((float) rounded);
      case DOUBLE -> Constant.of((double) rounded);
      case BOOLEAN -> throw new IllegalArgumentException("a cast to boolean");
    };
  }

  private static Constant fromFloat(ScalarType to, float a) {
    return switch (to) {
      case BYTE -> Constant.of((int) (byte) a);
      case SHORT -> Constant.of((int) (short) a);
      case CHAR -> Constant.of((int) (char) a);
      case INT -> Constant.of((int) a);
      case LONG -> Constant.of((long) a);
      case FLOAT -> Constant.of(a);
      case DOUBLE -> Constant.of((double) a);
      case BOOLEAN -> throw new IllegalArgumentException("a cast to boolean");
    };
  }

  private static Constant fromDouble(ScalarType to, double a) {
    return switch (to) {
      case BYTE -> Constant.of((int) (byte) a);
      case SHORT -> Constant.of((int) (short) a);
      case CHAR -> Constant.of((int) (char) a);
      case INT -> Constant.of((int) a);
      case LONG -> Constant.of((long) a);
      case FLOAT -> Constant.of((float) a);
      case DOUBLE -> Constant.of(a);
      case BOOLEAN -> throw new IllegalArgumentException("a cast to boolean");
    };
  }

  /**
   * {@return the result of a function that is exact, or nothing for those that are not}
   *
   * @param function which function
   * @param arguments its arguments
   */
  public static Optional<Constant> call(Intrinsic function, List<Constant> arguments) {
    Constant a = arguments.getFirst();
    Constant b = arguments.size() > 1 ? arguments.get(1) : a;
    Constant c = arguments.size() > 2 ? arguments.get(2) : a;
    return Optional.ofNullable(
        switch (a.type()) {
          case INT -> ofInt(function, a.intValue(), b);
          case LONG -> ofLong(function, a.bits(), b.bits());
          case FLOAT -> ofFloat(function, a.floatValue(), b, c.floatValue());
          case DOUBLE -> ofDouble(function, a.doubleValue(), b, c.doubleValue());
          default -> null;
        });
  }

  private static @Nullable Constant ofInt(Intrinsic function, int a, Constant second) {
    return switch (function) {
      case FLOOR_DIV -> second.isZero() ? null : Constant.of(Math.floorDiv(a, second.intValue()));
      case FLOOR_MOD -> second.isZero() ? null : Constant.of(Math.floorMod(a, second.intValue()));
      case BIT_COUNT -> Constant.of(Integer.bitCount(a));
      case LEADING_ZEROS -> Constant.of(Integer.numberOfLeadingZeros(a));
      case TRAILING_ZEROS -> Constant.of(Integer.numberOfTrailingZeros(a));
      case FROM_BITS -> Constant.of(Float.intBitsToFloat(a));
      default -> null;
    };
  }

  private static @Nullable Constant ofLong(Intrinsic function, long a, long b) {
    return switch (function) {
      case BIT_COUNT -> Constant.of(Long.bitCount(a));
      case LEADING_ZEROS -> Constant.of(Long.numberOfLeadingZeros(a));
      case TRAILING_ZEROS -> Constant.of(Long.numberOfTrailingZeros(a));
      case FROM_BITS -> Constant.of(Double.longBitsToDouble(a));
      case MULTIPLY_HIGH -> Constant.of(Math.multiplyHigh(a, b));
      case FLOOR_DIV -> b == 0 ? null : Constant.of(Math.floorDiv(a, b));
      case FLOOR_MOD -> b == 0 ? null : Constant.of(Math.floorMod(a, b));
      default -> null;
    };
  }

  private static @Nullable Constant ofFloat(Intrinsic function, float a, Constant second, float c) {
    float b = second.floatValue();
    return switch (function) {
      case ABS -> Constant.of(Math.abs(a));
      case MIN -> Constant.of(Math.min(a, b));
      case MAX -> Constant.of(Math.max(a, b));
      case SQRT -> Constant.of((float) Math.sqrt(a));
      case FLOOR -> Constant.of((float) Math.floor(a));
      case CEIL -> Constant.of((float) Math.ceil(a));
      case RINT -> Constant.of((float) Math.rint(a));
      case ROUND -> Constant.of(Math.round(a));
      case FMA -> Constant.of(Math.fma(a, b, c));
      case COPY_SIGN -> Constant.of(Math.copySign(a, b));
      case SCALB -> Constant.of(Math.scalb(a, second.intValue()));
      case TO_BITS -> Constant.of(Float.floatToRawIntBits(a));
      default -> null;
    };
  }

  private static @Nullable Constant ofDouble(
      Intrinsic function, double a, Constant second, double c) {
    double b = second.doubleValue();
    return switch (function) {
      case ABS -> Constant.of(Math.abs(a));
      case MIN -> Constant.of(Math.min(a, b));
      case MAX -> Constant.of(Math.max(a, b));
      case SQRT -> Constant.of(Math.sqrt(a));
      case FLOOR -> Constant.of(Math.floor(a));
      case CEIL -> Constant.of(Math.ceil(a));
      case RINT -> Constant.of(Math.rint(a));
      case ROUND -> Constant.of(Math.round(a));
      case FMA -> Constant.of(Math.fma(a, b, c));
      case COPY_SIGN -> Constant.of(Math.copySign(a, b));
      case SCALB -> Constant.of(Math.scalb(a, second.intValue()));
      case IEEE_REMAINDER -> Constant.of(Math.IEEEremainder(a, b));
      case TO_BITS -> Constant.of(Double.doubleToRawLongBits(a));
      default -> null;
    };
  }
}
