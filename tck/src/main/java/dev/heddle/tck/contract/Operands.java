package dev.heddle.tck.contract;

import dev.heddle.WorkItem;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What arithmetic is tried on: the values at which it goes wrong, and random ones beside them. A
 * kernel takes its first operand by dimension 0, its second by dimension 1, and the operator by
 * dimension 2.
 */
final class Operands {
  private static final int RANDOM = 12;

  private Operands() {}

  /** {@return where the result for a work item's operator and operands goes} */
  static int place(WorkItem item) {
    return place(item.globalSize(0), item.globalId(0), item.globalId(1), item.globalId(2));
  }

  static int place(int count, int first, int second, int operator) {
    return (operator * count + second) * count + first;
  }

  /** What is done with each operator and pair of operands. */
  interface Check {
    /**
     * Checks a result.
     *
     * @param operator which operator
     * @param x the first operand's place among the values
     * @param y the second operand's place
     * @param place where the result is
     */
    void check(int operator, int x, int y, int place);
  }

  /** Goes through what a kernel did on all pairs of so many values with so many operators. */
  static void forEach(int values, int operators, Check check) {
    for (int operator = 0; operator < operators; operator++) {
      for (int y = 0; y < values; y++) {
        for (int x = 0; x < values; x++) {
          check.check(operator, x, y, place(values, x, y, operator));
        }
      }
    }
  }

  static int[] ints(Random random) {
    int[] common = {
      0, 1, -1, 2, -2, 3, -7, 10, 31, 32, 33, 63, 64, 127, 128, -128, -129, 255, 256, 32_767,
      32_768, -32_769, 65_535, 65_536, 1 << 24, 1 << 30
    };
    int[] extreme = {
      (1 << 24) + 1,
      0x5555_5555,
      0xAAAA_AAAA,
      Integer.MAX_VALUE - 1,
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      Integer.MIN_VALUE + 1
    };
    return Stream.of(IntStream.of(common), IntStream.of(extreme), random.ints(RANDOM))
        .flatMapToInt(Function.identity())
        .toArray();
  }

  static long[] longs(Random random) {
    long[] common = {
      0, 1, -1, 2, -3, 7, 31, 32, 63, 64, 65, -64, 255, 65_536, 1L << 31, 1L << 32, 1L << 53,
      1L << 62
    };
    long[] extreme = {
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      (1L << 32) + 1,
      (1L << 53) + 1,
      0x5555_5555_5555_5555L,
      0xAAAA_AAAA_AAAA_AAAAL,
      Long.MAX_VALUE - 1,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      Long.MIN_VALUE + 1
    };
    return Stream.of(LongStream.of(common), LongStream.of(extreme), random.longs(RANDOM))
        .flatMapToLong(Function.identity())
        .toArray();
  }

  /** {@return values of {@code float}: of all magnitudes, infinite, not a number} */
  static float[] floats(Random random) {
    float[] common = {
      0f, -0f, 0.5f, -0.5f, 1f, -1f, 1.5f, -1.5f, 2.5f, -2.5f, 3f, -7f, 0.1f, 1e-3f, 127.5f, 255f,
      32_768f, -65_536f, 1e20f, -1e20f
    };
    float[] extreme = {
      Math.nextDown(0.5f),
      8_388_607.5f, // the last half
      8_388_608f,
      16_777_216f, // the last odd number is below
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      Math.nextDown((float) Integer.MAX_VALUE),
      Math.nextDown((float) Integer.MIN_VALUE),
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Math.nextDown(Float.MIN_NORMAL),
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN
    };
    float[] all = new float[common.length + extreme.length + 2 * RANDOM];
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(extreme, 0, all, common.length, extreme.length);
    for (int i = common.length + extreme.length; i < all.length; i += 2) {
      all[i] = Float.intBitsToFloat(random.nextInt());
      all[i + 1] = (random.nextFloat() - 0.5f) * 1000;
    }
    return all;
  }

  /** {@return values of {@code double}: of all magnitudes, infinite, not a number} */
  static double[] doubles(Random random) {
    double[] common = {
      0, -0.0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2.5, -2.5, 3, -7, 0.1, 1e-3, 127.5, 255, 32_768,
      -65_536, 1e20, -1e20, 1L << 32, 1L << 52, 1e39, 1e-46
    };
    double[] extreme = {
      Math.nextDown(0.5),
      Integer.MAX_VALUE,
      Integer.MIN_VALUE,
      Integer.MAX_VALUE + 0.5,
      Integer.MIN_VALUE - 0.5,
      (1L << 52) - 0.5, // the last half
      (1L << 53) - 1,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      Math.nextDown((double) Long.MAX_VALUE),
      Math.nextDown((double) Long.MIN_VALUE),
      Float.MAX_VALUE,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Math.nextDown(Double.MIN_NORMAL),
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN
    };
    return Stream.of(
            DoubleStream.of(common),
            DoubleStream.of(extreme),
            random.longs(RANDOM).mapToDouble(Double::longBitsToDouble),
            random.doubles(RANDOM, -500, 500))
        .flatMapToDouble(Function.identity())
        .toArray();
  }

  /** {@return whether a device without {@code DENORMALS} may take one of the values for zero} */
  static boolean isDenormal(float... values) {
    for (float value : values) {
      if (value != 0 && Math.abs(value) < Float.MIN_NORMAL) {
        return true;
      }
    }
    return false;
  }
}
