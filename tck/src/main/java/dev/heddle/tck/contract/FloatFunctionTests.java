package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.DENORMALS;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.FloatMath;
import dev.heddle.Kernel;
import dev.heddle.Launch;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The functions of {@link FloatMath}, which states their bounds. */
class FloatFunctionTests extends KernelTests {
  private static final int ARGUMENTS = 96;

  /** In the order of {@link Functions#apply}. */
  private static final List<ElementaryFunction> FUNCTIONS =
      List.of(
          ElementaryFunction.of("sqrt", 0.5, -149, 127, ExactMath::sqrt),
          ElementaryFunction.of("cbrt", 2, -149, 127, ExactMath::cbrt),
          ElementaryFunction.of("exp", 3, -30, 6.46, ExactMath::exp),
          ElementaryFunction.of("exp2", 3, -30, 6.98, ExactMath::exp2),
          ElementaryFunction.of("expm1", 3, -149, 6.46, ExactMath::expm1),
          ElementaryFunction.of("log", 3, -149, 127, ExactMath::log),
          ElementaryFunction.of("log2", 3, -149, 127, ExactMath::log2),
          ElementaryFunction.of("log10", 3, -149, 127, ExactMath::log10),
          ElementaryFunction.of("log1p", 2, -149, 127, ExactMath::log1p),
          ElementaryFunction.of("sin", 4, -149, 127, ExactMath::sin),
          ElementaryFunction.of("cos", 4, -149, 127, ExactMath::cos),
          ElementaryFunction.of("tan", 5, -149, 127, ExactMath::tan),
          ElementaryFunction.of("asin", 4, -149, 0, ExactMath::asin),
          ElementaryFunction.of("acos", 4, -149, 0, ExactMath::acos),
          ElementaryFunction.of("atan", 5, -149, 127, ExactMath::atan),
          ElementaryFunction.of("sinh", 4, -149, 6.46, ExactMath::sinh),
          ElementaryFunction.of("cosh", 4, -149, 6.46, ExactMath::cosh),
          ElementaryFunction.of("tanh", 5, -149, 5, ExactMath::tanh),
          new ElementaryFunction("atan2", 6, -60, 60, ExactMath::atan2),
          new ElementaryFunction("pow", 16, -3, 3, ExactMath::pow),
          new ElementaryFunction("hypot", 4, -60, 60, ExactMath::hypot));

