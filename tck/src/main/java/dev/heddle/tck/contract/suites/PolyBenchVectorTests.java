package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** PolyBench: atax, bicg, mvt and gesummv, matrices times vectors. */
class PolyBenchVectorTests extends SuiteTests {
  private static final int ROWS = 67;
  private static final int COLUMNS = 53;

  private static double[] times(double[] a, double[] x) {
    double[] y = new double[a.length / x.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += a[i * x.length + j] * x[j];
      }
    }
    return y;
  }

  private static double[] transposedTimes(double[] a, double[] x) {
    double[] y = new double[a.length / x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += a[i * y.length + j] * x[i];
      }
    }
    return y;
  }

  /** PolyBench's {@code atax_kernel1} and {@code bicgKernel2}: y = A x. */
  record Times(Buffer.OfDouble a, Buffer.OfDouble x, Buffer.OfDouble y) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int columns = (int) x.length();
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += a.get(i * columns + j) * x.get(j);
      }
      y.set(i, sum);
    }
  }

  /** PolyBench's {@code atax_kernel2} and {@code bicgKernel1}: y = Aᵀ x. */
  record TransposedTimes(Buffer.OfDouble a, Buffer.OfDouble x, Buffer.OfDouble y)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int columns = item.globalSize(0);
      double sum = 0;
      for (int i = 0; i < x.length(); i++) {
        sum += a.get(i * columns + j) * x.get(i);
      }
      y.set(j, sum);
    }
  }

  @Proves(
      language = "PolyBench atax: atax_kernel1, atax_kernel2",
      needs = {JAVA_KERNELS, FP64})
  void atax_isTransposedAndProductOfTheProduct() {
    Random random = random();
    double[] a = doubles(random, ROWS * COLUMNS, 0, 1);
    double[] x = doubles(random, COLUMNS, 0, 1);
    Buffer.OfDouble matrix = buffer(a);
    Buffer.OfDouble between = context().newDoubleBuffer(ROWS);
    Buffer.OfDouble y = context().newDoubleBuffer(COLUMNS);
    run(new Times(matrix, buffer(x), between), NDRange.of(ROWS));
    run(new TransposedTimes(matrix, between, y), NDRange.of(COLUMNS));
    assertArrayEquals(transposedTimes(a, times(a, x)), queue().toArray(y), seeded("y"));
  }

  @Proves(
      language = "PolyBench bicg: bicgKernel1, bicgKernel2",
      needs = {JAVA_KERNELS, FP64})
  void bicg_isBothProducts() {
    Random random = random();
    double[] a = doubles(random, ROWS * COLUMNS, 0, 1);
    double[] r = doubles(random, ROWS, 0, 1);
    double[] p = doubles(random, COLUMNS, 0, 1);
    Buffer.OfDouble matrix = buffer(a);
    Buffer.OfDouble s = context().newDoubleBuffer(COLUMNS);
    Buffer.OfDouble q = context().newDoubleBuffer(ROWS);
    run(new TransposedTimes(matrix, buffer(r), s), NDRange.of(COLUMNS));
    run(new Times(matrix, buffer(p), q), NDRange.of(ROWS));
    assertArrayEquals(transposedTimes(a, r), queue().toArray(s), seeded("s"));
    assertArrayEquals(times(a, p), queue().toArray(q), seeded("q"));
  }

  @Proves(
      language = "PolyBench mvt: mvt_kernel1, mvt_kernel2",
      needs = {JAVA_KERNELS, FP64})
  void mvt_addsBothProducts() {
    Random random = random();
    double[] a = doubles(random, ROWS * ROWS, 0, 1);
    double[] x1 = doubles(random, ROWS, 0, 1);
    double[] x2 = doubles(random, ROWS, 0, 1);
    double[] y1 = doubles(random, ROWS, 0, 1);
    double[] y2 = doubles(random, ROWS, 0, 1);
    Buffer.OfDouble matrix = buffer(a);
    Buffer.OfDouble out1 = buffer(x1);
    Buffer.OfDouble out2 = buffer(x2);
    run(new AddTimes(matrix, out1, buffer(y1)), NDRange.of(ROWS));
    run(new AddTransposedTimes(matrix, out2, buffer(y2)), NDRange.of(ROWS));
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < ROWS; j++) {
        x1[i] += a[i * ROWS + j] * y1[j];
        x2[i] += a[j * ROWS + i] * y2[j];
      }
    }
    assertArrayEquals(x1, queue().toArray(out1), seeded("x1"));
    assertArrayEquals(x2, queue().toArray(out2), seeded("x2"));
  }

  /** PolyBench's {@code mvt_kernel1}. */
  record AddTimes(Buffer.OfDouble a, Buffer.OfDouble x, Buffer.OfDouble y) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int n = item.globalSize(0);
      for (int j = 0; j < n; j++) {
        x.set(i, x.get(i) + a.get(i * n + j) * y.get(j));
      }
    }
  }

  /** PolyBench's {@code mvt_kernel2}. */
  record AddTransposedTimes(Buffer.OfDouble a, Buffer.OfDouble x, Buffer.OfDouble y)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int n = item.globalSize(0);
      for (int j = 0; j < n; j++) {
        x.set(i, x.get(i) + a.get(j * n + i) * y.get(j));
      }
    }
  }

  @Proves(
      language = "PolyBench gesummv",
      needs = {JAVA_KERNELS, FP64})
  void gesummv_addsTwoScaledProducts() {
    Random random = random();
    double[] a = doubles(random, ROWS * ROWS, 0, 1);
    double[] b = doubles(random, ROWS * ROWS, 0, 1);
    double[] x = doubles(random, ROWS, 0, 1);
    Buffer.OfDouble y = context().newDoubleBuffer(ROWS);
    run(new Gesummv(buffer(a), buffer(b), buffer(x), y, 1.5, 1.2), NDRange.of(ROWS));
    double[] ax = times(a, x);
    double[] bx = times(b, x);
    double[] expected = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      expected[i] = 1.5 * ax[i] + 1.2 * bx[i];
    }
    assertArrayEquals(expected, queue().toArray(y), seeded("y"));
  }

  /** PolyBench's {@code gesummv_kernel}. */
  record Gesummv(
      Buffer.OfDouble a,
      Buffer.OfDouble b,
      Buffer.OfDouble x,
      Buffer.OfDouble y,
      double alpha,
      double beta)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int n = item.globalSize(0);
      double ax = 0;
      double bx = 0;
      for (int j = 0; j < n; j++) {
        ax += a.get(i * n + j) * x.get(j);
        bx += b.get(i * n + j) * x.get(j);
      }
      y.set(i, alpha * ax + beta * bx);
    }
  }
}
