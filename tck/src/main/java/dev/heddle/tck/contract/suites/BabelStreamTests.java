package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;

/** BabelStream: its five kernels in its order, and its check against the values worked out once. */
class BabelStreamTests extends SuiteTests {
  private static final int LENGTH = 2003;
  private static final int TIMES = 10;
  private static final double SCALAR = 0.4;
  private static final int GROUPS = 4;
  private static final int LOCAL = 32;

  @Proves(
      language = "BabelStream: copy, mul, add, triad, dot",
      needs = {JAVA_KERNELS, FP64})
  void kernels_giveTheValuesOfTheCheck() {
    Buffer.OfDouble a = filled(0.1);
    Buffer.OfDouble b = filled(0.2);
    Buffer.OfDouble c = filled(0);
    Buffer.OfDouble sums = context().newDoubleBuffer(GROUPS);
    NDRange range = NDRange.of(LENGTH);
    for (int i = 0; i < TIMES; i++) {
      run(new Copy(a, c), range);
      run(new Mul(b, c, SCALAR), range);
      run(new Add(a, b, c), range);
      run(new Triad(a, b, c, SCALAR), range);
      run(new Dot(a, b, sums, Local.ofDoubles(LOCAL), LENGTH), groups(GROUPS * LOCAL, LOCAL));
    }
    double goldA = 0.1;
    double goldB = 0.2;
    double goldC = 0;
    for (int i = 0; i < TIMES; i++) {
      goldC = goldA;
      goldB = SCALAR * goldC;
      goldC = goldA + goldB;
      goldA = goldB + SCALAR * goldC;
    }
    assertClose(goldA, a, "a");
    assertClose(goldB, b, "b");
    assertClose(goldC, c, "c");
    double sum = Arrays.stream(queue().toArray(sums)).sum();
    double goldSum = goldA * goldB * LENGTH;
    double error = Math.abs((sum - goldSum) / goldSum);
    assertTrue(error < 1e-8, () -> "the dot product is off by " + error);
  }

  private Buffer.OfDouble filled(double value) {
    double[] contents = new double[LENGTH];
    Arrays.fill(contents, value);
    return buffer(contents);
  }

  /** The suite's bound for the mean error of an array. */
  private void assertClose(double gold, Buffer.OfDouble actual, String name) {
    double error =
        Arrays.stream(queue().toArray(actual)).map(value -> Math.abs(value - gold)).sum() / LENGTH;
    assertTrue(error <= Math.ulp(1.0) * 100, () -> "array %s is off by %s".formatted(name, error));
  }

  /** BabelStream's {@code copy}. */
  record Copy(Buffer.OfDouble a, Buffer.OfDouble c) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      c.set(i, a.get(i));
    }
  }

  /** BabelStream's {@code mul}. */
  record Mul(Buffer.OfDouble b, Buffer.OfDouble c, double scalar) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      b.set(i, scalar * c.get(i));
    }
  }

  /** BabelStream's {@code add}. */
  record Add(Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble c) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      c.set(i, a.get(i) + b.get(i));
    }
  }

  /** BabelStream's {@code triad}. */
  record Triad(Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble c, double scalar)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      a.set(i, b.get(i) + scalar * c.get(i));
    }
  }

  /** BabelStream's {@code stream_dot}: strides through the arrays, then a tree in the group. */
  record Dot(
      Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble sums, Local.OfDouble partial, int n)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      double sum = 0;
      for (int i = item.globalId(0); i < n; i += item.globalSize(0)) {
        sum += a.get(i) * b.get(i);
      }
      partial.set(local, sum);
      for (int half = item.localSize(0) / 2; half > 0; half /= 2) {
        item.barrier();
        if (local < half) {
          partial.set(local, partial.get(local) + partial.get(local + half));
        }
      }
      if (local == 0) {
        sums.set(item.groupId(0), partial.get(0));
      }
    }
  }
}
