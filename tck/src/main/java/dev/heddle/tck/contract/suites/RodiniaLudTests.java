package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** Rodinia: lud, a matrix as a product of triangles, block by block. */
class RodiniaLudTests extends SuiteTests {
  private static final int BLOCK = 8;
  private static final int SIZE = 5 * BLOCK;

  @Proves(
      language = "Rodinia lud: lud_diagonal, lud_perimeter, lud_internal",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void triangles_giveTheMatrixAgain() {
    float[] matrix = floats(random(), SIZE * SIZE, -1, 1);
    for (int i = 0; i < SIZE; i++) {
      matrix[i * SIZE + i] += SIZE;
    }
    Buffer.OfFloat m = buffer(matrix);
    for (int at = 0; at < SIZE; at += BLOCK) {
      run(new Diagonal(m, Local.ofFloats(BLOCK * BLOCK), at), groups(BLOCK, BLOCK));
      int rest = (SIZE - at) / BLOCK - 1;
      if (rest > 0) {
        run(
            new Perimeter(
                m,
                Local.ofFloats(BLOCK * BLOCK),
                Local.ofFloats(BLOCK * BLOCK),
                Local.ofFloats(BLOCK * BLOCK),
                at),
            groups(rest * 2 * BLOCK, 2 * BLOCK));
        run(
            new Internal(m, Local.ofFloats(BLOCK * BLOCK), Local.ofFloats(BLOCK * BLOCK), at),
            NDRange.of(rest * BLOCK, rest * BLOCK).withLocalSize(BLOCK, BLOCK));
      }
    }
    float[] lu = queue().toArray(m);
    float[] expected = sequential(matrix);
    // The diagonal rules: all elements of the triangles but the diagonal are small.
    double bound = 2 * SIZE * 0x1p-24;
    assertNear(expected, lu, bound, "triangles");
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        double sum = 0;
        for (int k = 0; k <= Math.min(row, column); k++) {
          double lower = k == row ? 1 : lu[row * SIZE + k];
          sum += lower * lu[k * SIZE + column];
        }
        assertNear(matrix[row * SIZE + column], sum, 1e-4, "the product at " + row + ", " + column);
      }
    }
  }

  private static float[] sequential(float[] matrix) {
    float[] a = matrix.clone();
    for (int i = 0; i < SIZE; i++) {
      for (int j = i; j < SIZE; j++) {
        float sum = a[i * SIZE + j];
        for (int k = 0; k < i; k++) {
          sum -= a[i * SIZE + k] * a[k * SIZE + j];
        }
        a[i * SIZE + j] = sum;
      }
      for (int j = i + 1; j < SIZE; j++) {
        float sum = a[j * SIZE + i];
        for (int k = 0; k < i; k++) {
          sum -= a[j * SIZE + k] * a[k * SIZE + i];
        }
        a[j * SIZE + i] = sum / a[i * SIZE + i];
      }
    }
    return a;
  }

  /** Rodinia's {@code lud_diagonal}: the block on the diagonal. */
  record Diagonal(Buffer.OfFloat m, Local.OfFloat block, int at) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.localId(0);
      for (int y = 0; y < BLOCK; y++) {
        block.set(y * BLOCK + x, m.get((at + y) * SIZE + at + x));
      }
      item.barrier();
      for (int i = 0; i < BLOCK - 1; i++) {
        if (x > i) {
          float sum = block.get(x * BLOCK + i);
          for (int j = 0; j < i; j++) {
            sum -= block.get(x * BLOCK + j) * block.get(j * BLOCK + i);
          }
          block.set(x * BLOCK + i, sum / block.get(i * BLOCK + i));
        }
        item.barrier();
        if (x > i) {
          float sum = block.get((i + 1) * BLOCK + x);
          for (int j = 0; j < i + 1; j++) {
            sum -= block.get((i + 1) * BLOCK + j) * block.get(j * BLOCK + x);
          }
          block.set((i + 1) * BLOCK + x, sum);
        }
        item.barrier();
      }
      for (int y = 0; y < BLOCK; y++) {
        m.set((at + y) * SIZE + at + x, block.get(y * BLOCK + x));
      }
    }
  }

  /**
   * Rodinia's {@code lud_perimeter}: half of a group does a block of the row, half of the column.
   */
  record Perimeter(
      Buffer.OfFloat m, Local.OfFloat diagonal, Local.OfFloat row, Local.OfFloat column, int at)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.localId(0) % BLOCK;
      boolean inRow = item.localId(0) < BLOCK;
      int other = at + (item.groupId(0) + 1) * BLOCK;
      for (int y = 0; y < BLOCK; y++) {
        int i = y * BLOCK + x;
        if (inRow) {
          diagonal.set(i, m.get((at + y) * SIZE + at + x));
          row.set(i, m.get((at + y) * SIZE + other + x));
        } else {
          column.set(i, m.get((other + y) * SIZE + at + x));
        }
      }
      item.barrier();
      if (inRow) {
        for (int i = 1; i < BLOCK; i++) {
          float sum = row.get(i * BLOCK + x);
          for (int j = 0; j < i; j++) {
            sum -= diagonal.get(i * BLOCK + j) * row.get(j * BLOCK + x);
          }
          row.set(i * BLOCK + x, sum);
        }
      } else {
        for (int i = 0; i < BLOCK; i++) {
          float sum = column.get(x * BLOCK + i);
          for (int j = 0; j < i; j++) {
            sum -= column.get(x * BLOCK + j) * diagonal.get(j * BLOCK + i);
          }
          column.set(x * BLOCK + i, sum / diagonal.get(i * BLOCK + i));
        }
      }
      item.barrier();
      for (int y = 0; y < BLOCK; y++) {
        if (inRow) {
          m.set((at + y) * SIZE + other + x, row.get(y * BLOCK + x));
        } else {
          m.set((other + y) * SIZE + at + x, column.get(y * BLOCK + x));
        }
      }
    }
  }

  /** Rodinia's {@code lud_internal}: what is right of and below the perimeter. */
  record Internal(Buffer.OfFloat m, Local.OfFloat row, Local.OfFloat column, int at)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.localId(0);
      int y = item.localId(1);
      int globalX = at + BLOCK + item.globalId(0);
      int globalY = at + BLOCK + item.globalId(1);
      row.set(y * BLOCK + x, m.get((at + y) * SIZE + globalX));
      column.set(y * BLOCK + x, m.get(globalY * SIZE + at + x));
      item.barrier();
      float sum = 0;
      for (int i = 0; i < BLOCK; i++) {
        sum += column.get(y * BLOCK + i) * row.get(i * BLOCK + x);
      }
      int cell = globalY * SIZE + globalX;
      m.set(cell, m.get(cell) - sum);
    }
  }
}
