package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.DENORMALS;
import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Launch;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/**
 * Arithmetic on {@code float} and {@code double}, to the bit but for the bits of NaN. Each operator
 * rounds once, so that what a device without {@code DENORMALS} may flush can be left out by its
 * operands and its result.
 */
class FloatArithmeticTests extends KernelTests {
  private static final String[] OPERATORS = {
    "+", "-", "*", "%", "negate",
    "comparisons", "+=", "-=", "*=", "%=",
    "++ and --"
  };

  @Proves(language = "operators on float", needs = JAVA_KERNELS)
  void float_allOperatorsButDivision() {
    float[] values = Operands.floats(random());
    int n = values.length;
    Buffer.OfFloat out = context().newFloatBuffer((long) n * n * OPERATORS.length);
    queue()
        .launch(
            new FloatOperators(context().newFloatBuffer(values), out),
            NDRange.of(n, n, OPERATORS.length));
    float[] actual = queue().toArray(out);
    boolean denormals = device().has(DENORMALS);
    Operands.forEach(
        n,
        OPERATORS.length,
        (op, x, y, place) -> {
          float expected = FloatOperators.apply(op, values[x], values[y]);
          if (denormals || !Operands.isDenormal(values[x], values[y], expected)) {
            assertEquals(
                expected,
                actual[place],
                () ->
                    "%s on %s and %s, seed %d"
                        .formatted(OPERATORS[op], values[x], values[y], seed()));
          }
        });
  }

  record FloatOperators(Buffer.OfFloat values, Buffer.OfFloat out) implements Kernel {
    static float apply(int op, float a, float b) {
      float r = a;
      switch (op) {
        case 0 -> r = a + b;
        case 1 -> r = a - b;
        case 2 -> r = a * b;
        case 3 -> r = a % b;
        case 4 -> r = -a;
        case 5 -> {
          int bits = (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0);
          bits +=
              (a == b ? 16 : 0) + (a != b ? 32 : 0) + (!(a < b) ? 64 : 0) + (!(a >= b) ? 128 : 0);
          r = bits;
        }
        case 6 -> r += b;
        case 7 -> r -= b;
        case 8 -> r *= b;
        case 9 -> r %= b;
        default -> {
          if (b < 0) {
            r++;
          } else {
            --r;
          }
        }
      }
      return r;
    }

