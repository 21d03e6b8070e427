package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;

/** The sum of all elements, in two launches: groups add strided parts as trees, then one group. */
final class Reduction extends Workload {
  private static final int GROUP = 256;

  private final float[] values;
  private final float[] partial;
  private final float[] total = new float[1];
  private final int groups;

  Reduction(int size) {
    super("reduction");
    values = Data.floats(size, 3);
    groups = Math.clamp(size / GROUP / 4, 1, GROUP);
    partial = new float[Math.max(groups, Loop.PIECES)];
  }

  record GroupSum(int length, Buffer.OfFloat values, Buffer.OfFloat sums, Local.OfFloat part)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      float sum = 0f;
      for (int i = item.globalId(0); i < length; i += item.globalSize(0)) {
        sum += values.get(i);
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
    return cost(values.length);
  }

  static Cost cost(int n) {
    return new Cost(n, 4.0 * n);
  }

  /** Several sums at once in each piece: one long one of floats would lose digits, and wait. */
  @Override
  public void plain(Loop loop) {
    int pieces = loop.pieces();
    loop.over(
        pieces,
        (first, last) -> {
          for (int p = first; p < last; p++) {
            int from = (int) ((long) values.length * p / pieces);
            int to = (int) ((long) values.length * (p + 1) / pieces);
            partial[p] = sum(from, to);
          }
        });
    float sum = 0f;
    for (int p = 0; p < pieces; p++) {
      sum += partial[p];
    }
    total[0] = sum;
  }

  private float sum(int from, int to) {
    float[] sums = new float[64];
    int i = from;
    for (; i + sums.length <= to; i += sums.length) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += values[i + j];
      }
    }
    float sum = 0f;
    for (; i < to; i++) {
      sum += values[i];
    }
    for (float one : sums) {
      sum += one;
    }
    return sum;
  }

  @Override
  public boolean hasVectorForm() {
    return true;
  }

  @Override
  public void vector() {
    total[0] = VectorForms.sum(values, partial);
  }

  @Override
  public List<Stage> stages() {
    NDRange all = NDRange.of(groups * GROUP).withLocalSize(GROUP);
    Slot sums = new Slot.Floats(partial);
    return List.of(
        Stage.of(
            GroupSum.class,
            all,
            values.length,
            new Slot.Floats(values),
            sums,
            Local.ofFloats(GROUP)),
        Stage.of(
            GroupSum.class,
            NDRange.of(GROUP).withLocalSize(GROUP),
            groups,
            sums,
            new Slot.Floats(total),
            Local.ofFloats(GROUP)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Floats(values));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(total));
  }

  @Override
  public void check(Accuracy accuracy) {
    double exact = 0;
    for (float value : values) {
      exact += value;
    }
    accuracy.expect(name(), 0, total[0], exact, 2e-5 * exact);
  }
}
