package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;

/** A 5 × 5 filter over a square of floats in buffers; beyond the edge its nearest element. */
final class ConvolutionBuffer extends Workload {
  /** Five numbers that add up to 1; the filter is their product with themselves. */
  static final float[] WEIGHTS = {0.0625f, 0.25f, 0.375f, 0.25f, 0.0625f};

  private final int n;
  private final float[] source;
  private final float[] target;

  ConvolutionBuffer(int size) {
    super("convolution-buffer");
    n = size;
    source = Data.floats(n * n, 15);
    target = new float[n * n];
  }

  record FilterBuffer(int n, Buffer.OfFloat source, Buffer.OfFloat target) implements Kernel {
    private static final float[] W = {0.0625f, 0.25f, 0.375f, 0.25f, 0.0625f};

    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      float sum = 0f;
      for (int j = 0; j < 5; j++) {
        int row = Math.min(Math.max(y + j - 2, 0), n - 1) * n;
        for (int i = 0; i < 5; i++) {
          int column = Math.min(Math.max(x + i - 2, 0), n - 1);
          sum += W[i] * W[j] * source.get(row + column);
        }
      }
      target.set(y * n + x, sum);
    }
  }

  @Override
  public Cost cost() {
    return cost(n);
  }

  static Cost cost(int n) {
    return new Cost(75.0 * n * n, 8.0 * n * n);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        n,
        (from, to) -> {
          for (int y = from; y < to; y++) {
            for (int x = 0; x < n; x++) {
              target[y * n + x] = filter(x, y);
            }
          }
        });
  }

  private float filter(int x, int y) {
    float sum = 0f;
    for (int j = 0; j < 5; j++) {
      int row = Math.clamp(y + j - 2, 0, n - 1) * n;
      for (int i = 0; i < 5; i++) {
        sum += WEIGHTS[i] * WEIGHTS[j] * source[row + Math.clamp(x + i - 2, 0, n - 1)];
      }
    }
    return sum;
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        Stage.of(
            FilterBuffer.class,
            NDRange.of(n, n),
            n,
            new Slot.Floats(source),
            new Slot.Floats(target)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Floats(source));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(target));
  }

  @Override
  public void check(Accuracy accuracy) {
    for (int at : Accuracy.sample(target.length, 1 << 16)) {
      double exact = 0;
      for (int j = 0; j < 5; j++) {
        for (int i = 0; i < 5; i++) {
          int row = Math.clamp(at / n + j - 2, 0, n - 1);
          int column = Math.clamp(at % n + i - 2, 0, n - 1);
          exact += (double) WEIGHTS[i] * WEIGHTS[j] * source[row * n + column];
        }
      }
      accuracy.expect(name(), at, target[at], exact, 1e-6);
    }
  }
}
