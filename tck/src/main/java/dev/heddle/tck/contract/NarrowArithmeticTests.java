package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** Operators on the types that Java computes in {@code int} and narrows, and on {@code boolean}. */
class NarrowArithmeticTests extends KernelTests {
  @Proves(language = "operators on byte, short and char", needs = JAVA_KERNELS)
  void byteShortAndChar_widenAndNarrow() {
    int[] values = Operands.ints(random());
    int n = values.length;
    Buffer.OfInt out = context().newIntBuffer(9L * n * n);
    queue().launch(new NarrowOperators(context().newIntBuffer(values), out), NDRange.of(n, n, 9));
    int[] actual = queue().toArray(out);
    Operands.forEach(
        n,
        9,
        (op, x, y, place) ->
            assertEquals(
                NarrowOperators.apply(op, values[x], values[y]),
                actual[place],
                () -> "case %d on %d and %d, seed %d".formatted(op, values[x], values[y], seed())));
  }

  @SuppressWarnings({"lossy-conversions", "NarrowingCompoundAssignment"})
  record NarrowOperators(Buffer.OfInt values, Buffer.OfInt out) implements Kernel {
    static int apply(int op, int a, int b) {
      return switch (op / 3) {
        case 0 -> ofBytes(op % 3, (byte) a, (byte) b);
        case 1 -> ofShorts(op % 3, (short) a, (short) b);
        default -> ofChars(op % 3, (char) a, (char) b);
      };
    }

    static int ofBytes(int op, byte a, byte b) {
      byte r = a;
      switch (op) {
        case 0 -> r = (byte) (a * b + (a << b) - (~a & b) + (a >> 3) + (a >>> b));
        case 1 -> {
          r += b;
          r <<= 1;
          r ^= 0x155;
          r >>>= 2; // widens with the sign, shifts, and narrows
          r *= b;
          r -= 200;
        }
        default -> {
          r++;
          --r;
          int post = r-- + a;
          r = (byte) -r;
          return post + (r < b ? r : +b) + (a == b ? 1 : 0);
        }
      }
      return r;
    }

    static int ofShorts(int op, short a, short b) {
      short r = a;
      switch (op) {
        case 0 -> r = (short) (a * b + (a << b) - (~a & b) + (a >> 3) + (a >>> b));
        case 1 -> {
          r += b;
          r <<= 1;
          r ^= 0x1_5555;
          r >>>= 2;
          r *= b;
          r -= 40_000;
        }
        default -> {
          r++;
          --r;
          int post = r-- + a;
          r = (short) -r;
          return post + (r < b ? r : +b) + (a == b ? 1 : 0);
        }
      }
      return r;
    }

    static int ofChars(int op, char a, char b) {
      char r = a;
      switch (op) {
        case 0 -> r = (char) (a * b + (a << b) - (~a & b) + (a >> 3) + (a >>> b));
        case 1 -> {
          r += b;
          r <<= 1;
          r ^= 0x1_5555;
          r >>>= 2; // no sign to widen with
          r *= b;
          r -= 40_000;
        }
        default -> {
          r++;
          --r;
          int post = r-- + a;
          r = (char) -r;
          return post + (r < b ? r : +b) + (a == b ? 1 : 0);
        }
      }
      return r;
    }

    @Override
    public void run(WorkItem item) {
      int result =
          apply(item.globalId(2), values.get(item.globalId(0)), values.get(item.globalId(1)));
      out.set(Operands.place(item), result);
    }
  }

  @Proves(language = "operators on boolean", needs = JAVA_KERNELS)
  void boolean_truthTables() {
    int[] expected = {0x0F0, 0xD4D, 0xDEC, 0x697};
    assertArrayEquals(expected, ints(4, BooleanOperators::new));
  }

  @SuppressWarnings("ShortCircuitBoolean")
  record BooleanOperators(Buffer.OfInt out) implements Kernel {
    static int of(boolean p, boolean q) {
      boolean and = p;
      and &= q;
      boolean or = p;
      or |= q;
      boolean xor = p;
      xor ^= q;
      int bits = (p ? 1 : 0) + (p & q ? 2 : 0) + (p | q ? 4 : 0) + (p ^ q ? 8 : 0);
      bits += (p == q ? 16 : 0) + (!p ? 32 : 0) + (!(p && q) ? 64 : 0) + (!p || q ? 128 : 0);
      bits += (p != q ? 256 : 0) + (and ? 512 : 0) + (or ? 1024 : 0) + (xor ? 2048 : 0);
      return bits;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of((i & 1) != 0, (i & 2) != 0));
    }
  }
}
