package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Private arrays of constant size, and constants. */
class PrivateArrayTests extends KernelTests {
  private static final int ITEMS = 97;

  private static int[] each(IntUnaryOperator expected) {
    return IntStream.range(0, ITEMS).map(expected).toArray();
  }

  @Proves(language = "private arrays of constant size", needs = JAVA_KERNELS)
  void privateArrays_ofEveryTypeStartAsZeros() {
    assertArrayEquals(each(EveryType::of), ints(ITEMS, EveryType::new));
  }

  record EveryType(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      boolean[] flags = new boolean[5];
      byte[] bytes = new byte[5];
      short[] shorts = new short[5];
      char[] chars = new char[5];
      int[] ints = new int[5];
      long[] longs = new long[5];
      float[] floats = new float[5];
      int at = i % 5;
      flags[at] = true;
      bytes[at] = (byte) (i * 3);
      shorts[at] = (short) (i * 1000);
      chars[at] = (char) (i * 2000);
      ints[at] = i * 100_000_000;
      longs[at] = i * (1L << 34);
      floats[at] = i * 0.25f;
      int sum = 0;
      for (int j = 0; j < 5; j++) {
        sum = 31 * sum + (flags[j] ? 1 : 0) + bytes[j] + shorts[j] + chars[j] + ints[j];
        sum += (int) (longs[j] >> 30) + (int) floats[j] + floats.length;
      }
      return sum;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(
      language = "private arrays of constant size",
      needs = {JAVA_KERNELS, FP64})
  void privateArrays_ofDouble() {
    double[] expected = new double[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      expected[i] = Polynomial.at(i * 0.125);
    }
    assertArrayEquals(expected, doubles(ITEMS, Polynomial::new));
  }

  record Polynomial(Buffer.OfDouble out) implements Kernel {
    static double at(double x) {
      double[] powers = new double[6];
      powers[0] = 1;
      for (int i = 1; i < powers.length; i++) {
        powers[i] = powers[i - 1] * x;
      }
      double sum = 0;
      for (int i = 5; i >= 0; i--) {
        sum += powers[i] / (i + 1);
      }
      return sum;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, at(i * 0.125));
    }
  }

  @Proves(language = "private arrays of constant size", needs = JAVA_KERNELS)
  void privateArray_isEachWorkItemsOwn() {
    assertArrayEquals(each(Sort::median), ints(ITEMS, Sort::new));
  }

  record Sort(Buffer.OfInt out) implements Kernel {
    static final int LENGTH = 9;

    static int median(int seed) {
      int[] values = new int[LENGTH];
      int random = seed;
      for (int i = 0; i < LENGTH; i++) {
        random = random * 1_103_515_245 + 12_345;
        values[i] = random >>> 8;
      }
      for (int i = 1; i < LENGTH; i++) {
        int value = values[i];
        int j = i - 1;
        while (j >= 0 && values[j] > value) {
          values[j + 1] = values[j];
          j--;
        }
        values[j + 1] = value;
      }
      return values[LENGTH / 2];
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, median(i));
    }
  }

  @Proves(language = "private arrays of constant size", needs = JAVA_KERNELS)
  void privateArray_hasElementsToAssignAndStep() {
    assertArrayEquals(each(Elements::of), ints(ITEMS, Elements::new));
  }

  @SuppressWarnings({"AssignmentExpression", "lossy-conversions", "NarrowingCompoundAssignment"})
  record Elements(Buffer.OfInt out) implements Kernel {
    static int of(int i) {
      int[] a = {3, 1, 4, i, 5};
      byte[] b = {(byte) i, 127, -128};
      int j = 0;
      a[j++] += i;
      a[j++] *= a[j]; // a[1] times a[2]
      a[j] <<= a[j] & 3;
      a[++j]--;
      a[4] = a[3] = a[3] ^ j;
      b[0] += 100;
      b[1]++;
      b[2] -= 1;
      return a[0] + 10 * a[1] + 100 * a[2] + 1000 * a[3] + a[4]++ + b[0] + b[1] * b[2] + j;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "private arrays of constant size", needs = JAVA_KERNELS)
  void privateArray_startsAnewInEachTripOfALoop() {
    assertArrayEquals(each(i -> i % 8 * (i % 8 + 1) / 2), ints(ITEMS, FreshArrays::new));
  }

  record FreshArrays(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int sum = 0;
      for (int trip = 0; trip <= i % 8; trip++) {
        int[] counts = new int[4];
        for (int j = 0; j < trip; j++) {
          counts[j & 3]++;
        }
        sum += counts[0] + counts[1] + counts[2] + counts[3];
      }
      out.set(i, sum);
    }
  }

  @Proves(language = "private arrays passed to a method", needs = JAVA_KERNELS)
  void privateArray_passedToAMethodIsTheSameArray() {
    assertArrayEquals(each(Passed::of), ints(ITEMS, Passed::new));
  }

  record Passed(Buffer.OfInt out) implements Kernel {
    static void swap(int[] array, int i, int j) {
      int kept = array[i];
      array[i] = array[j];
      array[j] = kept;
    }

    static int of(int i) {
      int[] digits = {1, 2, 3, 4, 5};
      swap(digits, i % 5, 0);
      swap(digits, i % 3, 4);
      int[] same = digits;
      same[1] += 10;
      int number = 0;
      for (int j = 0; j < digits.length; j++) {
        number = number * 20 + digits[j];
      }
      return number;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(language = "static final constants, arrays among them", needs = JAVA_KERNELS)
  void constants_ofTheKernelAndOfOtherClasses() {
    assertArrayEquals(each(Constants::of), ints(ITEMS, Constants::new));
  }

  /** Constants beside the kernel's own. */
  static final class Tables {
    static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19};
    static final int COUNT = PRIMES.length; // not a constant to javac
    static final long MANY = Long.parseLong("10000000000");

    private Tables() {}
  }

  record Constants(Buffer.OfInt out) implements Kernel {
    static final byte[] BYTES = {-1, 0, 1, 100, -100};
    static final short[] SHORTS = {-1000, 1000, 30_000};
    static final char[] CHARS = {'a', 'z', '\uffff'};
    static final long[] LONGS = {1L << 40, -(1L << 40), 5};
    static final float[] FLOATS = {0.5f, -1.5f, 1e6f, 3};
    static final boolean[] FLAGS = {true, false, false};
    static final int[] SQUARES = squares();
    static final float HALF = 0.5f;
    static final char LETTER = 'q';

    private static int[] squares() {
      int[] squares = new int[20];
      for (int i = 0; i < squares.length; i++) {
        squares[i] = i * i;
      }
      return squares;
    }

    static int of(int i) {
      int sum = BYTES[i % 5] + SHORTS[i % 3] + CHARS[i % CHARS.length] + (int) FLOATS[i % 4];
      sum += (int) (LONGS[i % 3] >> 20) + (FLAGS[i % 3] ? 7 : 0) + SQUARES[i % 20];
      sum += Tables.PRIMES[i % Tables.COUNT] * 3 + (int) (Tables.MANY / (i + 1000));
      return sum + (int) (HALF * i) + LETTER + Integer.MAX_VALUE;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }
}
