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

/** SHOC: Spmv, a sparse matrix times a vector, in three forms. */
class ShocSpmvTests extends SuiteTests {
  private static final int ROWS = 203;

  /** A matrix in compressed rows. */
  private static final class Csr {
    final int[] starts = new int[ROWS + 1];
    final int[] columns;
    final float[] values;

    Csr(Random random) {
      for (int row = 0; row < ROWS; row++) {
        starts[row + 1] = starts[row] + (row % 17 == 3 ? 0 : random.nextInt(1, 30));
      }
      columns = ints(random, starts[ROWS], 0, ROWS);
      values = floats(random, columns.length, 0, 10);
    }

    float[] times(float[] vector) {
      float[] product = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        float sum = 0;
        for (int i = starts[row]; i < starts[row + 1]; i++) {
          sum += values[i] * vector[columns[i]];
        }
        product[row] = sum;
      }
      return product;
    }
  }

  @Proves(language = "SHOC Spmv: CSR scalar and vector", needs = JAVA_KERNELS)
  void csr_isTheProduct() {
    Random random = random();
    Csr matrix = new Csr(random);
    float[] vector = floats(random, ROWS, 0, 10);
    Buffer.OfFloat values = buffer(matrix.values);
    Buffer.OfInt columns = buffer(matrix.columns);
    Buffer.OfInt starts = buffer(matrix.starts);
    Buffer.OfFloat x = buffer(vector);
    Buffer.OfFloat y = context().newFloatBuffer(ROWS);
    run(new CsrScalar(values, columns, starts, x, y), NDRange.of(ROWS));
    float[] expected = matrix.times(vector);
    assertArrayEquals(expected, queue().toArray(y), seeded("scalar"));
    queue().fill(y, -1f);
    run(
        new CsrVector(values, columns, starts, x, y, Local.ofFloats(32)),
        groups(ROWS * CsrVector.LANES, 32));
    // All terms are positive: a sum of at most 30 of them is off by 30 roundings.
    assertNear(expected, queue().toArray(y), 60 * 0x1p-24, "vector");
  }

  /** SHOC's {@code spmv_csr_scalar_kernel}: a work item a row. */
  record CsrScalar(
      Buffer.OfFloat values,
      Buffer.OfInt columns,
      Buffer.OfInt starts,
      Buffer.OfFloat x,
      Buffer.OfFloat y)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int row = item.globalId(0);
      float sum = 0;
      int end = starts.get(row + 1);
      for (int i = starts.get(row); i < end; i++) {
        sum += values.get(i) * x.get(columns.get(i));
      }
      y.set(row, sum);
    }
  }

  /** SHOC's {@code spmv_csr_vector_kernel}: several work items a row, and a tree. */
  record CsrVector(
      Buffer.OfFloat values,
      Buffer.OfInt columns,
      Buffer.OfInt starts,
      Buffer.OfFloat x,
      Buffer.OfFloat y,
      Local.OfFloat partial)
      implements Kernel {
    static final int LANES = 8;

    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      int lane = local % LANES;
      int row = item.globalId(0) / LANES;
      float sum = 0;
      if (row < y.length()) {
        for (int i = starts.get(row) + lane; i < starts.get(row + 1); i += LANES) {
          sum += values.get(i) * x.get(columns.get(i));
        }
      }
      partial.set(local, sum);
      item.barrier();
      for (int half = LANES / 2; half > 0; half /= 2) {
        if (lane < half) {
          partial.set(local, partial.get(local) + partial.get(local + half));
        }
        item.barrier();
      }
      if (lane == 0 && row < y.length()) {
        y.set(row, partial.get(local));
      }
    }
  }

  @Proves(language = "SHOC Spmv: ELLPACK-R", needs = JAVA_KERNELS)
  void ellpackR_isTheProduct() {
    Random random = random();
    Csr matrix = new Csr(random);
    float[] vector = floats(random, ROWS, 0, 10);
    int[] lengths = new int[ROWS];
    float[] values = new float[ROWS * 30];
    int[] columns = new int[ROWS * 30];
    for (int row = 0; row < ROWS; row++) {
      lengths[row] = matrix.starts[row + 1] - matrix.starts[row];
      for (int i = 0; i < lengths[row]; i++) {
        values[i * ROWS + row] = matrix.values[matrix.starts[row] + i];
        columns[i * ROWS + row] = matrix.columns[matrix.starts[row] + i];
      }
    }
    Buffer.OfFloat y = context().newFloatBuffer(ROWS);
    run(
        new EllpackR(buffer(values), buffer(columns), buffer(lengths), buffer(vector), y),
        NDRange.of(ROWS));
    assertArrayEquals(matrix.times(vector), queue().toArray(y), seeded("ELLPACK-R"));
  }

  /** SHOC's {@code spmv_ellpackr_kernel}: rows of padded length, column by column. */
  record EllpackR(
      Buffer.OfFloat values,
      Buffer.OfInt columns,
      Buffer.OfInt lengths,
      Buffer.OfFloat x,
      Buffer.OfFloat y)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int row = item.globalId(0);
      int rows = item.globalSize(0);
      float sum = 0;
      for (int i = 0; i < lengths.get(row); i++) {
        int at = i * rows + row;
        sum += values.get(at) * x.get(columns.get(at));
      }
      y.set(row, sum);
    }
  }
}
