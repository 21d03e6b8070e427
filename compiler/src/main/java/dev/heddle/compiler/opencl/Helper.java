package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.ScalarType;
import java.util.Locale;

/** Functions with Java's meaning where that of OpenCL C is another; printed where called. */
public enum Helper {
  /** Quotient, whatever the divisor. */
  DIVIDE_INT("int", "int a, int b", "return b == -1 ? (int) (0u - a) : b == 0 ? 0 : a / b;"),
  /** Quotient, whatever the divisor. */
  DIVIDE_LONG("long", "long a, long b", "return b == -1 ? (long) (0ul - a) : b == 0 ? 0 : a / b;"),
  /** Remainder, whatever the divisor. */
  REMAINDER_INT("int", "int a, int b", "return b == -1 || b == 0 ? 0 : a % b;"),
  /** Remainder, whatever the divisor. */
  REMAINDER_LONG("long", "long a, long b", "return b == -1 || b == 0 ? 0 : a % b;"),
  /** Quotient towards negative infinity. */
  FLOOR_DIV_INT(
      "int",
      "int a, int b",
      "const int q = b == -1 ? (int) (0u - a) : b == 0 ? 0 : a / b;",
      "return b != -1 && b != 0 && (a ^ b) < 0 && q * b != a ? q - 1 : q;"),
  /** Quotient towards negative infinity. */
  FLOOR_DIV_LONG(
      "long",
      "long a, long b",
      "const long q = b == -1 ? (long) (0ul - a) : b == 0 ? 0 : a / b;",
      "return b != -1 && b != 0 && (a ^ b) < 0 && q * b != a ? q - 1 : q;"),
  /** Remainder with the sign of the divisor. */
  FLOOR_MOD_INT(
      "int",
      "int a, int b",
      "const int r = b == -1 || b == 0 ? 0 : a % b;",
      "return r != 0 && (r ^ b) < 0 ? r + b : r;"),
  /** Remainder with the sign of the divisor. */
  FLOOR_MOD_LONG(
      "long",
      "long a, long b",
      "const long r = b == -1 || b == 0 ? 0 : a % b;",
      "return r != 0 && (r ^ b) < 0 ? r + b : r;"),
  /** Three-way comparison. */
  COMPARE_LONG("int", "long a, long b", "return a < b ? -1 : a > b ? 1 : 0;"),
  /** Three-way comparison where NaN is less. */
  COMPARE_FLOAT_NAN_LESS("int", "float a, float b", "return a > b ? 1 : a == b ? 0 : -1;"),
  /** Three-way comparison where NaN is greater. */
  COMPARE_FLOAT_NAN_GREATER("int", "float a, float b", "return a < b ? -1 : a == b ? 0 : 1;"),
  /** Three-way comparison where NaN is less. */
  COMPARE_DOUBLE_NAN_LESS("int", "double a, double b", "return a > b ? 1 : a == b ? 0 : -1;"),
  /** Three-way comparison where NaN is greater. */
  COMPARE_DOUBLE_NAN_GREATER("int", "double a, double b", "return a < b ? -1 : a == b ? 0 : 1;"),
  /** Saturating cast. */
  FLOAT_TO_INT("int", "float a", "return isnan(a) ? 0 : convert_int_sat_rtz(a);"),
  /** Saturating cast. */
  FLOAT_TO_LONG("long", "float a", "return isnan(a) ? 0 : convert_long_sat_rtz(a);"),
  /** Saturating cast. */
  DOUBLE_TO_INT("int", "double a", "return isnan(a) ? 0 : convert_int_sat_rtz(a);"),
  /** Saturating cast. */
  DOUBLE_TO_LONG("long", "double a", "return isnan(a) ? 0 : convert_long_sat_rtz(a);"),
  /** The lesser, that knows NaN and -0. */
  MIN_FLOAT(
      "float",
      "float a, float b",
      "return isnan(a) || isnan(b) ? NAN : a < b ? a : b < a ? b : as_float(as_int(a) |"
          + " as_int(b));"),
  /** The greater, that knows NaN and -0. */
  MAX_FLOAT(
      "float",
      "float a, float b",
      "return isnan(a) || isnan(b) ? NAN : a > b ? a : b > a ? b : as_float(as_int(a) &"
          + " as_int(b));"),
  /** The lesser, that knows NaN and -0. */
  MIN_DOUBLE(
      "double",
      "double a, double b",
      "return isnan(a) || isnan(b) ? NAN : a < b ? a : b < a ? b : as_double(as_long(a) |"
          + " as_long(b));"),
  /** The greater, that knows NaN and -0. */
  MAX_DOUBLE(
      "double",
      "double a, double b",
      "return isnan(a) || isnan(b) ? NAN : a > b ? a : b > a ? b : as_double(as_long(a) &"
          + " as_long(b));"),
  /** To the nearest integer, ties up. */
  ROUND_FLOAT(
      "int",
      "float a",
      "const float low = floor(a);",
      "const float near = a - low >= 0.5f ? low + 1.0f : low;",
      "return isnan(a) ? 0 : convert_int_sat_rtz(near);"),
  /** To the nearest integer, ties up. */
  ROUND_DOUBLE(
      "long",
      "double a",
      "const double low = floor(a);",
      "const double near = a - low >= 0.5 ? low + 1.0 : low;",
      "return isnan(a) ? 0 : convert_long_sat_rtz(near);"),
  /** Power, that knows NaN as Java does. */
  POWER(
      "double",
      "double a, double b",
      "return isnan(b) || (fabs(a) == 1.0 && isinf(b)) ? NAN : pow(a, b);"),
  /** Power, that knows NaN as Java does. */
  POWER_FLOAT(
      "float",
      "float a, float b",
      "return isnan(b) || (fabs(a) == 1.0f && isinf(b)) ? NAN : pow(a, b);"),
  /** Times a power of two. */
  SCALB_FLOAT("float", "float a, int power", "return ldexp(a, power);"),
  /** Times a power of two. */
  SCALB_DOUBLE("double", "double a, int power", "return ldexp(a, power);"),
  /** The number of 0 bits below the lowest 1. */
  TRAILING_ZEROS_INT("int", "int a", "return a == 0 ? 32 : 31 - clz(a & (int) (0u - a));"),
  /** The number of 0 bits below the lowest 1. */
  TRAILING_ZEROS_LONG(
      "int", "long a", "return a == 0 ? 64 : 63 - (int) clz(a & (long) (0ul - a));"),
  /** Indivisible sum in global memory. */
  ADD_GLOBAL_FLOAT("float", "volatile __global float *cell, float delta", atomicAdd("__global")),
  /** Indivisible sum in local memory. */
  ADD_LOCAL_FLOAT("float", "volatile __local float *cell, float delta", atomicAdd("__local")),
  /** Keeps the first fault of a launch. */
  RECORD_FAULT(
      "void",
      "__global long *fault, int code, int line, long index, long length",
      "if (atomic_cmpxchg((volatile __global int *) fault, 0, code) == 0) {",
      "  fault[1] = line;",
      "  fault[2] = index;",
      "  fault[3] = length;",
      "  fault[4] = get_global_id(0);",
      "  fault[5] = get_global_id(1);",
      "  fault[6] = get_global_id(2);",
      "}");