    @Override
    public void run(WorkItem item) {
      float result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(
      language = "division of float",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void float_divisionIsCorrectlyRounded() {
    float[] values = Operands.floats(random());
    int n = values.length;
    Buffer.OfFloat out = context().newFloatBuffer((long) n * n);
    queue().launch(new FloatDivision(context().newFloatBuffer(values), out), NDRange.of(n, n, 1));
    float[] actual = queue().toArray(out);
    boolean denormals = device().has(DENORMALS);
    Operands.forEach(
        n,
        1,
        (op, x, y, place) -> {
          float expected = values[x] / values[y];
          if (denormals || !Operands.isDenormal(values[x], values[y], expected)) {
            assertEquals(
                expected,
                actual[place],
                () -> "%s / %s, seed %d".formatted(values[x], values[y], seed()));
          }
        });
  }

  record FloatDivision(Buffer.OfFloat values, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      float quotient = values.get(item.globalId(0));
      quotient /= values.get(item.globalId(1));
      out.set(Operands.place(item), quotient);
    }
  }

  @Proves(
      language = "operators on double",
      needs = {JAVA_KERNELS, FP64})
  void double_allOperators() {
    int operators = OPERATORS.length + 2;
    double[] values = Operands.doubles(random());
    int n = values.length;
    Buffer.OfDouble out = context().newDoubleBuffer((long) n * n * operators);
    queue()
        .launch(
            new DoubleOperators(context().newDoubleBuffer(values), out),
            NDRange.of(n, n, operators));
    double[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        operators,
        (op, x, y, place) ->
            assertEquals(
                DoubleOperators.apply(op, values[x], values[y]),
                actual[place],
                () -> {
                  String operator = op < OPERATORS.length ? OPERATORS[op] : "/ and /=";
                  return "%s on %s and %s, seed %d"
                      .formatted(operator, values[x], values[y], seed());
                }));
  }

  record DoubleOperators(Buffer.OfDouble values, Buffer.OfDouble out) implements Kernel {
    static double apply(int op, double a, double b) {
      double r = a;
      switch (op) {
        case 0 -> r = a + b;
        case 1 -> r = a - b;
        case 2 -> r = a * b;
        case 3 -> r = a % b;
        case 4 -> r = -a;
        case 5 -> {
          int bits = (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0);
          bits +=
              (a == b ? 16 : 0) + (a != b ? 32 : 0) + (!(a < b) ? 64 : 0) + (!(a >= b) ? 128 : 0);
          r = bits;
        }
        case 6 -> r += b;
        case 7 -> r -= b;
        case 8 -> r *= b;
        case 9 -> r %= b;
        case 10 -> {
          if (b < 0) {
            r++;
          } else {
            --r;
          }
        }
        case 11 -> r = a / b;
        default -> r /= b;
      }
      return r;
    }

    @Override
    public void run(WorkItem item) {
      double result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(language = "no fused multiply-add, no reordering", needs = JAVA_KERNELS)
  void float_isNeitherFusedNorReordered() {
    int n = 900;
    float[] values = new float[3 * n];
    Random random = random();
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + random.nextFloat();
    }
    float[] expected = new float[6 * n];
    int fused = 0;
    for (int i = 0; i < n; i++) {
      float a = values[3 * i];
      float b = values[3 * i + 1];
      float c = values[3 * i + 2];
      for (int form = 0; form < 6; form++) {
        expected[6 * i + form] = FloatForms.of(form, a, b, c);
      }
      fused += Math.fma(a, b, -c) != a * b - c ? 1 : 0;
    }
    assertTrue(fused > n / 4, "these operands would not tell a fused operation");
    Buffer.OfFloat in = context().newFloatBuffer(values);
    assertArrayEquals(expected, floats(6 * n, out -> new FloatForms(in, out)), "seed " + seed());
  }

  record FloatForms(Buffer.OfFloat values, Buffer.OfFloat out) implements Kernel {
    static float of(int form, float a, float b, float c) {
      return switch (form) {
        case 0 -> a * b - c;
        case 1 -> {
          float product = a * b; // in a statement of its own
          yield product + c;
        }
        case 2 -> a * b - c * a;
        case 3 -> {
          float sum = 0;
          for (int i = 0; i < 5; i++) {
            sum += a * b;
            sum -= c * 0.3f;
          }
          yield sum;
        }
        case 4 -> c + times(a, b);
        default -> a + b - a + (b - (b + c)) + a * c + b * c; // algebra would make it shorter
      };
    }

    static float times(float a, float b) {
      return a * b;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int at = i / 6 * 3;
      out.set(i, of(i % 6, values.get(at), values.get(at + 1), values.get(at + 2)));
    }
  }

  @Proves(
      language = "no fused multiply-add, no reordering",
      needs = {JAVA_KERNELS, FP64})
  void double_isNeitherFusedNorReordered() {
    int n = 900;
    double[] values = random().doubles(3 * n, 1, 2).toArray();
    double[] expected = new double[4 * n];
    for (int i = 0; i < expected.length; i++) {
      int at = i / 4 * 3;
      expected[i] = DoubleForms.of(i % 4, values[at], values[at + 1], values[at + 2]);
    }
    Buffer.OfDouble in = context().newDoubleBuffer(values);
    assertArrayEquals(expected, doubles(4 * n, out -> new DoubleForms(in, out)), "seed " + seed());
  }

  record DoubleForms(Buffer.OfDouble values, Buffer.OfDouble out) implements Kernel {
    static double of(int form, double a, double b, double c) {
      return switch (form) {
        case 0 -> a * b - c;
        case 1 -> {
          double product = a * b;
          yield product - c * a;
        }
        case 2 -> (float) a * (float) b - c; // a product of float, widened
        default -> a + b - a + (b - (b + c)) + a * c + b * c;
      };
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int at = i / 4 * 3;
      out.set(i, of(i % 4, values.get(at), values.get(at + 1), values.get(at + 2)));
    }
  }

  @Proves(
      language = "denormal values",
      needs = {JAVA_KERNELS, DENORMALS})
  void float_keepsDenormals() {
    float[] expected = new float[24];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Math.scalb(Float.MIN_NORMAL, -i); // exact, down to 0
    }
    Buffer.OfFloat start = context().newFloatBuffer(new float[] {Float.MIN_NORMAL, 0.5f});
    assertArrayEquals(expected, floats(expected.length, out -> new Halves(start, out)));
    assertEquals(Float.MIN_VALUE, expected[23], "the last before zero");
  }

  record Halves(Buffer.OfFloat start, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      float value = start.get(0);
      for (int j = 0; j < i; j++) {
        value *= start.get(1);
      }
      out.set(i, value);
    }
  }

  @Proves(language = "fast math", needs = JAVA_KERNELS)
  void fastMath_isAskedForByTheLaunch() {
    float[] values = {1.5f, 2.25f, 3f, 100f, 7.5f, 1.25f};
    Buffer.OfFloat in = context().newFloatBuffer(values);
    Buffer.OfFloat out = context().newFloatBuffer(12);
    queue().launch(Launch.of(new FloatForms(in, out), NDRange.of(12)).withFastMath());
    float[] actual = queue().toArray(out);
    for (int i = 0; i < 12; i++) {
      int at = i / 6 * 3;
      float expected = FloatForms.of(i % 6, values[at], values[at + 1], values[at + 2]);
      assertEquals(expected, actual[i], Math.abs(expected) * 1e-3f, "form " + i % 6);
    }
  }
}
