package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The functions that stay within a bound, stated by {@link Kernel}, of the exact result. */
class ElementaryFunctionTests extends KernelTests {
  private static final int ARGUMENTS = 64;

  /**
   * A function of {@code Math}.
   *
   * @param bound how far a result may be from the exact one, in units in the last place
   * @param smallest the smallest magnitude of the argument that is tried, as a power of two
   * @param largest the largest
   * @param exact the exact function
   */
  record Function(
      String name, int bound, double smallest, double largest, BinaryOperator<BigDecimal> exact) {
    static Function of(
        String name, int bound, double smallest, double largest, UnaryOperator<BigDecimal> exact) {
      return new Function(name, bound, smallest, largest, (x, y) -> exact.apply(x));
    }
  }

  private static final BigDecimal LN_10 = ExactMath.log(BigDecimal.TEN);

  /** In the order of {@link Functions#apply}. */
  private static final List<Function> FUNCTIONS =
      List.of(
          Function.of("exp", 4, -40, 9.4, ExactMath::exp),
          Function.of("log", 4, -1074, 1023, ExactMath::log),
          Function.of("log10", 4, -1074, 1023, x -> quotient(ExactMath.log(x), LN_10)),
          Function.of("sin", 4, -1074, 200, ExactMath::sin),
          Function.of("cos", 4, -1074, 200, ExactMath::cos),
          Function.of("tan", 4, -1074, 200, x -> quotient(ExactMath.sin(x), ExactMath.cos(x))),
          Function.of("asin", 4, -60, 0, ExactMath::asin),
          Function.of("acos", 4, -60, 0, ExactMath::acos),
          Function.of("atan", 4, -100, 100, ExactMath::atan),
          new Function("pow", 4, -20, 20, ElementaryFunctionTests::exactPower),
          Function.of("cbrt", 4, -1074, 1023, ExactMath::cbrt),
          Function.of("log1p", 4, -200, 200, ExactMath::log1p),
          Function.of("expm1", 4, -200, 9.4, ExactMath::expm1),
          Function.of("sinh", 6, -200, 9.4, ExactMath::sinh),
          Function.of("cosh", 6, -200, 9.4, ExactMath::cosh),
          Function.of("tanh", 6, -200, 8, x -> quotient(ExactMath.sinh(x), ExactMath.cosh(x))),
          new Function("atan2", 6, -40, 40, ExactMath::atan2),
          new Function(
              "hypot", 6, -60, 60, (x, y) -> ExactMath.sqrt(x.multiply(x).add(y.multiply(y)))));

