package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** PolyBench: gramschmidt, a matrix as an orthogonal one times a triangle. */
class PolyBenchGramSchmidtTests extends SuiteTests {
  private static final int ROWS = 29;
  private static final int COLUMNS = 13;

  @Proves(
      language = "PolyBench gramschmidt: gramschmidt_kernel1, 2, 3",
      needs = {JAVA_KERNELS, FP64})
  void columns_becomeOrthonormal() {
    double[] matrix = doubles(random(), ROWS * COLUMNS, 0, 1);
    Buffer.OfDouble a = buffer(matrix);
    Buffer.OfDouble r = buffer(new double[COLUMNS * COLUMNS]);
    Buffer.OfDouble q = context().newDoubleBuffer(matrix.length);
    for (int k = 0; k < COLUMNS; k++) {
      run(new Norm(a, r, k), NDRange.of(1));
      run(new Normalize(a, r, q, k), NDRange.of(ROWS));
      if (k + 1 < COLUMNS) {
        run(new Project(a, r, q, k), NDRange.of(COLUMNS - k - 1).withOffset(k + 1));
      }
    }
    double[] product = new double[matrix.length];
    double[] left = matrix.clone();
    double[] triangle = new double[COLUMNS * COLUMNS];
    double[] orthogonal = new double[matrix.length];
    for (int k = 0; k < COLUMNS; k++) {
      double norm = 0;
      for (int i = 0; i < ROWS; i++) {
        norm += left[i * COLUMNS + k] * left[i * COLUMNS + k];
      }
      triangle[k * COLUMNS + k] = Math.sqrt(norm);
      for (int i = 0; i < ROWS; i++) {
        orthogonal[i * COLUMNS + k] = left[i * COLUMNS + k] / triangle[k * COLUMNS + k];
      }
      for (int j = k + 1; j < COLUMNS; j++) {
        for (int i = 0; i < ROWS; i++) {
          triangle[k * COLUMNS + j] += orthogonal[i * COLUMNS + k] * left[i * COLUMNS + j];
        }
        for (int i = 0; i < ROWS; i++) {
          left[i * COLUMNS + j] -= orthogonal[i * COLUMNS + k] * triangle[k * COLUMNS + j];
        }
      }
      for (int j = k; j < COLUMNS; j++) {
        for (int i = 0; i < ROWS; i++) {
          product[i * COLUMNS + j] += orthogonal[i * COLUMNS + k] * triangle[k * COLUMNS + j];
        }
      }
    }
    assertArrayEquals(triangle, queue().toArray(r), seeded("R"));
    assertArrayEquals(orthogonal, queue().toArray(q), seeded("Q"));
    assertNear(matrix, product, 1e-13, "Q R");
  }

  /** PolyBench's {@code gramschmidt_kernel1}. */
  record Norm(Buffer.OfDouble a, Buffer.OfDouble r, int k) implements Kernel {
    @Override
    public void run(WorkItem item) {
      double sum = 0;
      for (int i = 0; i < ROWS; i++) {
        double value = a.get(i * COLUMNS + k);
        sum += value * value;
      }
      r.set(k * COLUMNS + k, Math.sqrt(sum));
    }
  }

  /** PolyBench's {@code gramschmidt_kernel2}. */
  record Normalize(Buffer.OfDouble a, Buffer.OfDouble r, Buffer.OfDouble q, int k)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0) * COLUMNS + k;
      q.set(i, a.get(i) / r.get(k * COLUMNS + k));
    }
  }

  /** PolyBench's {@code gramschmidt_kernel3}: a work item for each column after the k-th. */
  record Project(Buffer.OfDouble a, Buffer.OfDouble r, Buffer.OfDouble q, int k) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      double sum = 0;
      for (int i = 0; i < ROWS; i++) {
        sum += q.get(i * COLUMNS + k) * a.get(i * COLUMNS + j);
      }
      r.set(k * COLUMNS + j, sum);
      for (int i = 0; i < ROWS; i++) {
        int at = i * COLUMNS + j;
        a.set(at, a.get(at) - q.get(i * COLUMNS + k) * sum);
      }
    }
  }
}
