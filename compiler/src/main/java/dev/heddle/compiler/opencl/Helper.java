package dev.heddle.compiler.opencl;

import dev.heddle.compiler.ir.Expression.BinaryOperator;
import dev.heddle.compiler.ir.ScalarType;
import java.util.Locale;

/** Functions with Java's meaning where that of OpenCL C is another; printed where called. */
enum Helper {
  DIVIDE_INT("int", "int a, int b", "return b == -1 ? (int) (0u - a) : b == 0 ? 0 : a / b;"),
  DIVIDE_LONG("long", "long a, long b", "return b == -1 ? (long) (0ul - a) : b == 0 ? 0 : a / b;"),
  REMAINDER_INT("int", "int a, int b", "return b == -1 || b == 0 ? 0 : a % b;"),
  REMAINDER_LONG("long", "long a, long b", "return b == -1 || b == 0 ? 0 : a % b;"),
  FLOOR_DIV_INT(
      "int",
      "int a, int b",
      "const int q = b == -1 ? (int) (0u - a) : b == 0 ? 0 : a / b;",
      "return b != -1 && b != 0 && (a ^ b) < 0 && q * b != a ? q - 1 : q;"),
  FLOOR_DIV_LONG(
      "long",
      "long a, long b",
      "const long q = b == -1 ? (long) (0ul - a) : b == 0 ? 0 : a / b;",
      "return b != -1 && b != 0 && (a ^ b) < 0 && q * b != a ? q - 1 : q;"),
  FLOOR_MOD_INT(
      "int",
      "int a, int b",
      "const int r = b == -1 || b == 0 ? 0 : a % b;",
      "return r != 0 && (r ^ b) < 0 ? r + b : r;"),
  FLOOR_MOD_LONG(
      "long",
      "long a, long b",
      "const long r = b == -1 || b == 0 ? 0 : a % b;",
      "return r != 0 && (r ^ b) < 0 ? r + b : r;"),
  COMPARE_LONG("int", "long a, long b", "return a < b ? -1 : a > b ? 1 : 0;"),
  COMPARE_FLOAT_NAN_LESS("int", "float a, float b", "return a > b ? 1 : a == b ? 0 : -1;"),
  COMPARE_FLOAT_NAN_GREATER("int", "float a, float b", "return a < b ? -1 : a == b ? 0 : 1;"),
  COMPARE_DOUBLE_NAN_LESS("int", "double a, double b", "return a > b ? 1 : a == b ? 0 : -1;"),
  COMPARE_DOUBLE_NAN_GREATER("int", "double a, double b", "return a < b ? -1 : a == b ? 0 : 1;"),
  FLOAT_TO_INT("int", "float a", "return isnan(a) ? 0 : convert_int_sat_rtz(a);"),
  FLOAT_TO_LONG("long", "float a", "return isnan(a) ? 0 : convert_long_sat_rtz(a);"),
  DOUBLE_TO_INT("int", "double a", "return isnan(a) ? 0 : convert_int_sat_rtz(a);"),
  DOUBLE_TO_LONG("long", "double a", "return isnan(a) ? 0 : convert_long_sat_rtz(a);"),
  MIN_FLOAT(
      "float",
      "float a, float b",
      "return isnan(a) || isnan(b) ? NAN : a < b ? a : b < a ? b : as_float(as_int(a) |"
          + " as_int(b));"),
  MAX_FLOAT(
      "float",
      "float a, float b",
      "return isnan(a) || isnan(b) ? NAN : a > b ? a : b > a ? b : as_float(as_int(a) &"
          + " as_int(b));"),
  MIN_DOUBLE(
      "double",
      "double a, double b",
      "return isnan(a) || isnan(b) ? NAN : a < b ? a : b < a ? b : as_double(as_long(a) |"
          + " as_long(b));"),
  MAX_DOUBLE(
      "double",
      "double a, double b",
      "return isnan(a) || isnan(b) ? NAN : a > b ? a : b > a ? b : as_double(as_long(a) &"
          + " as_long(b));"),
  ROUND_FLOAT(
      "int",
      "float a",
      "const float low = floor(a);",
      "const float near = a - low >= 0.5f ? low + 1.0f : low;",
      "return isnan(a) ? 0 : convert_int_sat_rtz(near);"),
  ROUND_DOUBLE(
      "long",
      "double a",
      "const double low = floor(a);",
      "const double near = a - low >= 0.5 ? low + 1.0 : low;",
      "return isnan(a) ? 0 : convert_long_sat_rtz(near);"),
  POWER(
      "double",
      "double a, double b",
      "return isnan(b) || (fabs(a) == 1.0 && isinf(b)) ? NAN : pow(a, b);"),
  POWER_FLOAT(
      "float",
      "float a, float b",
      "return isnan(b) || (fabs(a) == 1.0f && isinf(b)) ? NAN : pow(a, b);"),
  SCALB_FLOAT("float", "float a, int power", "return ldexp(a, power);"),
  SCALB_DOUBLE("double", "double a, int power", "return ldexp(a, power);"),
  TRAILING_ZEROS_INT("int", "int a", "return a == 0 ? 32 : 31 - clz(a & (int) (0u - a));"),
  TRAILING_ZEROS_LONG(
      "int", "long a", "return a == 0 ? 64 : 63 - (int) clz(a & (long) (0ul - a));"),
  ADD_GLOBAL_FLOAT("float", "volatile __global float *cell, float delta", atomicAdd("__global")),
  ADD_LOCAL_FLOAT("float", "volatile __local float *cell, float delta", atomicAdd("__local")),
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

  String function() {
    return "java_" + name().toLowerCase(Locale.ROOT);
  }

  boolean usesDouble() {
    return name().contains("DOUBLE") || this == POWER;
  }

  String text() {
    return "%s %s(%s) {\n%s}\n".formatted(result, function(), parameters, body);
  }

  static Helper division(boolean quotient, ScalarType type) {
    if (type == ScalarType.INT) {
      return quotient ? DIVIDE_INT : REMAINDER_INT;
    }
    return quotient ? DIVIDE_LONG : REMAINDER_LONG;
  }

  static Helper threeWay(BinaryOperator operator, ScalarType type) {
    boolean less = operator == BinaryOperator.THREE_WAY_NAN_LESS;
    return switch (type) {
      case FLOAT -> less ? COMPARE_FLOAT_NAN_LESS : COMPARE_FLOAT_NAN_GREATER;
      case DOUBLE -> less ? COMPARE_DOUBLE_NAN_LESS : COMPARE_DOUBLE_NAN_GREATER;
      default -> COMPARE_LONG;
    };
  }
}
