package dev.heddle.samples;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A matrix product in tiles: work-groups, local memory and barriers.
 *
 * <p>Each work-group computes a square tile of the product. It loads a tile of either factor into
 * local memory, where every element is used by a whole row or column of the group, and goes on to
 * the next pair. Matrices lie row by row.
 *
 * <p>Each element is summed up in the order in which {@link #inPlainJava} does it, and arithmetic
 * is Java's on every device: the results are equal to the bit.
 */
public final class MatrixProduct {
  private static final int TILE = 16;

  private MatrixProduct() {}

  /** A row of {@code a} times a column of {@code b}, for each element of {@code c}. */
  record Product(
      int rows,
      int inner,
      int columns,
      Buffer.OfFloat a,
      Buffer.OfFloat b,
      Buffer.OfFloat c,
      Local.OfFloat tileOfA,
      Local.OfFloat tileOfB)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int column = item.globalId(0);
      int row = item.globalId(1);
      int x = item.localId(0);
      int y = item.localId(1);
      float sum = 0f;
      for (int start = 0; start < inner; start += TILE) {
        tileOfA.set(y * TILE + x, elementOfA(row, start + x));
        tileOfB.set(y * TILE + x, elementOfB(start + y, column));
        item.barrier(); // the tiles are complete
        for (int k = 0; k < TILE; k++) {
          sum += tileOfA.get(y * TILE + k) * tileOfB.get(k * TILE + x);
        }
        item.barrier(); // nobody reads them any more
      }
      // No early return before this: all items of a group have to reach its barriers.
      if (row < rows && column < columns) {
        c.set((long) row * columns + column, sum);
      }
    }

    // The range is rounded up to whole tiles; beyond the matrices there are zeros.
    private float elementOfA(int row, int k) {
      return row < rows && k < inner ? a.get((long) row * inner + k) : 0f;
    }

    private float elementOfB(int k, int column) {
      return k < inner && column < columns ? b.get((long) k * columns + column) : 0f;
    }
  }

  /**
   * Multiplies two matrices and compares the product with plain Java's.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    int rows = 100;
    int inner = 70;
    int columns = 90;
    SplittableRandom random = new SplittableRandom(42);
    float[] a = uniform(random, rows * inner);
    float[] b = uniform(random, inner * columns);
    try (Context context = Context.open()) {
      float[] product = multiply(context, a, b, inner);
      boolean equal = Arrays.equals(product, inPlainJava(a, b, inner));
      System.out.printf(
          "%d x %d times %d x %d: %s plain Java%n",
          rows, inner, inner, columns, equal ? "equals" : "DIFFERS FROM");
    }
  }

  private static float[] uniform(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  /**
   * {@return the product of two matrices}
   *
   * @param context whose device multiplies
   * @param a the left factor, with {@code inner} columns
   * @param b the right factor, with {@code inner} rows
   * @param inner the length that the two have in common
   */
  public static float[] multiply(Context context, float[] a, float[] b, int inner) {
    int rows = a.length / inner;
    int columns = b.length / inner;
    NDRange range =
        NDRange.of(Math.ceilDiv(columns, TILE) * TILE, Math.ceilDiv(rows, TILE) * TILE)
            .withLocalSize(TILE, TILE);
    try (CommandQueue queue = context.newQueue();
        Buffer.OfFloat left = context.newFloatBuffer(a);
        Buffer.OfFloat right = context.newFloatBuffer(b);
        Buffer.OfFloat product = context.newFloatBuffer((long) rows * columns)) {
      queue.launch(
          new Product(
              rows,
              inner,
              columns,
              left,
              right,
              product,
              Local.ofFloats(TILE * TILE),
              Local.ofFloats(TILE * TILE)),
          range);
      return queue.toArray(product);
    }
  }

  /**
   * {@return the same product, by three loops}
   *
   * @param a the left factor, with {@code inner} columns
   * @param b the right factor, with {@code inner} rows
   * @param inner the length that the two have in common
   */
  public static float[] inPlainJava(float[] a, float[] b, int inner) {
    int rows = a.length / inner;
    int columns = b.length / inner;
    float[] product = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float sum = 0f;
        for (int k = 0; k < inner; k++) {
          sum += a[row * inner + k] * b[k * columns + column];
        }
        product[row * columns + column] = sum;
      }
    }
    return product;
  }
}
