package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.ArrayList;
import java.util.List;

/**
 * The discrete Fourier transform by Stockham's method: radix 2, one launch a stage, from one buffer
 * to another, so that nothing has to be sorted. The roots of unity are in a table.
 */
final class Fft extends Workload {
  private final int n;

  /** Real and imaginary parts in turns. */
  private final float[] input;

  private final float[] roots;
  private final float[] even;
  private final float[] odd;

  Fft(int size) {
    super("fft");
    if (Integer.bitCount(size) != 1 || size < 4) {
      throw new IllegalArgumentException(size + " is no power of two from 4 on");
    }
    n = size;
    input = Data.floats(2 * n, 18);
    roots = new float[n];
    for (int i = 0; i < n / 2; i++) {
      roots[2 * i] = (float) Math.cos(-2 * Math.PI * i / n);
      roots[2 * i + 1] = (float) Math.sin(-2 * Math.PI * i / n);
    }
    even = new float[2 * n];
    odd = new float[2 * n];
  }

  /** One butterfly a work item; {@code width} is how many transforms lie beside each other. */
  record Butterflies(
      int half, int width, Buffer.OfFloat roots, Buffer.OfFloat source, Buffer.OfFloat target)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int k = i & (width - 1);
      int root = 2 * (i - k);
      int first = 2 * i;
      int second = 2 * (i + half);
      float re0 = source.get(first);
      float im0 = source.get(first + 1);
      float re1 = source.get(second);
      float im1 = source.get(second + 1);
      float re = re0 - re1;
      float im = im0 - im1;
      float c = roots.get(root);
      float s = roots.get(root + 1);
      int to = 2 * (2 * i - k);
      target.set(to, re0 + re1);
      target.set(to + 1, im0 + im1);
      target.set(to + 2 * width, re * c - im * s);
      target.set(to + 2 * width + 1, re * s + im * c);
    }
  }

  @Override
  public Cost cost() {
    return cost(n);
  }

  static Cost cost(int n) {
    double stages = Math.log(n) / Math.log(2);
    return new Cost(5.0 * n * stages, 16.0 * n);
  }

  @Override
  public void plain(Loop loop) {
    float[] source = input;
    float[] target = even;
    for (int width = 1; width < n; width *= 2) {
      float[] from = source;
      float[] to = target;
      int w = width;
      loop.over(n / 2, (first, last) -> butterflies(first, last, w, from, to));
      source = target;
      target = source == even ? odd : even;
    }
  }

  private void butterflies(int first, int last, int width, float[] source, float[] target) {
    for (int i = first; i < last; i++) {
      int k = i & (width - 1);
      int root = 2 * (i - k);
      float re0 = source[2 * i];
      float im0 = source[2 * i + 1];
      float re1 = source[2 * i + n];
      float im1 = source[2 * i + n + 1];
      float re = re0 - re1;
      float im = im0 - im1;
      float c = roots[root];
      float s = roots[root + 1];
      int to = 2 * (2 * i - k);
      target[to] = re0 + re1;
      target[to + 1] = im0 + im1;
      target[to + 2 * width] = re * c - im * s;
      target[to + 2 * width + 1] = re * s + im * c;
    }
  }

  @Override
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    float[] source = input;
    float[] target = even;
    for (int width = 1; width < n; width *= 2) {
      stages.add(
          Stage.of(
              Butterflies.class,
              NDRange.of(n / 2),
              n / 2,
              width,
              new Slot.Floats(roots),
              new Slot.Floats(source),
              new Slot.Floats(target)));
      source = target;
      target = source == even ? odd : even;
    }
    return stages;
  }

  private float[] result() {
    return Integer.numberOfTrailingZeros(n) % 2 == 1 ? even : odd;
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Floats(input), new Slot.Floats(roots));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(result()));
  }

  /** Some frequencies by the definition, and all of them by Parseval's theorem. */
  @Override
  public void check(Accuracy accuracy) {
    float[] result = result();
    double size = Math.sqrt(n);
    for (int frequency : Accuracy.sample(n, 16)) {
      double re = 0;
      double im = 0;
      for (int t = 0; t < n; t++) {
        double angle = -2 * Math.PI * ((long) frequency * t % n) / n;
        re += input[2 * t] * Math.cos(angle) - input[2 * t + 1] * Math.sin(angle);
        im += input[2 * t] * Math.sin(angle) + input[2 * t + 1] * Math.cos(angle);
      }
      double tolerance = 1e-5 * size + 2e-6 * Math.hypot(re, im);
      accuracy.expect(name(), frequency, result[2 * frequency], re, tolerance);
      accuracy.expect(name(), frequency, result[2 * frequency + 1], im, tolerance);
    }
    double energy = squares(input) * n;
    accuracy.expect(name() + ", energy", 0, squares(result), energy, 1e-5 * energy);
  }

  private static double squares(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }
}