  @Proves(language = "bounds of FloatMath's functions", needs = JAVA_KERNELS)
  void functions_stayWithinTheirBounds() {
    Random random = random();
    float[] x = new float[FUNCTIONS.size() * ARGUMENTS];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      ElementaryFunction function = FUNCTIONS.get(i / ARGUMENTS);
      x[i] = (float) function.argument(random);
      y[i] = (float) function.secondArgument(x[i], random);
    }
    float[] actual = results(x, y, launch -> launch);
    for (int i = 0; i < x.length; i++) {
      ElementaryFunction function = FUNCTIONS.get(i / ARGUMENTS);
      BigDecimal exact = function.exact(x[i], y[i]);
      if (!device().has(DENORMALS) && Operands.isDenormal(x[i], y[i], exact.floatValue())) {
        continue; // taken as 0
      }
      String what = "%s(%s, %s)".formatted(function.name(), x[i], y[i]);
      float result = actual[i];
      assertTrue(Float.isFinite(result), () -> what + " is not finite, seed " + seed());
      double ulps = ElementaryFunction.ulps(result, exact, unit(exact));
      double bound = bound(function);
      assertTrue(
          ulps <= bound,
          () ->
              "%s is %s, and is %.2f ulp from %s where %s is the bound, seed %d"
                  .formatted(what, result, ulps, exact.floatValue(), bound, seed()));
    }
  }

  private double bound(ElementaryFunction function) {
    return function.name().equals("sqrt") && !device().has(CORRECTLY_ROUNDED_DIVIDE_SQRT)
        ? 3
        : function.bound();
  }

  /** {@return the distance of the floats around a number, or next to one that is a float} */
  private static double unit(BigDecimal exact) {
    float nearest = Math.abs(exact.floatValue());
    boolean atOrBelow = new BigDecimal(nearest).compareTo(exact.abs()) >= 0;
    return Math.ulp(atOrBelow && nearest > 0 ? Math.nextDown(nearest) : nearest);
  }

  @Proves(language = "FloatMath's functions outside their domain", needs = JAVA_KERNELS)
  void functions_ofZeroInfinityAndNaN_areMaths() {
    float[] special = {
      0f,
      -0f,
      1,
      -1,
      2,
      -2,
      3,
      -3,
      0.5f,
      -2.5f,
      200,
      -200,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN
    };
    int pairs = special.length * special.length;
    float[] x = new float[FUNCTIONS.size() * pairs];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = special[i % special.length];
      y[i] = special[i % pairs / special.length];
    }
    float[] actual = results(x, y, launch -> launch);
    for (int i = 0; i < x.length; i++) {
      ElementaryFunction function = FUNCTIONS.get(i / pairs);
      String what = "%s(%s, %s)".formatted(function.name(), x[i], y[i]);
      float expected = Functions.apply(i / pairs, x[i], y[i]);
      if (Float.isFinite(expected) && expected != 0) {
        // What the host computes is within half a unit of the exact result.
        assertEquals(expected, actual[i], (bound(function) + 0.5) * Math.ulp(expected), () -> what);
      } else {
        assertEquals(expected, actual[i], what);
      }
    }
  }

  @Proves(language = "FloatMath's functions in fast math", needs = JAVA_KERNELS)
  void fastFunctions_ofOrdinaryArguments_areGoodToThreeDigits() {
    Random random = random();
    float[] x = new float[FUNCTIONS.size() * ARGUMENTS];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      float magnitudeUpTo1 = random.nextFloat() * 2 - 1;
      float around1 = Math.scalb(1 + random.nextFloat(), random.nextInt(-4, 4));
      x[i] =
          switch (FUNCTIONS.get(i / ARGUMENTS).name()) {
            case "sqrt", "log", "log2", "log10", "pow" -> around1;
            case "log1p", "tan" -> magnitudeUpTo1 / 2;
            default -> magnitudeUpTo1;
          };
      y[i] = random.nextFloat() * 2 - 1;
    }
    float[] actual = results(x, y, Launch::withFastMath);
    for (int i = 0; i < x.length; i++) {
      ElementaryFunction function = FUNCTIONS.get(i / ARGUMENTS);
      double exact = function.exact(x[i], y[i]).doubleValue();
      String what = "%s(%s, %s)".formatted(function.name(), x[i], y[i]);
      double margin = 0x1p-10 * Math.max(1, Math.abs(exact));
      assertEquals(exact, actual[i], margin, () -> what + ", seed " + seed());
    }
  }

  private float[] results(float[] x, float[] y, UnaryOperator<Launch> mode) {
    Buffer.OfFloat first = context().newFloatBuffer(x);
    Buffer.OfFloat second = context().newFloatBuffer(y);
    Buffer.OfFloat out = context().newFloatBuffer(x.length);
    NDRange range = NDRange.of(x.length / FUNCTIONS.size(), FUNCTIONS.size());
    queue().launch(mode.apply(Launch.of(new Functions(first, second, out), range)));
    return queue().toArray(out);
  }

  record Functions(Buffer.OfFloat first, Buffer.OfFloat second, Buffer.OfFloat out)
      implements Kernel {
    static float apply(int function, float x, float y) {
      return switch (function) {
        case 0 -> FloatMath.sqrt(x);
        case 1 -> FloatMath.cbrt(x);
        case 2 -> FloatMath.exp(x);
        case 3 -> FloatMath.exp2(x);
        case 4 -> FloatMath.expm1(x);
        case 5 -> FloatMath.log(x);
        case 6 -> FloatMath.log2(x);
        case 7 -> FloatMath.log10(x);
        case 8 -> FloatMath.log1p(x);
        case 9 -> FloatMath.sin(x);
        case 10 -> FloatMath.cos(x);
        case 11 -> FloatMath.tan(x);
        case 12 -> FloatMath.asin(x);
        case 13 -> FloatMath.acos(x);
        case 14 -> FloatMath.atan(x);
        case 15 -> FloatMath.sinh(x);
        case 16 -> FloatMath.cosh(x);
        case 17 -> FloatMath.tanh(x);
        case 18 -> FloatMath.atan2(x, y);
        case 19 -> FloatMath.pow(x, y);
        default -> FloatMath.hypot(x, y);
      };
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(1) * item.globalSize(0) + item.globalId(0);
      out.set(i, apply(item.globalId(1), first.get(i), second.get(i)));
    }
  }
}
