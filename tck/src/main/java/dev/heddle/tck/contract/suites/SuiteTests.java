package dev.heddle.tck.contract.suites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.tck.ContractTests;
import java.util.Random;

/** What the tests of the suites share: buffers with contents, launches, and the comparisons. */
abstract class SuiteTests extends ContractTests {
  SuiteTests() {}

  final Buffer.OfFloat buffer(float[] contents) {
    return context().newFloatBuffer(contents);
  }

  final Buffer.OfDouble buffer(double[] contents) {
    return context().newDoubleBuffer(contents);
  }

  final Buffer.OfInt buffer(int[] contents) {
    return context().newIntBuffer(contents);
  }

  final void run(Kernel kernel, NDRange range) {
    queue().launch(kernel, range);
  }

  /**
   * {@return a range of whole work-groups, the last of which may be more than is needed}
   *
   * @param items how many work items are needed
   * @param local the size of a group
   */
  static NDRange groups(int items, int local) {
    return NDRange.of(roundedUp(items, local)).withLocalSize(local);
  }

  /** {@return the least multiple of a size that is not less than a count} */
  static int roundedUp(int count, int size) {
    return (count + size - 1) / size * size;
  }

  static float[] floats(Random random, int length, float from, float to) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = from + random.nextFloat() * (to - from);
    }
    return values;
  }

  static double[] doubles(Random random, int length, double from, double to) {
    return random.doubles(length, from, to).toArray();
  }

  static int[] ints(Random random, int length, int from, int to) {
    return random.ints(length, from, to).toArray();
  }

  /** {@return a failure's message: what was compared, and the seed of its inputs} */
  static String seeded(String what) {
    return what + ", seed " + seed();
  }

  /**
   * Asserts that results are as near as the order of their operations allows.
   *
   * @param bound the largest difference, as a part of the expected magnitude or, below 1, absolute
   */
  static void assertNear(double[] expected, double[] actual, double bound, String what) {
    assertEquals(expected.length, actual.length, what);
    for (int i = 0; i < expected.length; i++) {
      assertNear(expected[i], actual[i], bound, what + " at " + i);
    }
  }

  static void assertNear(float[] expected, float[] actual, double bound, String what) {
    assertNear(wide(expected), wide(actual), bound, what);
  }

  static void assertNear(double expected, double actual, double bound, String what) {
    double most = bound * Math.max(1, Math.abs(expected));
    assertTrue(
        Math.abs(expected - actual) <= most,
        () -> seeded("%s: expected %s, was %s, bound %s".formatted(what, expected, actual, most)));
  }

  static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
