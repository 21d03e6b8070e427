package dev.heddle.bench.kernels;

import dev.heddle.DeviceFeature;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;
import java.util.List;
import java.util.Set;

/** The filter of {@link ConvolutionBuffer} over an image of four floats a texel. */
final class ConvolutionImage extends Workload {
  private static final float[] WEIGHTS = ConvolutionBuffer.WEIGHTS;

  private final int n;
  private final float[] source;
  private final float[] target;

  ConvolutionImage(int size) {
    super("convolution-image");
    n = size;
    source = Data.floats(4 * n * n, 16);
    target = new float[4 * n * n];
  }

  /** The sampler clamps to the edge. */
  record FilterImage(Image2D source, Image2D target) implements Kernel {
    private static final float[] W = {0.0625f, 0.25f, 0.375f, 0.25f, 0.0625f};

    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      Float4 sum = Float4.ZERO;
      for (int j = 0; j < 5; j++) {
        for (int i = 0; i < 5; i++) {
          Float4 texel = source.read(Sampler.NEAREST, x + i - 2, y + j - 2);
          sum = sum.plus(texel.times(W[i] * W[j]));
        }
      }
      target.write(x, y, sum);
    }
  }

  @Override
  public Cost cost() {
    return cost(n);
  }

  static Cost cost(int n) {
    return new Cost(225.0 * n * n, 32.0 * n * n);
  }

  @Override
  public Set<DeviceFeature> needs() {
    return Set.of(DeviceFeature.IMAGES);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        n,
        (from, to) -> {
          for (int y = from; y < to; y++) {
            for (int x = 0; x < n; x++) {
              filter(x, y);
            }
          }
        });
  }

  private void filter(int x, int y) {
    float red = 0f;
    float green = 0f;
    float blue = 0f;
    float alpha = 0f;
    for (int j = 0; j < 5; j++) {
      int row = Math.clamp(y + j - 2, 0, n - 1) * n;
      for (int i = 0; i < 5; i++) {
        float weight = WEIGHTS[i] * WEIGHTS[j];
        int at = 4 * (row + Math.clamp(x + i - 2, 0, n - 1));
        red += weight * source[at];
        green += weight * source[at + 1];
        blue += weight * source[at + 2];
        alpha += weight * source[at + 3];
      }
    }
    int at = 4 * (y * n + x);
    target[at] = red;
    target[at + 1] = green;
    target[at + 2] = blue;
    target[at + 3] = alpha;
  }

  @Override
  public List<Stage> stages() {
    return List.of(Stage.of(FilterImage.class, NDRange.of(n, n), texels(source), texels(target)));
  }

  private Slot texels(float[] values) {
    return new Slot.Texels(values, n, n);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(texels(source));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(texels(target));
  }

  @Override
  public void check(Accuracy accuracy) {
    for (int at : Accuracy.sample(target.length, 1 << 16)) {
      int texel = at / 4;
      double exact = 0;
      for (int j = 0; j < 5; j++) {
        for (int i = 0; i < 5; i++) {
          int row = Math.clamp(texel / n + j - 2, 0, n - 1);
          int column = Math.clamp(texel % n + i - 2, 0, n - 1);
          exact += (double) WEIGHTS[i] * WEIGHTS[j] * source[4 * (row * n + column) + at % 4];
        }
      }
      accuracy.expect(name(), at, target[at], exact, 1e-6);
    }
  }
}
