package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.DeviceFeature;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One of the five kernels of BabelStream (Deakin, Price, Martineau and McIntosh-Smith, 2016), over
 * doubles: {@code copy c=a}, {@code mul b=0.4c}, {@code add c=a+b}, {@code triad a=b+0.4c}, {@code
 * dot sum(a*b)}. Bytes are counted as there: each array that a kernel names, once.
 */
final class BabelStream extends Workload {
  private static final double SCALAR = 0.4;
  private static final double START_A = 0.1;
  private static final double START_B = 0.2;
  private static final double START_C = 0.3;

  /** What {@code dot} runs on: groups of this size, each item of which adds many products. */
  private static final int GROUP = 256;

  private static final int MOST_GROUPS = 256;

  private final String which;
  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final int groups;
  private final double[] sums;

  BabelStream(String which, int size) {
    super(which);
    this.which = which;
    a = filled(size, START_A);
    b = filled(size, START_B);
    c = filled(size, START_C);
    groups = Math.clamp(size / GROUP / 4, 1, MOST_GROUPS);
    sums = new double[Math.max(groups, Loop.PIECES)];
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  record Copy(Buffer.OfDouble a, Buffer.OfDouble c) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      c.set(i, a.get(i));
    }
  }

  record Mul(double scalar, Buffer.OfDouble b, Buffer.OfDouble c) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      b.set(i, scalar * c.get(i));
    }
  }

  record Add(Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble c) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      c.set(i, a.get(i) + b.get(i));
    }
  }

  record Triad(double scalar, Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble c)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      a.set(i, b.get(i) + scalar * c.get(i));
    }
  }

  /** Each item adds a strided part; each group then adds as a tree. The host adds the rest. */
  record DotProduct(
      int length, Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble sums, Local.OfDouble part)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      double sum = 0;
      for (int i = item.globalId(0); i < length; i += item.globalSize(0)) {
        sum += a.get(i) * b.get(i);
      }
      int local = item.localId(0);
      part.set(local, sum);
      item.barrier();
      for (int half = item.localSize(0) / 2; half > 0; half /= 2) {
        if (local < half) {
          part.set(local, part.get(local) + part.get(local + half));
        }
        item.barrier();
      }
      if (local == 0) {
        sums.set(item.groupId(0), part.get(0));
      }
    }
  }

  @Override
  public Cost cost() {
    return cost(which, a.length);
  }

  static Cost cost(String which, int size) {
    double n = size;
    return switch (which) {
      case "copy" -> new Cost(0, 16 * n);
      case "mul" -> new Cost(n, 16 * n);
      case "add" -> new Cost(n, 24 * n);
      case "triad" -> new Cost(2 * n, 24 * n);
      default -> new Cost(2 * n, 16 * n);
    };
  }

  @Override
  public Set<DeviceFeature> needs() {
    return Set.of(DeviceFeature.FP64);
  }

  @Override
  public void plain(Loop loop) {
    int n = a.length;
    switch (which) {
      case "copy" -> loop.over(n, (from, to) -> System.arraycopy(a, from, c, from, to - from));
      case "mul" -> loop.over(n, this::mul);
      case "add" -> loop.over(n, this::add);
      case "triad" -> loop.over(n, this::triad);
      default -> {
        int pieces = loop.pieces();
        Arrays.fill(sums, 0);
        loop.over(
            pieces,
            (first, last) -> {
              for (int p = first; p < last; p++) {
                sums[p] = dot((int) ((long) n * p / pieces), (int) ((long) n * (p + 1) / pieces));
              }
            });
      }
    }
  }

  private void mul(int from, int to) {
    for (int i = from; i < to; i++) {
      b[i] = SCALAR * c[i];
    }
  }

  private void add(int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] + b[i];
    }
  }

  private void triad(int from, int to) {
    for (int i = from; i < to; i++) {
      a[i] = b[i] + SCALAR * c[i];
    }
  }

  private double dot(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public boolean hasVectorForm() {
    return true;
  }

  @Override
  public void vector() {
    switch (which) {
      case "copy" -> VectorForms.copy(a, c);
      case "mul" -> VectorForms.mul(SCALAR, c, b);
      case "add" -> VectorForms.add(a, b, c);
      case "triad" -> VectorForms.triad(SCALAR, b, c, a);
      default -> {
        Arrays.fill(sums, 0);
        VectorForms.dot(a, b, sums);
      }
    }
  }

  @Override
  public List<Stage> stages() {
    NDRange all = NDRange.of(a.length);
    Slot da = new Slot.Doubles(a);
    Slot db = new Slot.Doubles(b);
    Slot dc = new Slot.Doubles(c);
    return List.of(
        switch (which) {
          case "copy" -> Stage.of(Copy.class, all, da, dc);
          case "mul" -> Stage.of(Mul.class, all, SCALAR, db, dc);
          case "add" -> Stage.of(Add.class, all, da, db, dc);
          case "triad" -> Stage.of(Triad.class, all, SCALAR, da, db, dc);
          default ->
              Stage.of(
                  DotProduct.class,
                  NDRange.of(groups * GROUP).withLocalSize(GROUP),
                  a.length,
                  da,
                  db,
                  new Slot.Doubles(sums),
                  Local.ofDoubles(GROUP));
        });
  }

  @Override
  public List<Slot> inputs() {
    return List.of(
        new Slot.Doubles(a), new Slot.Doubles(b), new Slot.Doubles(c), new Slot.Doubles(sums));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(
        switch (which) {
          case "copy", "add" -> new Slot.Doubles(c);
          case "mul" -> new Slot.Doubles(b);
          case "triad" -> new Slot.Doubles(a);
          default -> new Slot.Doubles(sums);
        });
  }

  /** As BabelStream does: from the start values, which are the same in all elements. */
  @Override
  public void check(Accuracy accuracy) {
    if (which.equals("dot")) {
      double expected = START_A * START_B * a.length;
      accuracy.expect(which, 0, Arrays.stream(sums).sum(), expected, 1e-8 * expected);
      return;
    }
    double[] result = ((Slot.Doubles) outputs().getFirst()).values();
    double expected =
        switch (which) {
          case "copy" -> START_A;
          case "mul" -> SCALAR * START_C;
          case "add" -> START_A + START_B;
          default -> START_B + SCALAR * START_C;
        };
    for (int i = 0; i < result.length; i++) {
      accuracy.expect(which, i, result[i], expected, 1e-8 * expected);
    }
  }

  @Override
  protected String openClFile() {
    return "babel-stream.cl";
  }
}
