package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;

/** A step of heat in a cube: each inner cell moves towards the mean of its six neighbours. */
final class Stencil extends Workload {
  private static final float CENTRE = 0.4f;
  private static final float NEIGHBOUR = 0.1f;

  private final int n;
  private final float[] before;
  private final float[] after;

  Stencil(int size) {
    super("stencil");
    n = size;
    before = Data.floats(n * n * n, 17);
    after = new float[n * n * n];
  }

  record HeatStep(int n, Buffer.OfFloat before, Buffer.OfFloat after) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int z = item.globalId(2);
      int i = (z * n + y) * n + x;
      if (x == 0 || y == 0 || z == 0 || x == n - 1 || y == n - 1 || z == n - 1) {
        after.set(i, before.get(i));
        return;
      }
      float sum =
          before.get(i - 1)
              + before.get(i + 1)
              + before.get(i - n)
              + before.get(i + n)
              + before.get(i - n * n)
              + before.get(i + n * n);
      after.set(i, CENTRE * before.get(i) + NEIGHBOUR * sum);
    }
  }

  @Override
  public Cost cost() {
    return cost(n);
  }

  static Cost cost(int n) {
    return new Cost(8.0 * n * n * n, 8.0 * n * n * n);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        n * n,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            step(row);
          }
        });
  }

  /** A row along x. */
  private void step(int row) {
    int y = row % n;
    int z = row / n;
    int first = row * n;
    if (y == 0 || z == 0 || y == n - 1 || z == n - 1) {
      System.arraycopy(before, first, after, first, n);
      return;
    }
    after[first] = before[first];
    after[first + n - 1] = before[first + n - 1];
    for (int i = first + 1; i < first + n - 1; i++) {
      float sum =
          before[i - 1]
              + before[i + 1]
              + before[i - n]
              + before[i + n]
              + before[i - n * n]
              + before[i + n * n];
      after[i] = CENTRE * before[i] + NEIGHBOUR * sum;
    }
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        Stage.of(
            HeatStep.class,
            NDRange.of(n, n, n),
            n,
            new Slot.Floats(before),
            new Slot.Floats(after)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Floats(before));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(after));
  }

  @Override
  public void check(Accuracy accuracy) {
    int[] steps = {-1, 1, -n, n, -n * n, n * n};
    for (int i = 0; i < after.length; i++) {
      int[] place = {i % n, i / n % n, i / n / n};
      boolean inner = true;
      for (int along : place) {
        inner &= along > 0 && along < n - 1;
      }
      double exact = before[i];
      if (inner) {
        exact *= CENTRE;
        for (int step : steps) {
          exact += (double) NEIGHBOUR * before[i + step];
        }
      }
      accuracy.expect(name(), i, after[i], exact, 1e-6);
    }
  }
}
