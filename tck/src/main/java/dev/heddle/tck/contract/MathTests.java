package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.DENORMALS;
import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** The functions of {@code Math} whose results are exact or correctly rounded, to the bit. */
class MathTests extends KernelTests {
  private static final String[] FLOAT_FUNCTIONS = {
    "abs", "min", "max", "round", "signum", "copySign",
    "ulp", "fma", "nextUp", "nextDown", "getExponent", "scalb",
    "clamp"
  };

  private static final String[] DOUBLE_FUNCTIONS = {
    "abs", "min", "max", "round", "signum", "copySign", "ulp", "fma",
    "nextUp", "nextDown", "getExponent", "scalb", "clamp", "floor", "ceil", "rint",
    "sqrt", "nextAfter", "IEEEremainder"
  };

  @Proves(language = "Math on int and long", needs = JAVA_KERNELS)
  void integerFunctions() {
    long[] values = Operands.longs(random());
    int n = values.length;
    int functions = 18;
    Buffer.OfLong out = context().newLongBuffer((long) n * n * functions);
    queue()
        .launch(
            new IntegerFunctions(context().newLongBuffer(values), out),
            NDRange.of(n, n, functions));
    long[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        functions,
        (f, x, y, place) ->
            assertEquals(
                IntegerFunctions.apply(f, values[x], values[y]),
                actual[place],
                () -> "case %d of %d and %d, seed %d".formatted(f, values[x], values[y], seed())));
  }

  record IntegerFunctions(Buffer.OfLong values, Buffer.OfLong out) implements Kernel {
    static long apply(int function, long a, long b) {
      int i = (int) a;
      int j = (int) b;
      int divisor = j == 0 ? 1 : j;
      long longDivisor = b == 0 ? 1 : b;
      return switch (function) {
        case 0 -> Math.abs(i);
        case 1 -> Math.abs(a);
        case 2 -> Math.min(i, j);
        case 3 -> Math.min(a, b);
        case 4 -> Math.max(i, j);
        case 5 -> Math.max(a, b);
        case 6 -> Math.floorDiv(i, divisor);
        case 7 -> Math.floorDiv(a, longDivisor);
        case 8 -> Math.floorMod(i, divisor);
        case 9 -> Math.floorMod(a, longDivisor);
        case 10 -> Math.ceilDiv(i, divisor);
        case 11 -> Math.ceilDiv(a, longDivisor);
        case 12 -> Math.ceilMod(a, longDivisor);
        case 13 -> Math.multiplyHigh(a, b);
        case 14 -> Math.unsignedMultiplyHigh(a, b);
        case 15 -> Math.multiplyFull(i, j);
        case 16 -> Math.clamp(a, -100, 1000);
        default -> Math.clamp(a, -1L << 35, 1L << 40);
      };
    }

    @Override
    public void run(WorkItem item) {
      long result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(language = "Math on float", needs = JAVA_KERNELS)
  void floatFunctions() {
    float[] values = Operands.floats(random());
    int n = values.length;
    int functions = FLOAT_FUNCTIONS.length;
    Buffer.OfFloat out = context().newFloatBuffer((long) n * n * functions);
    queue()
        .launch(
            new FloatFunctions(context().newFloatBuffer(values), out), NDRange.of(n, n, functions));
    float[] actual = queue().toArray(out);
    boolean denormals = device().has(DENORMALS);
    Operands.forEach(
        n,
        functions,
        (f, x, y, place) -> {
          float a = values[x];
          float b = values[y];
          float c = values[(7 * x + 3 * y) % n];
          float expected = FloatFunctions.apply(f, a, b, c);
          if (denormals || !Operands.isDenormal(a, b, c, expected)) {
            assertEquals(
                expected,
                actual[place],
                () -> "%s of %s, %s, %s, seed %d".formatted(FLOAT_FUNCTIONS[f], a, b, c, seed()));
          }
        });
  }

  record FloatFunctions(Buffer.OfFloat values, Buffer.OfFloat out) implements Kernel {
    static float apply(int function, float a, float b, float c) {
      return switch (function) {
        case 0 -> Math.abs(a);
        case 1 -> Math.min(a, b);
        case 2 -> Math.max(a, b);
        case 3 -> (float) (Math.round(a) >> 7); // so that float holds it
        case 4 -> Math.signum(a);
        case 5 -> Math.copySign(a, Float.isNaN(b) ? 1f : b); // a NaN has no sign to copy
        case 6 -> Math.ulp(a);
        case 7 -> Math.fma(a, b, c);
        case 8 -> Math.nextUp(a);
        case 9 -> Math.nextDown(a);
        case 10 -> (float) Math.getExponent(a);
        case 11 -> Math.scalb(a, (int) b);
        default -> Math.clamp(a, -2.5f, 100f);
      };
    }

    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      float third = values.get((7 * x + 3 * y) % item.globalSize(0));
      out.set(Operands.place(item), apply(item.globalId(2), values.get(x), values.get(y), third));
    }
  }

