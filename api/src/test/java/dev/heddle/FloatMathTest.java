package dev.heddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On the host, the functions are those of Math: much nearer than the bounds for devices. */
class FloatMathTest {
  private static final long SEED = 4711;
  private static final int RUNS = 20_000;

  /** A rounded double of at most 2 ulp is within this of the exact result. */
  private static final double HOST_BOUND = 0.501;

  interface FloatFunction {
    float apply(float x);
  }

  interface FloatBinaryFunction {
    float apply(float x, float y);
  }

  static Stream<Arguments> functions() {
    Map<String, FloatFunction> floats =
        Map.ofEntries(
            Map.entry("sqrt", FloatMath::sqrt),
            Map.entry("cbrt", FloatMath::cbrt),
            Map.entry("exp", FloatMath::exp),
            Map.entry("exp2", FloatMath::exp2),
            Map.entry("expm1", FloatMath::expm1),
            Map.entry("log", FloatMath::log),
            Map.entry("log2", FloatMath::log2),
            Map.entry("log10", FloatMath::log10),
            Map.entry("log1p", FloatMath::log1p),
            Map.entry("sin", FloatMath::sin),
            Map.entry("cos", FloatMath::cos),
            Map.entry("tan", FloatMath::tan),
            Map.entry("asin", FloatMath::asin),
            Map.entry("acos", FloatMath::acos),
            Map.entry("atan", FloatMath::atan),
            Map.entry("sinh", FloatMath::sinh),
            Map.entry("cosh", FloatMath::cosh),
            Map.entry("tanh", FloatMath::tanh));
    Map<String, DoubleUnaryOperator> doubles =
        Map.ofEntries(
            Map.entry("sqrt", StrictMath::sqrt),
            Map.entry("cbrt", StrictMath::cbrt),
            Map.entry("exp", StrictMath::exp),
            Map.entry("exp2", x -> StrictMath.pow(2, x)),
            Map.entry("expm1", StrictMath::expm1),
            Map.entry("log", StrictMath::log),
            Map.entry("log2", x -> StrictMath.log(x) / StrictMath.log(2)),
            Map.entry("log10", StrictMath::log10),
            Map.entry("log1p", StrictMath::log1p),
            Map.entry("sin", StrictMath::sin),
            Map.entry("cos", StrictMath::cos),
            Map.entry("tan", StrictMath::tan),
            Map.entry("asin", StrictMath::asin),
            Map.entry("acos", StrictMath::acos),
            Map.entry("atan", StrictMath::atan),
            Map.entry("sinh", StrictMath::sinh),
            Map.entry("cosh", StrictMath::cosh),
            Map.entry("tanh", StrictMath::tanh));
    return floats.keySet().stream()
        .sorted()
        .map(name -> Arguments.of(name, floats.get(name), doubles.get(name)));
  }

  private static float number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Float.intBitsToFloat(random.nextInt());
      case 1 ->
          new float[] {
                0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1f, -1f
              }
              [random.nextInt(7)];
      case 2 -> random.nextFloat() * 2 - 1;
      default -> random.nextFloat() * 200 - 100;
    };
  }

  private static void assertNear(double exact, float actual, String what) {
    if (Double.isNaN(exact) || Math.abs(exact) > Float.MAX_VALUE || exact == 0) {
      assertEquals((float) exact, actual, what);
    } else {
      double distance = Math.abs(actual - exact) / Math.ulp((float) exact);
      assertTrue(distance <= HOST_BOUND, () -> what + " is " + distance + " ulp from " + exact);
    }
  }

  @ParameterizedTest
  @MethodSource
  void functions(String name, FloatFunction function, DoubleUnaryOperator exact) {
    Random random = new Random(SEED);
    for (int run = 0; run < RUNS; run++) {
      float x = number(random);
      assertNear(exact.applyAsDouble(x), function.apply(x), "%s(%s)".formatted(name, x));
    }
  }

  static Stream<Arguments> binaryFunctions() {
    FloatBinaryFunction pow = FloatMath::pow;
    FloatBinaryFunction atan2 = FloatMath::atan2;
    FloatBinaryFunction hypot = FloatMath::hypot;
    return Stream.of(
        Arguments.of("pow", pow, (DoubleBinaryOperator) StrictMath::pow),
        Arguments.of("atan2", atan2, (DoubleBinaryOperator) StrictMath::atan2),
        Arguments.of("hypot", hypot, (DoubleBinaryOperator) StrictMath::hypot));
  }

  @ParameterizedTest
  @MethodSource
  void binaryFunctions(String name, FloatBinaryFunction function, DoubleBinaryOperator exact) {
    Random random = new Random(SEED);
    for (int run = 0; run < RUNS; run++) {
      float x = number(random);
      float y = number(random);
      String what = "%s(%s, %s)".formatted(name, x, y);
      assertNear(exact.applyAsDouble(x, y), function.apply(x, y), what);
    }
  }

  @Test
  void powersOfTwo_haveExactLogarithms() {
    for (int power = -126; power <= 127; power++) {
      assertEquals(power, FloatMath.log2(Math.scalb(1f, power)));
      assertEquals(Math.scalb(1f, power), FloatMath.exp2(power));
    }
  }
}
