package dev.heddle.tck.contract;

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

/** Casts and promotions, to the bit: not a number is 0, and what is out of range saturates. */
class ConversionTests extends KernelTests {
  @Proves(language = "casts of int and long", needs = JAVA_KERNELS)
  void integers_narrowAndRound() {
    long[] values = Operands.longs(random());
    long[] expected = new long[12 * values.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = FromIntegers.cast(i % 12, values[i / 12]);
    }
    Buffer.OfLong in = context().newLongBuffer(values);
    assertArrayEquals(
        expected, longs(expected.length, out -> new FromIntegers(in, out)), "seed " + seed());
  }

  record FromIntegers(Buffer.OfLong values, Buffer.OfLong out) implements Kernel {
    static long cast(int to, long value) {
      int i = (int) value;
      return switch (to) {
        case 0 -> i;
        case 1 -> (short) value;
        case 2 -> (char) value;
        case 3 -> (byte) value;
        case 4 -> (byte) i;
        case 5 -> (char) i;
        case 6 -> (short) (byte) i;
        case 7 -> (char) (byte) i; // widens with the sign before it narrows
        case 8 -> (byte) (char) i;
        case 9 -> Float.floatToIntBits((float) value);
        case 10 -> Float.floatToIntBits((float) i);
        default -> Float.floatToIntBits((char) i);
      };
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, cast(i % 12, values.get(i / 12)));
    }
  }

  @Proves(language = "casts of float", needs = JAVA_KERNELS)
  void float_saturatesAndNaNIsZero() {
    float[] values = Operands.floats(random());
    int n = values.length;
    Buffer.OfFloat in = context().newFloatBuffer(values);
    long[] actual = longs(5 * n, out -> new FromFloats(in, out));
    for (int i = 0; i < 5 * n; i++) {
      String what = "cast %d of %s, seed %d".formatted(i % 5, values[i / 5], seed());
      assertEquals(FromFloats.cast(i % 5, values[i / 5]), actual[i], what);
    }
  }

  record FromFloats(Buffer.OfFloat values, Buffer.OfLong out) implements Kernel {
    static long cast(int to, float value) {
      return switch (to) {
        case 0 -> (int) value;
        case 1 -> (long) value;
        case 2 -> (byte) value; // by way of int
        case 3 -> (short) value;
        default -> (char) value;
      };
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, cast(i % 5, values.get(i / 5)));
    }
  }

  @Proves(
      language = "casts of double",
      needs = {JAVA_KERNELS, FP64})
  void double_saturatesAndNaNIsZero() {
    double[] values = Operands.doubles(random());
    int n = values.length;
    Buffer.OfDouble in = context().newDoubleBuffer(values);
    long[] actual = longs(6 * n, out -> new FromDoubles(in, out));
    for (int i = 0; i < 6 * n; i++) {
      double value = values[i / 6];
      if (device().has(DENORMALS) || i % 6 != 5 || !Operands.isDenormal((float) value)) {
        String what = "cast %d of %s, seed %d".formatted(i % 6, value, seed());
        assertEquals(FromDoubles.cast(i % 6, value), actual[i], what);
      }
    }
  }

  record FromDoubles(Buffer.OfDouble values, Buffer.OfLong out) implements Kernel {
    static long cast(int to, double value) {
      return switch (to) {
        case 0 -> (int) value;
        case 1 -> (long) value;
        case 2 -> (byte) value;
        case 3 -> (short) value;
        case 4 -> (char) value;
        default -> Float.floatToIntBits((float) value);
      };
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, cast(i % 6, values.get(i / 6)));
    }
  }

  @Proves(
      language = "casts to double",
      needs = {JAVA_KERNELS, FP64})
  void double_holdsIntAndFloatExactlyAndRoundsLong() {
    long[] integers = Operands.longs(random());
    float[] floats = Operands.floats(random());
    int n = Math.min(integers.length, floats.length);
    double[] expected = new double[3 * n];
    for (int i = 0; i < n; i++) {
      expected[3 * i] = (double) integers[i];
      expected[3 * i + 1] = (int) integers[i];
      expected[3 * i + 2] = floats[i];
    }
    Buffer.OfLong first = context().newLongBuffer(integers);
    Buffer.OfFloat second = context().newFloatBuffer(floats);
    double[] actual = doubles(3 * n, out -> new ToDoubles(first, second, out));
    for (int i = 0; i < 3 * n; i++) {
      if (device().has(DENORMALS) || i % 3 != 2 || !Operands.isDenormal(floats[i / 3])) {
        assertEquals(expected[i], actual[i], "conversion " + i % 3 + " of value " + i / 3);
      }
    }
  }

  record ToDoubles(Buffer.OfLong integers, Buffer.OfFloat floats, Buffer.OfDouble out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int from = i / 3;
      double result =
          i % 3 == 0
              ? (double) integers.get(from)
              : i % 3 == 1 ? (double) (int) integers.get(from) : (double) floats.get(from);
      out.set(i, result);
    }
  }

  @Proves(language = "promotion of operands", needs = JAVA_KERNELS)
  void operands_arePromotedToTheWiderType() {
    int[] values = Operands.ints(random());
    int n = values.length;
    Buffer.OfLong out = context().newLongBuffer(10L * n * n);
    queue().launch(new Promotions(context().newIntBuffer(values), out), NDRange.of(n, n, 10));
    long[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        10,
        (op, x, y, place) ->
            assertEquals(
                Promotions.apply(op, values[x], values[y]),
                actual[place],
                () -> "case %d on %d and %d, seed %d".formatted(op, values[x], values[y], seed())));
  }

  @SuppressWarnings({"lossy-conversions", "NarrowingCompoundAssignment"})
  record Promotions(Buffer.OfInt values, Buffer.OfLong out) implements Kernel {
    static long apply(int op, int a, int b) {
      byte tiny = (byte) b;
      char letter = (char) b;
      return switch (op) {
        case 0 -> a * (long) b;
        case 1 -> a + 1L + b; // the first + is of long
        case 2 -> a + b + 1L; // the first + wraps
        case 3 -> tiny + letter - a;
        case 4 -> (long) (a * 0.5f) + (b >>> 1);
        case 5 -> Float.floatToIntBits(a + (float) b);
        case 6 -> Float.floatToIntBits(a * 1L * b * 0.5f);
        case 7 -> {
          int r = a;
          r += 0.75f * b; // int, by way of float, saturating
          r *= 1L << 31;
          r >>= 32L + (b & 7);
          yield r;
        }
        case 8 -> {
          byte r = (byte) a;
          r += 0.5f;
          r -= 1e10f; // saturates as an int, and narrows
          r ^= letter;
          yield r;
        }
        default -> {
          long r = a;
          r *= 1.5f;
          r += tiny;
          yield (a > b ? tiny : letter) + r;
        }
      };
    }

    @Override
    public void run(WorkItem item) {
      long result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(language = "casts out of range", needs = JAVA_KERNELS)
  void casts_asTheLanguageStatesThem() {
    long[] expected = {
      0, 0, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -1, 0xFFFF, 0
    };
    Buffer.OfFloat in = context().newFloatBuffer(new float[] {Float.NaN, 1e20f});
    assertArrayEquals(expected, longs(expected.length, out -> new Stated(in, out)));
  }

  record Stated(Buffer.OfFloat values, Buffer.OfLong out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      float nan = values.get(0);
      float large = values.get(1);
      long result =
          switch (i) {
            case 0 -> (int) nan;
            case 1 -> (long) nan;
            case 2 -> (int) large;
            case 3 -> (int) -large;
            case 4 -> (long) large;
            case 5 -> (long) -large;
            case 6 -> (byte) large;
            case 7 -> (char) large;
            default -> (short) -large;
          };
      out.set(i, result);
    }
  }
}
