package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Parboil: sgemm, and spmv in jagged diagonals. */
class ParboilMatrixTests extends SuiteTests {
  private static final int SIDE = 8;

  @Proves(language = "Parboil sgemm", needs = JAVA_KERNELS)
  void sgemm_isTheProductOfAAndTheTransposeOfB() {
    Random random = random();
    int m = 29;
    int n = 35;
    int k = 21;
    float alpha = 1.5f;
    float beta = 0.75f;
    float[] a = floats(random, m * k, -1, 1);
    float[] b = floats(random, n * k, -1, 1);
    float[] c = floats(random, m * n, -1, 1);
    Buffer.OfFloat product = buffer(c);
    run(
        new Sgemm(
            buffer(a),
            buffer(b),
            product,
            Local.ofFloats(SIDE * SIDE),
            Local.ofFloats(SIDE * SIDE),
            new Scale(alpha, beta),
            k,
            m,
            n),
        NDRange.of(roundedUp(m, SIDE), roundedUp(n, SIDE)).withLocalSize(SIDE, SIDE));
    for (int row = 0; row < m; row++) {
      for (int column = 0; column < n; column++) {
        float sum = 0;
        for (int i = 0; i < k; i++) {
          sum += a[row + i * m] * b[column + i * n];
        }
        int at = row + column * m;
        c[at] = c[at] * beta + alpha * sum;
      }
    }
    assertArrayEquals(c, queue().toArray(product), seeded("C"));
  }

  /** The factors of the product and of what was there. */
  record Scale(float alpha, float beta) {}

  /** Parboil's {@code mysgemmNT}, from tiles; all matrices are stored by columns, B transposed. */
  record Sgemm(
      Buffer.OfFloat a,
      Buffer.OfFloat b,
      Buffer.OfFloat c,
      Local.OfFloat tileA,
      Local.OfFloat tileB,
      Scale scale,
      int k,
      int m,
      int n)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.localId(0);
      int y = item.localId(1);
      int row = item.globalId(0);
      int column = item.globalId(1);
      float sum = 0;
      for (int first = 0; first < k; first += SIDE) {
        int columnB = item.groupId(1) * SIDE + x;
        int i = first + y;
        tileA.set(y * SIDE + x, row < m && i < k ? a.get(row + i * m) : 0);
        tileB.set(y * SIDE + x, columnB < n && i < k ? b.get(columnB + i * n) : 0);
        item.barrier();
        int depth = Math.min(SIDE, k - first);
        for (int d = 0; d < depth; d++) {
          sum += tileA.get(d * SIDE + x) * tileB.get(d * SIDE + y);
        }
        item.barrier();
      }
      if (row < m && column < n) {
        int at = row + column * m;
        c.set(at, c.get(at) * scale.beta() + scale.alpha() * sum);
      }
    }
  }

  @Proves(language = "Parboil spmv: spmv_jds", needs = JAVA_KERNELS)
  void spmv_takesJaggedDiagonals() {
    Random random = random();
    int rows = 151;
    int[] lengths = new int[rows];
    for (int row = 0; row < rows; row++) {
      lengths[row] = Math.max(0, 19 - row / 7); // sorted, the longest first
    }
    int[] permutation = new int[rows];
    for (int row = 0; row < rows; row++) {
      permutation[row] = (row * 64 + 11) % rows;
    }
    int[] starts = new int[lengths[0] + 1];
    for (int diagonal = 0; diagonal < lengths[0]; diagonal++) {
      int count = 0;
      while (count < rows && lengths[count] > diagonal) {
        count++;
      }
      starts[diagonal + 1] = starts[diagonal] + count;
    }
    float[] values = floats(random, starts[lengths[0]], -1, 1);
    int[] columns = ints(random, values.length, 0, rows);
    float[] vector = floats(random, rows, -1, 1);
    Buffer.OfFloat product = context().newFloatBuffer(rows);
    run(
        new SpmvJds(
            buffer(values),
            buffer(columns),
            buffer(starts),
            buffer(lengths),
            buffer(permutation),
            buffer(vector),
            product),
        groups(rows, 32));
    float[] expected = new float[rows];
    for (int row = 0; row < rows; row++) {
      float sum = 0;
      for (int k = 0; k < lengths[row]; k++) {
        sum += values[starts[k] + row] * vector[columns[starts[k] + row]];
      }
      expected[permutation[row]] = sum;
    }
    assertArrayEquals(expected, queue().toArray(product), seeded("product"));
  }

  /** Parboil's {@code spmv_jds_naive}. */
  record SpmvJds(
      Buffer.OfFloat values,
      Buffer.OfInt columns,
      Buffer.OfInt starts,
      Buffer.OfInt lengths,
      Buffer.OfInt permutation,
      Buffer.OfFloat vector,
      Buffer.OfFloat product)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int row = item.globalId(0);
      if (row >= product.length()) {
        return;
      }
      float sum = 0;
      int length = lengths.get(row);
      for (int k = 0; k < length; k++) {
        int at = starts.get(k) + row;
        sum += values.get(at) * vector.get(columns.get(at));
      }
      product.set(permutation.get(row), sum);
    }
  }
}
