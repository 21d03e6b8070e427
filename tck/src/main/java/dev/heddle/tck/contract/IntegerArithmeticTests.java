package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.stream.IntStream;

/**
 * Operators on {@code int} and {@code long}, to the bit: every pair of operands is tried on every
 * operator, by the kernel and by the host.
 */
class IntegerArithmeticTests extends KernelTests {
  private static final String[] OPERATORS = {
    "+", "-", "*", "/", "%", "negate", "~", "&",
    "|", "^", "<<", ">>", ">>>", "comparisons", "arithmetic assignment", "bitwise assignment",
    "++ and --", "shifts by long"
  };

  @Proves(language = "operators on int", needs = JAVA_KERNELS)
  void int_allOperators() {
    int[] values = Operands.ints(random());
    int n = values.length;
    Buffer.OfInt out = context().newIntBuffer((long) n * n * OPERATORS.length);
    queue()
        .launch(
            new IntOperators(context().newIntBuffer(values), out),
            NDRange.of(n, n, OPERATORS.length));
    int[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        OPERATORS.length,
        (op, x, y, place) ->
            assertEquals(
                IntOperators.apply(op, values[x], values[y]),
                actual[place],
                () ->
                    "%s on %d and %d, seed %d"
                        .formatted(OPERATORS[op], values[x], values[y], seed())));
  }

  record IntOperators(Buffer.OfInt values, Buffer.OfInt out) implements Kernel {
    static int apply(int op, int a, int b) {
      return switch (op) {
        case 0 -> a + b;
        case 1 -> a - b;
        case 2 -> a * b;
        case 3 -> b == 0 ? 0 : a / b;
        case 4 -> b == 0 ? 0 : a % b;
        case 5 -> -a;
        case 6 -> ~a;
        case 7 -> a & b;
        case 8 -> a | b;
        case 9 -> a ^ b;
        case 10 -> a << b;
        case 11 -> a >> b;
        case 12 -> a >>> b;
        case 13 ->
            (a < b ? 1 : 0)
                + (a <= b ? 2 : 0)
                + (a > b ? 4 : 0)
                + (a >= b ? 8 : 0)
                + (a == b ? 16 : 0)
                + (a != b ? 32 : 0);
        case 14 -> {
          int r = a;
          r += b;
          r *= 3;
          r -= a >> 1;
          r /= 7;
          r %= 1 + (b & 0xFFFF);
          yield r;
        }
        case 15 -> {
          int r = a;
          r ^= b;
          r <<= b;
          r |= a >>> 5;
          r >>= 3;
          r &= ~b;
          r >>>= a;
          yield r;
        }
        case 16 -> {
          int r = a;
          int s = r++ * 3 + ++r;
          s += r-- - --r * 5;
          yield s + r;
        }
        default -> (a << (b * 0x1_0000_0001L)) + (a >> (long) b) + (a >>> (b - 1L));
      };
    }

    @Override
    public void run(WorkItem item) {
      int result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(language = "operators on long", needs = JAVA_KERNELS)
  void long_allOperators() {
    long[] values = Operands.longs(random());
    int n = values.length;
    Buffer.OfLong out = context().newLongBuffer((long) n * n * OPERATORS.length);
    queue()
        .launch(
            new LongOperators(context().newLongBuffer(values), out),
            NDRange.of(n, n, OPERATORS.length));
    long[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        OPERATORS.length,
        (op, x, y, place) ->
            assertEquals(
                LongOperators.apply(op, values[x], values[y]),
                actual[place],
                () ->
                    "%s on %d and %d, seed %d"
                        .formatted(OPERATORS[op], values[x], values[y], seed())));
  }

  record LongOperators(Buffer.OfLong values, Buffer.OfLong out) implements Kernel {
    static long apply(int op, long a, long b) {
      return switch (op) {
        case 0 -> a + b;
        case 1 -> a - b;
        case 2 -> a * b;
        case 3 -> b == 0 ? 0 : a / b;
        case 4 -> b == 0 ? 0 : a % b;
        case 5 -> -a;
        case 6 -> ~a;
        case 7 -> a & b;
        case 8 -> a | b;
        case 9 -> a ^ b;
        case 10 -> a << b;
        case 11 -> a >> b;
        case 12 -> a >>> b;
        case 13 ->
            (a < b ? 1 : 0)
                + (a <= b ? 2 : 0)
                + (a > b ? 4 : 0)
                + (a >= b ? 8 : 0)
                + (a == b ? 16 : 0)
                + (a != b ? 32 : 0);
        case 14 -> {
          long r = a;
          r += b;
          r *= 3;
          r -= a >> 1;
          r /= 7;
          r %= 1 + (b & 0xFFFF);
          yield r;
        }
        case 15 -> {
          long r = a;
          r ^= b;
          r <<= b;
          r |= a >>> 5;
          r >>= 3;
          r &= ~b;
          r >>>= (int) a;
          yield r;
        }
        case 16 -> {
          long r = a;
          long s = r++ * 3 + ++r;
          s += r-- - --r * 5;
          yield s + r;
        }
        default -> (a << (int) b) + (a >> (byte) b) + (a >>> (char) b);
      };
    }

    @Override
    public void run(WorkItem item) {
      long result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(
      language = {"integers wrap", "shift counts are masked", "division truncates"},
      needs = JAVA_KERNELS)
  void integers_asTheLanguageStatesThem() {
    int[] expected = {
      Integer.MIN_VALUE, Integer.MIN_VALUE, 0, -3, -1, 1, 2, 1 << 31, -1, 1, -128, 0xFFFF
    };
    assertArrayEquals(
        expected, ints(expected.length, out -> new Stated(Integer.MIN_VALUE, -1, -7, 2, 33, out)));
  }

  record Stated(int min, int minusOne, int minusSeven, int two, int many, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int result =
          switch (i) {
            case 0 -> min / minusOne;
            case 1 -> -min;
            case 2 -> min % minusOne;
            case 3 -> minusSeven / two;
            case 4 -> minusSeven % two;
            case 5 -> -minusSeven % -two;
            case 6 -> 1 << many;
            case 7 -> 1 << minusOne;
            case 8 -> min >> (many - two);
            case 9 -> min >>> (many - two);
            case 10 -> (byte) (127 + two / 2);
            default -> (char) minusOne;
          };
      out.set(i, result);
    }
  }

  @Proves(language = "assignments as expressions", needs = JAVA_KERNELS)
  void operands_areEvaluatedFromLeftToRight() {
    assertArrayEquals(IntStream.range(0, 100).map(Order::of).toArray(), ints(100, Order::new));
  }

  @SuppressWarnings("AssignmentExpression")
  record Order(Buffer.OfInt out) implements Kernel {
    static int of(int n) {
      int a;
      int b;
      a = b = n + 1;
      int first = a++ + ++a - b-- * --b;
      int second = a + (a = 5) * a - (a += n);
      int third = -a-- - -b + ~first;
      return first * 31 + second * 17 + third + a - b;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }
}
