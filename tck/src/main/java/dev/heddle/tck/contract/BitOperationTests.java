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

/** The bit operations of {@code Integer}, {@code Long}, {@code Float} and {@code Double}. */
class BitOperationTests extends KernelTests {
  private static final String[] OPERATIONS = {
    "bitCount", "reverse", "reverseBytes", "rotateLeft", "rotateRight",
    "numberOfLeadingZeros", "numberOfTrailingZeros", "highestOneBit", "lowestOneBit", "signum",
    "compare", "compareUnsigned", "divideUnsigned", "remainderUnsigned", "compress",
    "expand", "unsigned widening"
  };

  @Proves(language = "bit operations of Integer", needs = JAVA_KERNELS)
  void integer_bitOperations() {
    int[] values = Operands.ints(random());
    int n = values.length;
    Buffer.OfLong out = context().newLongBuffer((long) n * n * OPERATIONS.length);
    queue()
        .launch(
            new OfIntegers(context().newIntBuffer(values), out),
            NDRange.of(n, n, OPERATIONS.length));
    long[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        OPERATIONS.length,
        (op, x, y, place) ->
            assertEquals(
                OfIntegers.apply(op, values[x], values[y]),
                actual[place],
                () ->
                    "Integer.%s of %d and %d, seed %d"
                        .formatted(OPERATIONS[op], values[x], values[y], seed())));
  }

  record OfIntegers(Buffer.OfInt values, Buffer.OfLong out) implements Kernel {
    static long apply(int op, int a, int b) {
      return switch (op) {
        case 0 -> Integer.bitCount(a);
        case 1 -> Integer.reverse(a);
        case 2 -> Integer.reverseBytes(a);
        case 3 -> Integer.rotateLeft(a, b);
        case 4 -> Integer.rotateRight(a, b);
        case 5 -> Integer.numberOfLeadingZeros(a);
        case 6 -> Integer.numberOfTrailingZeros(a);
        case 7 -> Integer.highestOneBit(a);
        case 8 -> Integer.lowestOneBit(a);
        case 9 -> Integer.signum(a);
        case 10 -> Integer.compare(a, b);
        case 11 -> Integer.compareUnsigned(a, b);
        case 12 -> Integer.divideUnsigned(a, b == 0 ? 1 : b);
        case 13 -> Integer.remainderUnsigned(a, b == 0 ? 1 : b);
        case 14 -> Integer.compress(a, b);
        case 15 -> Integer.expand(a, b);
        default -> Integer.toUnsignedLong(a);
      };
    }

