package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;

/** {@code z = a * x + y}; three accesses to memory for two operations. */
final class Saxpy extends Workload {
  private static final float A = 0.75f;

  private final float[] x;
  private final float[] y;
  private final float[] z;

  Saxpy(int size) {
    super("saxpy");
    x = Data.floats(size, 1);
    y = Data.floats(size, 2);
    z = new float[size];
  }

  /** One element a work item. */
  record ScaledSum(float a, Buffer.OfFloat x, Buffer.OfFloat y, Buffer.OfFloat z)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      z.set(i, a * x.get(i) + y.get(i));
    }
  }

  @Override
  public Cost cost() {
    return cost(x.length);
  }

  static Cost cost(int n) {
    return new Cost(2.0 * n, 12.0 * n);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        x.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            z[i] = A * x[i] + y[i];
          }
        });
  }

  @Override
  public boolean hasVectorForm() {
    return true;
  }

  @Override
  public void vector() {
    VectorForms.saxpy(A, x, y, z);
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        Stage.of(
            ScaledSum.class,
            NDRange.of(x.length),
            A,
            new Slot.Floats(x),
            new Slot.Floats(y),
            new Slot.Floats(z)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Floats(x), new Slot.Floats(y));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(z));
  }

  @Override
  public void check(Accuracy accuracy) {
    for (int i = 0; i < z.length; i++) {
      double exact = (double) A * x[i] + y[i];
      accuracy.expect(name(), i, z[i], exact, 2e-7);
    }
  }
}
