package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;
import java.util.SplittableRandom;

/** A sparse matrix times a vector: compressed rows of 4 to 28 entries, a row a work item. */
final class CsrProduct extends Workload {
  private static final int LEAST = 4;
  private static final int MOST = 28;

  private final int rows;
  private final int[] starts;
  private final int[] columns;
  private final float[] values;
  private final float[] x;
  private final float[] y;

  CsrProduct(int size) {
    super("csr-product");
    rows = size;
    SplittableRandom random = new SplittableRandom(10);
    starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = starts[row] + random.nextInt(LEAST, MOST + 1);
    }
    columns = Data.ints(starts[rows], rows, 11);
    values = Data.floats(starts[rows], 12);
    x = Data.floats(rows, 13);
    y = new float[rows];
  }

  record MultiplyRows(
      Buffer.OfInt starts,
      Buffer.OfInt columns,
      Buffer.OfFloat values,
      Buffer.OfFloat x,
      Buffer.OfFloat y)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int row = item.globalId(0);
      float sum = 0f;
      int end = starts.get(row + 1);
      for (int i = starts.get(row); i < end; i++) {
        sum += values.get(i) * x.get(columns.get(i));
      }
      y.set(row, sum);
    }
  }

  @Override
  public Cost cost() {
    return new Cost(2.0 * values.length, 8.0 * values.length + 12.0 * rows);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        rows,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            float sum = 0f;
            for (int i = starts[row]; i < starts[row + 1]; i++) {
              sum += values[i] * x[columns[i]];
            }
            y[row] = sum;
          }
        });
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        Stage.of(
            MultiplyRows.class,
            NDRange.of(rows),
            new Slot.Ints(starts),
            new Slot.Ints(columns),
            new Slot.Floats(values),
            new Slot.Floats(x),
            new Slot.Floats(y)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(
        new Slot.Ints(starts), new Slot.Ints(columns), new Slot.Floats(values), new Slot.Floats(x));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(y));
  }

  @Override
  public void check(Accuracy accuracy) {
    for (int row = 0; row < rows; row++) {
      double exact = 0;
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        exact += (double) values[i] * x[columns[i]];
      }
      accuracy.expect(name(), row, y[row], exact, 1e-5);
    }
  }
}
