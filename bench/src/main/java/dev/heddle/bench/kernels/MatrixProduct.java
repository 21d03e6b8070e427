package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;

/** The product of two square matrices, by tiles of 16 × 16 in local memory. */
final class MatrixProduct extends Workload {
  private static final int TILE = 16;

  private final int n;
  private final float[] a;
  private final float[] b;
  private final float[] c;

  MatrixProduct(int size) {
    super("matrix-product");
    if (size % TILE != 0) {
      throw new IllegalArgumentException("%d rows are no multiple of %d".formatted(size, TILE));
    }
    n = size;
    a = Data.floats(n * n, 8);
    b = Data.floats(n * n, 9);
    c = new float[n * n];
  }

  record MultiplyTiles(
      int n,
      Buffer.OfFloat a,
      Buffer.OfFloat b,
      Buffer.OfFloat c,
      Local.OfFloat tileA,
      Local.OfFloat tileB)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int column = item.globalId(0);
      int row = item.globalId(1);
      int x = item.localId(0);
      int y = item.localId(1);
      float sum = 0f;
      for (int tile = 0; tile < n; tile += TILE) {
        tileA.set(y * TILE + x, a.get(row * n + tile + x));
        tileB.set(y * TILE + x, b.get((tile + y) * n + column));
        item.barrier();
        for (int k = 0; k < TILE; k++) {
          sum += tileA.get(y * TILE + k) * tileB.get(k * TILE + x);
        }
        item.barrier();
      }
      c.set(row * n + column, sum);
    }
  }

  @Override
  public Cost cost() {
    return cost(n);
  }

  static Cost cost(int n) {
    return new Cost(2.0 * n * n * n, 12.0 * n * n);
  }

  /** Row by row with the middle loop outside, so that the inner one walks along memory. */
  @Override
  public void plain(Loop loop) {
    loop.over(
        n,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            multiplyRow(row);
          }
        });
  }

  private void multiplyRow(int row) {
    for (int column = 0; column < n; column++) {
      c[row * n + column] = 0f;
    }
    for (int k = 0; k < n; k++) {
      float factor = a[row * n + k];
      for (int column = 0; column < n; column++) {
        c[row * n + column] += factor * b[k * n + column];
      }
    }
  }

  @Override
  public boolean hasVectorForm() {
    return true;
  }

  @Override
  public void vector() {
    VectorForms.multiply(n, a, b, c);
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        Stage.of(
            MultiplyTiles.class,
            NDRange.of(n, n).withLocalSize(TILE, TILE),
            n,
            new Slot.Floats(a),
            new Slot.Floats(b),
            new Slot.Floats(c),
            Local.ofFloats(TILE * TILE),
            Local.ofFloats(TILE * TILE)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Floats(a), new Slot.Floats(b));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(c));
  }

  @Override
  public void check(Accuracy accuracy) {
    for (int i : Accuracy.sample(c.length, 4096)) {
      double exact = 0;
      for (int k = 0; k < n; k++) {
        exact += (double) a[i / n * n + k] * b[k * n + i % n];
      }
      accuracy.expect(name(), i, c[i], exact, 1e-7 * n + 1e-6 * exact);
    }
  }
}