  @Proves(
      language = "Math on double",
      needs = {JAVA_KERNELS, FP64})
  void doubleFunctions() {
    double[] values = Operands.doubles(random());
    int n = values.length;
    int functions = DOUBLE_FUNCTIONS.length;
    Buffer.OfDouble out = context().newDoubleBuffer((long) n * n * functions);
    queue()
        .launch(
            new DoubleFunctions(context().newDoubleBuffer(values), out),
            NDRange.of(n, n, functions));
    double[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        functions,
        (f, x, y, place) -> {
          double a = values[x];
          double b = values[y];
          double c = values[(7 * x + 3 * y) % n];
          assertEquals(
              DoubleFunctions.apply(f, a, b, c),
              actual[place],
              () -> "%s of %s, %s, %s, seed %d".formatted(DOUBLE_FUNCTIONS[f], a, b, c, seed()));
        });
  }

  record DoubleFunctions(Buffer.OfDouble values, Buffer.OfDouble out) implements Kernel {
    static double apply(int function, double a, double b, double c) {
      return switch (function) {
        case 0 -> Math.abs(a);
        case 1 -> Math.min(a, b);
        case 2 -> Math.max(a, b);
        case 3 -> (double) Math.round(a);
        case 4 -> Math.signum(a);
        case 5 -> Math.copySign(a, Double.isNaN(b) ? 1.0 : b);
        case 6 -> Math.ulp(a);
        case 7 -> Math.fma(a, b, c);
        case 8 -> Math.nextUp(a);
        case 9 -> Math.nextDown(a);
        case 10 -> (double) Math.getExponent(a);
        case 11 -> Math.scalb(a, (int) b);
        case 12 -> Math.clamp(a, -2.5, 100.0);
        case 13 -> Math.floor(a);
        case 14 -> Math.ceil(a);
        case 15 -> Math.rint(a);
        case 16 -> Math.sqrt(a);
        case 17 -> Math.nextAfter(a, b);
        default -> Math.IEEEremainder(a, b);
      };
    }

    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      double third = values.get((7 * x + 3 * y) % item.globalSize(0));
      out.set(Operands.place(item), apply(item.globalId(2), values.get(x), values.get(y), third));
    }
  }

  @Proves(
      language = "square root of float",
      needs = {JAVA_KERNELS, FP64, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void squareRootOfFloat_isCorrectlyRounded() {
    float[] values = Operands.floats(random());
    Buffer.OfFloat in = context().newFloatBuffer(values);
    float[] actual = floats(values.length, out -> new FloatRoots(in, out));
    for (int i = 0; i < values.length; i++) {
      if (device().has(DENORMALS) || !Operands.isDenormal(values[i])) {
        assertEquals((float) Math.sqrt(values[i]), actual[i], "square root of " + values[i]);
      }
    }
  }

  record FloatRoots(Buffer.OfFloat values, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, (float) Math.sqrt(values.get(i)));
    }
  }

  @Proves(
      language = {"Math.min knows NaN and -0", "Math.round(-0.5f) is 0"},
      needs = JAVA_KERNELS)
  void functions_asTheLanguageStatesThem() {
    float[] expected = {Float.NaN, Float.NaN, -0f, 0f, 0f, 1f, -1f, -2f, 0f, 1.5f};
    Buffer.OfFloat in = context().newFloatBuffer(new float[] {Float.NaN, -0f, 0.5f, 1.5f});
    assertArrayEquals(expected, floats(expected.length, out -> new Stated(in, out)));
  }

  record Stated(Buffer.OfFloat values, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      float nan = values.get(0);
      float minusZero = values.get(1);
      float half = values.get(2);
      float oneAndHalf = values.get(3);
      float result =
          switch (i) {
            case 0 -> Math.min(nan, half);
            case 1 -> Math.max(half, nan);
            case 2 -> Math.min(-minusZero, minusZero);
            case 3 -> Math.max(minusZero, -minusZero);
            case 4 -> (float) Math.round(-half);
            case 5 -> (float) Math.round(half);
            case 6 -> (float) Math.round(-oneAndHalf);
            case 7 -> (float) Math.round(-oneAndHalf - half / 2);
            case 8 -> (float) Math.round(nan);
            default -> 5 * oneAndHalf % 2; // 7.5 % 2
          };
      out.set(i, result);
    }
  }
}