    @Override
    public void run(WorkItem item) {
      long result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(language = "bit operations of Long", needs = JAVA_KERNELS)
  void long_bitOperations() {
    long[] values = Operands.longs(random());
    int n = values.length;
    int operations = OPERATIONS.length - 1;
    Buffer.OfLong out = context().newLongBuffer((long) n * n * operations);
    queue().launch(new OfLongs(context().newLongBuffer(values), out), NDRange.of(n, n, operations));
    long[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        operations,
        (op, x, y, place) ->
            assertEquals(
                OfLongs.apply(op, values[x], values[y]),
                actual[place],
                () ->
                    "Long.%s of %d and %d, seed %d"
                        .formatted(OPERATIONS[op], values[x], values[y], seed())));
  }

  record OfLongs(Buffer.OfLong values, Buffer.OfLong out) implements Kernel {
    static long apply(int op, long a, long b) {
      return switch (op) {
        case 0 -> Long.bitCount(a);
        case 1 -> Long.reverse(a);
        case 2 -> Long.reverseBytes(a);
        case 3 -> Long.rotateLeft(a, (int) b);
        case 4 -> Long.rotateRight(a, (int) b);
        case 5 -> Long.numberOfLeadingZeros(a);
        case 6 -> Long.numberOfTrailingZeros(a);
        case 7 -> Long.highestOneBit(a);
        case 8 -> Long.lowestOneBit(a);
        case 9 -> Long.signum(a);
        case 10 -> Long.compare(a, b);
        case 11 -> Long.compareUnsigned(a, b);
        case 12 -> Long.divideUnsigned(a, b == 0 ? 1 : b);
        case 13 -> Long.remainderUnsigned(a, b == 0 ? 1 : b);
        case 14 -> Long.compress(a, b);
        default -> Long.expand(a, b);
      };
    }

    @Override
    public void run(WorkItem item) {
      long result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(language = "bit operations of Float", needs = JAVA_KERNELS)
  void float_bitOperations() {
    float[] values = Operands.floats(random());
    int n = values.length;
    int operations = 7;
    Buffer.OfInt out = context().newIntBuffer((long) n * n * operations);
    queue()
        .launch(new OfFloats(context().newFloatBuffer(values), out), NDRange.of(n, n, operations));
    int[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        operations,
        (op, x, y, place) -> {
          float a = values[x];
          float b = values[y];
          if (device().has(DENORMALS) || !Operands.isDenormal(a, b)) {
            assertEquals(
                OfFloats.apply(op, a, b),
                actual[place],
                () -> "case %d of %s and %s, seed %d".formatted(op, a, b, seed()));
          }
        });
  }

  record OfFloats(Buffer.OfFloat values, Buffer.OfInt out) implements Kernel {
    static int apply(int op, float a, float b) {
      return switch (op) {
        case 0 -> Float.floatToIntBits(a); // a NaN is one and the same
        case 1 -> Float.isNaN(a) ? 0 : Float.floatToRawIntBits(a);
        case 2 -> Float.isNaN(a) ? 1 : 0;
        case 3 -> Float.isInfinite(a) ? 1 : 0;
        case 4 -> Float.isFinite(a) ? 1 : 0;
        case 5 -> Float.compare(a, b);
        default -> Float.intBitsToFloat(Float.floatToIntBits(a) & 0x7FFF_FFFF) >= 1 ? 1 : 0;
      };
    }

    @Override
    public void run(WorkItem item) {
      int result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(
      language = "bit operations of Double",
      needs = {JAVA_KERNELS, FP64})
  void double_bitOperations() {
    double[] values = Operands.doubles(random());
    int n = values.length;
    int operations = 7;
    Buffer.OfLong out = context().newLongBuffer((long) n * n * operations);
    queue()
        .launch(
            new OfDoubles(context().newDoubleBuffer(values), out), NDRange.of(n, n, operations));
    long[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        operations,
        (op, x, y, place) ->
            assertEquals(
                OfDoubles.apply(op, values[x], values[y]),
                actual[place],
                () -> "case %d of %s and %s, seed %d".formatted(op, values[x], values[y], seed())));
  }

  record OfDoubles(Buffer.OfDouble values, Buffer.OfLong out) implements Kernel {
    static long apply(int op, double a, double b) {
      return switch (op) {
        case 0 -> Double.doubleToLongBits(a);
        case 1 -> Double.isNaN(a) ? 0 : Double.doubleToRawLongBits(a);
        case 2 -> Double.isNaN(a) ? 1 : 0;
        case 3 -> Double.isInfinite(a) ? 1 : 0;
        case 4 -> Double.isFinite(a) ? 1 : 0;
        case 5 -> Double.compare(a, b);
        default ->
            Double.longBitsToDouble(Double.doubleToLongBits(a) & Long.MAX_VALUE) >= 1 ? 1 : 0;
      };
    }

    @Override
    public void run(WorkItem item) {
      long result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(language = "bit operations of Float", needs = JAVA_KERNELS)
  void random_integersMakeFloatsBitByBit() {
    int[] bits = random().ints(1000, 0x0080_0000, 0x7F80_0000).toArray(); // normal, positive
    float[] expected = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      expected[i] = Float.intBitsToFloat(bits[i]);
    }
    Buffer.OfInt in = context().newIntBuffer(bits);
    assertArrayEquals(
        expected, floats(bits.length, out -> new FromBits(in, out)), "seed " + seed());
  }

  record FromBits(Buffer.OfInt bits, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, Float.intBitsToFloat(bits.get(i)));
    }
  }
}
