package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Rodinia: gaussian, elimination without pivots, a column at a time. */
class RodiniaGaussianTests extends SuiteTests {
  private static final int SIZE = 23;

  @Proves(
      language = "Rodinia gaussian: Fan1, Fan2",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void elimination_solvesTheSystem() {
    Random random = random();
    float[] a = floats(random, SIZE * SIZE, -1, 1);
    for (int i = 0; i < SIZE; i++) {
      a[i * SIZE + i] += SIZE;
    }
    float[] b = floats(random, SIZE, -1, 1);
    Buffer.OfFloat matrix = buffer(a);
    Buffer.OfFloat vector = buffer(b);
    Buffer.OfFloat multipliers = buffer(new float[SIZE * SIZE]);
    for (int t = 0; t < SIZE - 1; t++) {
      run(new Fan1(multipliers, matrix, t), NDRange.of(SIZE));
      run(new Fan2(multipliers, matrix, vector, t), NDRange.of(SIZE, SIZE));
    }
    float[] reduced = a.clone();
    float[] right = b.clone();
    for (int t = 0; t < SIZE - 1; t++) {
      for (int row = t + 1; row < SIZE; row++) {
        float multiplier = reduced[row * SIZE + t] / reduced[t * SIZE + t];
        for (int column = t; column < SIZE; column++) {
          reduced[row * SIZE + column] -= multiplier * reduced[t * SIZE + column];
        }
        right[row] -= multiplier * right[t];
      }
    }
    assertArrayEquals(reduced, queue().toArray(matrix), seeded("matrix"));
    assertArrayEquals(right, queue().toArray(vector), seeded("vector"));
    // What elimination left is solved from below; the solution fits the system that it came from.
    double[] x = new double[SIZE];
    for (int row = SIZE - 1; row >= 0; row--) {
      double sum = right[row];
      for (int column = row + 1; column < SIZE; column++) {
        sum -= reduced[row * SIZE + column] * x[column];
      }
      x[row] = sum / reduced[row * SIZE + row];
    }
    for (int row = 0; row < SIZE; row++) {
      double sum = 0;
      for (int column = 0; column < SIZE; column++) {
        sum += a[row * SIZE + column] * x[column];
      }
      assertNear(b[row], sum, 1e-4, "row " + row);
    }
  }

  /** Rodinia's {@code Fan1}: by what the pivot's row is taken from each below. */
  record Fan1(Buffer.OfFloat multipliers, Buffer.OfFloat a, int t) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int size = item.globalSize(0);
      if (i < size - 1 - t) {
        int at = size * (i + t + 1) + t;
        multipliers.set(at, a.get(at) / a.get(size * t + t));
      }
    }
  }

  /** Rodinia's {@code Fan2}: takes it. */
  record Fan2(Buffer.OfFloat multipliers, Buffer.OfFloat a, Buffer.OfFloat b, int t)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int size = item.globalSize(0);
      if (x >= size - 1 - t || y >= size - t) {
        return;
      }
      int row = x + 1 + t;
      int at = size * row + y + t;
      float multiplier = multipliers.get(size * row + t);
      a.set(at, a.get(at) - multiplier * a.get(size * t + y + t));
      if (y == 0) {
        b.set(row, b.get(row) - multiplier * b.get(t));
      }
    }
  }
}
