package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.Arrays;
import java.util.List;

/** Escape times of the Mandelbrot set: arithmetic alone, with branches that diverge. */
final class Mandelbrot extends Workload {
  private static final int LIMIT = 256;
  private static final float LEFT = -2f;
  private static final float TOP = -1.25f;
  private static final float EXTENT = 2.5f;

  private final int n;
  private final int[] counts;
  private final double iterations;

  Mandelbrot(int size) {
    super("mandelbrot");
    n = size;
    counts = new int[n * n];
    plain(Loop.PARALLEL);
    iterations = Arrays.stream(counts).asLongStream().sum();
    Arrays.fill(counts, -1);
  }

  record EscapeTimes(int n, Buffer.OfInt counts) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      counts.set(y * n + x, escape(LEFT + x * (EXTENT / n), TOP + y * (EXTENT / n)));
    }
  }

  static int escape(float re, float im) {
    float x = 0f;
    float y = 0f;
    int count = 0;
    while (count < LIMIT && x * x + y * y <= 4f) {
      float next = x * x - y * y + re;
      y = 2f * x * y + im;
      x = next;
      count++;
    }
    return count;
  }

  /** Ten operations an iteration, as they are written. */
  @Override
  public Cost cost() {
    return new Cost(10 * iterations, 4.0 * counts.length);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        counts.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            counts[i] = escapeAt(i);
          }
        });
  }

  private int escapeAt(int i) {
    int x = i % n;
    int y = i / n;
    return escape(LEFT + x * (EXTENT / n), TOP + y * (EXTENT / n));
  }

  @Override
  public boolean hasVectorForm() {
    return true;
  }

  @Override
  public void vector() {
    VectorForms.escape(n, LEFT, TOP, EXTENT / n, LIMIT, counts);
  }

  @Override
  public List<Stage> stages() {
    return List.of(Stage.of(EscapeTimes.class, NDRange.of(n, n), n, new Slot.Ints(counts)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of();
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Ints(counts));
  }

  /** Iterated bit for bit as Java does; with other arithmetic points at the border may differ. */
  @Override
  public void check(Accuracy accuracy) {
    int[] indices = Accuracy.sample(counts.length, 4096);
    int different = 0;
    for (int i : indices) {
      int expected = escapeAt(i);
      if (accuracy == Accuracy.STRICT || counts[i] < 0 || counts[i] > LIMIT) {
        accuracy.expect(name(), i, counts[i], expected, 0);
      } else if (counts[i] != expected) {
        different++;
      }
    }
    accuracy.expect(name() + ", points that differ", 0, different, 0, indices.length / 5120.0);
  }
}