  private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, new MathContext(60));
  }

  /** A negative base has an exponent that is an integer. */
  private static BigDecimal exactPower(BigDecimal base, BigDecimal exponent) {
    BigDecimal power = ExactMath.pow(base.abs(), exponent);
    return base.signum() < 0 && exponent.toBigInteger().testBit(0) ? power.negate() : power;
  }

  /** {@return an argument of a magnitude between the function's smallest and largest} */
  private static double argument(Function function, Random random) {
    double power =
        function.smallest() + random.nextDouble() * (function.largest() - function.smallest());
    double magnitude = Math.scalb(Math.pow(2, power - Math.floor(power)), (int) Math.floor(power));
    return switch (function.name()) {
      case "log", "log10" -> near(1, magnitude, random);
      case "asin", "acos" -> random.nextBoolean() ? near(1, magnitude, random) : -magnitude;
      case "sin", "cos", "tan" -> near(Math.PI / 4 * random.nextInt(1, 200), magnitude, random);
      case "log1p" -> random.nextBoolean() ? magnitude : -Math.min(magnitude, 1 / (1 + magnitude));
      default -> random.nextBoolean() ? magnitude : -magnitude;
    };
  }

  /** {@return a magnitude, or at times a value that is hardly below another} */
  private static double near(double centre, double magnitude, Random random) {
    return random.nextInt(4) == 0
        ? centre - Math.scalb(random.nextDouble(), -random.nextInt(1, 50)) * centre
        : magnitude;
  }

  private static double secondArgument(Function function, double first, Random random) {
    if (!function.name().equals("pow")) {
      return argument(function, random);
    }
    double exponent = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-5, 7));
    return first < 0 ? Math.rint(exponent) : exponent;
  }

  @Proves(
      language = "bounds of Math's functions",
      needs = {JAVA_KERNELS, FP64})
  void functions_stayWithinTheirBounds() {
    Random random = random();
    int n = ARGUMENTS;
    double[] x = new double[FUNCTIONS.size() * n];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = argument(FUNCTIONS.get(i / n), random);
      y[i] = secondArgument(FUNCTIONS.get(i / n), x[i], random);
    }
    double[] actual = results(x, y);
    for (int i = 0; i < x.length; i++) {
      Function function = FUNCTIONS.get(i / n);
      BigDecimal exact = function.exact().apply(new BigDecimal(x[i]), new BigDecimal(y[i]));
      String what = "%s(%s, %s)".formatted(function.name(), x[i], y[i]);
      double nearest = exact.doubleValue();
      assertTrue(Double.isFinite(nearest), what);
      assertTrue(Double.isFinite(actual[i]), () -> what + " is not finite, seed " + seed());
      BigDecimal error = new BigDecimal(actual[i]).subtract(exact).abs();
      double ulps = quotient(error, new BigDecimal(Math.ulp(nearest))).doubleValue();
      int bound = function.bound();
      double result = actual[i];
      assertTrue(
          ulps <= bound,
          () ->
              "%s is %s, and is %.2f ulp from %s where %d is the bound, seed %d"
                  .formatted(what, result, ulps, nearest, bound, seed()));
    }
  }

  @Proves(
      language = "Math's functions outside their domain",
      needs = {JAVA_KERNELS, FP64})
  void functions_ofZeroInfinityAndNaN_areJavas() {
    double[] special = {
      0.0,
      -0.0,
      1,
      -1,
      2,
      -2,
      3,
      -3,
      0.5,
      -2.5,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN
    };
    int pairs = special.length * special.length;
    double[] x = new double[FUNCTIONS.size() * pairs];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = special[i % special.length];
      y[i] = special[i % pairs / special.length];
    }
    double[] actual = results(x, y);
    for (int i = 0; i < x.length; i++) {
      int function = i / pairs;
      String what = "%s(%s, %s)".formatted(FUNCTIONS.get(function).name(), x[i], y[i]);
      double expected = Functions.apply(function, x[i], y[i]);
      if (Double.isFinite(expected) && expected != 0) {
        // Java's own result is within 2 ulp of the exact one.
        double margin = (FUNCTIONS.get(function).bound() + 2) * Math.ulp(expected);
        assertEquals(expected, actual[i], margin, what);
      } else {
        assertEquals(expected, actual[i], what);
      }
    }
  }

  private double[] results(double[] x, double[] y) {
    Buffer.OfDouble first = context().newDoubleBuffer(x);
    Buffer.OfDouble second = context().newDoubleBuffer(y);
    Buffer.OfDouble out = context().newDoubleBuffer(x.length);
    int n = x.length / FUNCTIONS.size();
    queue().launch(new Functions(first, second, out), NDRange.of(n, FUNCTIONS.size()));
    return queue().toArray(out);
  }

  record Functions(Buffer.OfDouble first, Buffer.OfDouble second, Buffer.OfDouble out)
      implements Kernel {
    static double apply(int function, double x, double y) {
      return switch (function) {
        case 0 -> Math.exp(x);
        case 1 -> Math.log(x);
        case 2 -> Math.log10(x);
        case 3 -> Math.sin(x);
        case 4 -> Math.cos(x);
        case 5 -> Math.tan(x);
        case 6 -> Math.asin(x);
        case 7 -> Math.acos(x);
        case 8 -> Math.atan(x);
        case 9 -> Math.pow(x, y);
        case 10 -> Math.cbrt(x);
        case 11 -> Math.log1p(x);
        case 12 -> Math.expm1(x);
        case 13 -> Math.sinh(x);
        case 14 -> Math.cosh(x);
        case 15 -> Math.tanh(x);
        case 16 -> Math.atan2(x, y);
        default -> Math.hypot(x, y);
      };
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(1) * item.globalSize(0) + item.globalId(0);
      out.set(i, apply(item.globalId(1), first.get(i), second.get(i)));
    }
  }
}