  private final String result;
  private final String parameters;
  private final String body;

  Helper(String result, String parameters, String... body) {
    this.result = result;
    this.parameters = parameters;
    this.body = "  " + String.join("\n  ", body) + "\n";
  }

  private static String[] atomicAdd(String space) {
    return new String[] {
      "int before = as_int(*cell);",
      "while (true) {",
      "  const int after = as_int(as_float(before) + delta);",
      "  const int found = atomic_cmpxchg((volatile %s int *) cell, before, after);"
          .formatted(space),
      "  if (found == before) {",
      "    return as_float(before);",
      "  }",
      "  before = found;",
      "}"
    };
  }

  /** {@return its name} */
  public String function() {
    return "java_" + name().toLowerCase(Locale.ROOT);
  }

  /** {@return the type of its result} */
  public String result() {
    return result;
  }

  /** {@return its parameters, as they stand between parentheses} */
  public String parameters() {
    return parameters;
  }

  /** {@return its statements, a line each} */
  public String body() {
    return body;
  }

  boolean usesDouble() {
    return name().contains("DOUBLE") || this == POWER;
  }

  String text() {
    return "%s %s(%s) {\n%s}\n".formatted(result, function(), parameters, body);
  }

  /**
   * {@return the function that divides integers}
   *
   * @param quotient whether the quotient is wanted, and not the remainder
   * @param type {@code int} or {@code long}
   */
  public static Helper division(boolean quotient, ScalarType type) {
    if (type == ScalarType.INT) {
      return quotient ? DIVIDE_INT : REMAINDER_INT;
    }
    return quotient ? DIVIDE_LONG : REMAINDER_LONG;
  }

  /**
   * {@return the function that compares three ways}
   *
   * @param operator how NaN compares
   * @param type the type of its operands
   */
  public static Helper threeWay(BinaryOperator operator, ScalarType type) {
    boolean less = operator == BinaryOperator.THREE_WAY_NAN_LESS;
    return switch (type) {
      case FLOAT -> less ? COMPARE_FLOAT_NAN_LESS : COMPARE_FLOAT_NAN_GREATER;
      case DOUBLE -> less ? COMPARE_DOUBLE_NAN_LESS : COMPARE_DOUBLE_NAN_GREATER;
      default -> COMPARE_LONG;
    };
  }
}
