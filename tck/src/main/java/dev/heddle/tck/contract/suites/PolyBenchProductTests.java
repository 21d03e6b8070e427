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

/** PolyBench: gemm, 2mm, 3mm and doitgen, products of matrices. */
class PolyBenchProductTests extends SuiteTests {
  private static final int NI = 19;
  private static final int NJ = 23;
  private static final int NK = 17;
  private static final int NL = 13;
  private static final double ALPHA = 1.5;
  private static final double BETA = 1.2;

  /** {@return each element of C times β, plus α times that of A B, a term at a time} */
  private static double[] gemm(
      double alpha, double[] a, double[] b, double beta, double[] c, int columns) {
    int rows = c.length / columns;
    int depth = b.length / columns;
    double[] result = new double[c.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = c[i * columns + j] * beta;
        for (int k = 0; k < depth; k++) {
          sum += alpha * a[i * depth + k] * b[k * columns + j];
        }
        result[i * columns + j] = sum;
      }
    }
    return result;
  }

  @Proves(
      language = "PolyBench gemm",
      needs = {JAVA_KERNELS, FP64})
  void gemm_isAScaledProductAndSum() {
    Random random = random();
    double[] a = doubles(random, NI * NK, 0, 1);
    double[] b = doubles(random, NK * NJ, 0, 1);
    double[] c = doubles(random, NI * NJ, 0, 1);
    Buffer.OfDouble out = buffer(c);
    run(new Gemm(ALPHA, buffer(a), buffer(b), BETA, out, NK), NDRange.of(NJ, NI));
    assertArrayEquals(gemm(ALPHA, a, b, BETA, c, NJ), queue().toArray(out), seeded("C"));
  }

  /** PolyBench's {@code gemm_kernel}. */
  record Gemm(
      double alpha, Buffer.OfDouble a, Buffer.OfDouble b, double beta, Buffer.OfDouble c, int depth)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int i = item.globalId(1);
      int columns = item.globalSize(0);
      double sum = c.get(i * columns + j) * beta;
      for (int k = 0; k < depth; k++) {
        sum += alpha * a.get(i * depth + k) * b.get(k * columns + j);
      }
      c.set(i * columns + j, sum);
    }
  }

  @Proves(
      language = "PolyBench 2mm: mm2_kernel1, mm2_kernel2",
      needs = {JAVA_KERNELS, FP64})
  void twoProducts_oneAfterTheOther() {
    Random random = random();
    double[] a = doubles(random, NI * NK, 0, 1);
    double[] b = doubles(random, NK * NJ, 0, 1);
    double[] c = doubles(random, NJ * NL, 0, 1);
    double[] d = doubles(random, NI * NL, 0, 1);
    Buffer.OfDouble between = context().newDoubleBuffer((long) NI * NJ);
    Buffer.OfDouble out = buffer(d);
    run(new ScaledProduct(ALPHA, buffer(a), buffer(b), between, NK), NDRange.of(NJ, NI));
    run(new AddedProduct(between, buffer(c), BETA, out, NJ), NDRange.of(NL, NI));
    double[] ab = gemm(ALPHA, a, b, 0, new double[NI * NJ], NJ);
    assertArrayEquals(ab, queue().toArray(between), seeded("A B"));
    assertArrayEquals(gemm(1, ab, c, BETA, d, NL), queue().toArray(out), seeded("A B C + D"));
  }

  /** PolyBench's {@code mm2_kernel1}. */
  record ScaledProduct(
      double alpha, Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble c, int depth)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int i = item.globalId(1);
      int columns = item.globalSize(0);
      double sum = 0;
      for (int k = 0; k < depth; k++) {
        sum += alpha * a.get(i * depth + k) * b.get(k * columns + j);
      }
      c.set(i * columns + j, sum);
    }
  }

  /** PolyBench's {@code mm2_kernel2}. */
  record AddedProduct(
      Buffer.OfDouble a, Buffer.OfDouble b, double beta, Buffer.OfDouble c, int depth)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int i = item.globalId(1);
      int columns = item.globalSize(0);
      double sum = c.get(i * columns + j) * beta;
      for (int k = 0; k < depth; k++) {
        sum += a.get(i * depth + k) * b.get(k * columns + j);
      }
      c.set(i * columns + j, sum);
    }
  }

  @Proves(
      language = "PolyBench 3mm: mm3_kernel1, mm3_kernel2, mm3_kernel3",
      needs = {JAVA_KERNELS, FP64})
  void threeProducts() {
    Random random = random();
    double[] a = doubles(random, NI * NK, 0, 1);
    double[] b = doubles(random, NK * NJ, 0, 1);
    double[] c = doubles(random, NJ * NL, 0, 1);
    double[] d = doubles(random, NL * NK, 0, 1);
    Buffer.OfDouble e = context().newDoubleBuffer((long) NI * NJ);
    Buffer.OfDouble f = context().newDoubleBuffer((long) NJ * NK);
    Buffer.OfDouble g = context().newDoubleBuffer((long) NI * NK);
    run(new Product(buffer(a), buffer(b), e, NK), NDRange.of(NJ, NI));
    run(new Product(buffer(c), buffer(d), f, NL), NDRange.of(NK, NJ));
    run(new Product(e, f, g, NJ), NDRange.of(NK, NI));
    double[] ab = gemm(1, a, b, 0, new double[NI * NJ], NJ);
    double[] cd = gemm(1, c, d, 0, new double[NJ * NK], NK);
    double[] expected = gemm(1, ab, cd, 0, new double[NI * NK], NK);
    assertArrayEquals(expected, queue().toArray(g), seeded("A B C D"));
  }

  /** PolyBench's {@code mm3_kernel1} and its kin. */
  record Product(Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble c, int depth)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int i = item.globalId(1);
      int columns = item.globalSize(0);
      double sum = 0;
      for (int k = 0; k < depth; k++) {
        sum += a.get(i * depth + k) * b.get(k * columns + j);
      }
      c.set(i * columns + j, sum);
    }
  }

  @Proves(
      language = "PolyBench doitgen: doitgen_kernel1, doitgen_kernel2",
      needs = {JAVA_KERNELS, FP64})
  void doitgen_multipliesAlongTheLastDimension() {
    Random random = random();
    int nr = 5;
    int nq = 7;
    int np = 11;
    double[] a = doubles(random, nr * nq * np, 0, 1);
    double[] c4 = doubles(random, np * np, 0, 1);
    Buffer.OfDouble data = buffer(a);
    Buffer.OfDouble sums = context().newDoubleBuffer((long) nq * np);
    Buffer.OfDouble matrix = buffer(c4);
    for (int r = 0; r < nr; r++) {
      run(new Doitgen1(data, matrix, sums, r), NDRange.of(np, nq));
      run(new Doitgen2(data, sums, r), NDRange.of(np, nq));
    }
    double[] expected = gemm(1, a, c4, 0, new double[a.length], np);
    assertArrayEquals(expected, queue().toArray(data), seeded("A"));
  }

  /** PolyBench's {@code doitgen_kernel1}. */
  record Doitgen1(Buffer.OfDouble a, Buffer.OfDouble c4, Buffer.OfDouble sums, int r)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int p = item.globalId(0);
      int q = item.globalId(1);
      int np = item.globalSize(0);
      int row = (r * item.globalSize(1) + q) * np;
      double sum = 0;
      for (int s = 0; s < np; s++) {
        sum += a.get(row + s) * c4.get(s * np + p);
      }
      sums.set(q * np + p, sum);
    }
  }

  /** PolyBench's {@code doitgen_kernel2}. */
  record Doitgen2(Buffer.OfDouble a, Buffer.OfDouble sums, int r) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(1) * item.globalSize(0) + item.globalId(0);
      a.set(r * item.globalSize(0) * item.globalSize(1) + i, sums.get(i));
    }
  }
}
