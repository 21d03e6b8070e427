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
import java.util.List;
import java.util.Random;

/** The functions that stay within a bound, stated by {@link Kernel}, of the exact result. */
class ElementaryFunctionTests extends KernelTests {
  private static final int ARGUMENTS = 64;

  /** In the order of {@link Functions#apply}. */
  private static final List<ElementaryFunction> FUNCTIONS =
      List.of(
          ElementaryFunction.of("exp", 4, -40, 9.4, ExactMath::exp),
          ElementaryFunction.of("log", 4, -1074, 1023, ExactMath::log),
          ElementaryFunction.of("log10", 4, -1074, 1023, ExactMath::log10),
          ElementaryFunction.of("sin", 4, -1074, 200, ExactMath::sin),
          ElementaryFunction.of("cos", 4, -1074, 200, ExactMath::cos),
          ElementaryFunction.of("tan", 4, -1074, 200, ExactMath::tan),
          ElementaryFunction.of("asin", 4, -60, 0, ExactMath::asin),
          ElementaryFunction.of("acos", 4, -60, 0, ExactMath::acos),
          ElementaryFunction.of("atan", 4, -100, 100, ExactMath::atan),
          new ElementaryFunction("pow", 4, -20, 20, ExactMath::pow),
          ElementaryFunction.of("cbrt", 4, -1074, 1023, ExactMath::cbrt),
          ElementaryFunction.of("log1p", 4, -200, 200, ExactMath::log1p),
          ElementaryFunction.of("expm1", 4, -200, 9.4, ExactMath::expm1),
          ElementaryFunction.of("sinh", 6, -200, 9.4, ExactMath::sinh),
          ElementaryFunction.of("cosh", 6, -200, 9.4, ExactMath::cosh),
          ElementaryFunction.of("tanh", 6, -200, 8, ExactMath::tanh),
          new ElementaryFunction("atan2", 6, -40, 40, ExactMath::atan2),
          new ElementaryFunction("hypot", 6, -60, 60, ExactMath::hypot));

  @Proves(
      language = "bounds of Math's functions",
      needs = {JAVA_KERNELS, FP64})
  void functions_stayWithinTheirBounds() {
    Random random = random();
    int n = ARGUMENTS;
    double[] x = new double[FUNCTIONS.size() * n];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = FUNCTIONS.get(i / n).argument(random);
      y[i] = FUNCTIONS.get(i / n).secondArgument(x[i], random);
    }
    double[] actual = results(x, y);
    for (int i = 0; i < x.length; i++) {
      ElementaryFunction function = FUNCTIONS.get(i / n);
      BigDecimal exact = function.exact(x[i], y[i]);
      String what = "%s(%s, %s)".formatted(function.name(), x[i], y[i]);
      double nearest = exact.doubleValue();
      assertTrue(Double.isFinite(nearest), what);
      assertTrue(Double.isFinite(actual[i]), () -> what + " is not finite, seed " + seed());
      double ulps = ElementaryFunction.ulps(actual[i], exact, Math.ulp(nearest));
      double result = actual[i];
      assertTrue(
          ulps <= function.bound(),
          () ->
              "%s is %s, and is %.2f ulp from %s where %.0f is the bound, seed %d"
                  .formatted(what, result, ulps, nearest, function.bound(), seed()));
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
