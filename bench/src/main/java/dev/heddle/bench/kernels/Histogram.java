package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;

/** Counts in 256 bins: each group counts in local memory, and then adds to the bins of all. */
final class Histogram extends Workload {
  private static final int BINS = 256;
  private static final int MOST_GROUPS = 256;

  private final int[] values;
  private final int[] bins = new int[BINS];
  private final int groups;

  Histogram(int size) {
    super("histogram");
    values = Data.ints(size, BINS, 4);
    groups = Math.clamp(size / BINS / 8, 1, MOST_GROUPS);
  }

  record ClearBins(Buffer.OfInt bins) implements Kernel {
    @Override
    public void run(WorkItem item) {
      bins.set(item.globalId(0), 0);
    }
  }

  /** A group has an item for each bin. */
  record CountValues(int length, Buffer.OfInt values, Buffer.OfInt bins, Local.OfInt counts)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      counts.set(local, 0);
      item.barrier();
      for (int i = item.globalId(0); i < length; i += item.globalSize(0)) {
        counts.getAndAdd(values.get(i), 1);
      }
      item.barrier();
      bins.getAndAdd(local, counts.get(local));
    }
  }

  @Override
  public Cost cost() {
    return cost(values.length);
  }

  static Cost cost(int n) {
    return new Cost(0, 4.0 * n);
  }

  @Override
  public void plain(Loop loop) {
    int pieces = loop.pieces();
    int[][] counts = new int[pieces][];
    loop.over(
        pieces,
        (first, last) -> {
          for (int p = first; p < last; p++) {
            int[] own = new int[BINS];
            int to = (int) ((long) values.length * (p + 1) / pieces);
            for (int i = (int) ((long) values.length * p / pieces); i < to; i++) {
              own[values[i]]++;
            }
            counts[p] = own;
          }
        });
    for (int bin = 0; bin < BINS; bin++) {
      int sum = 0;
      for (int[] own : counts) {
        sum += own[bin];
      }
      bins[bin] = sum;
    }
  }

  @Override
  public List<Stage> stages() {
    Slot all = new Slot.Ints(bins);
    return List.of(
        Stage.of(ClearBins.class, NDRange.of(BINS), all),
        Stage.of(
            CountValues.class,
            NDRange.of(groups * BINS).withLocalSize(BINS),
            values.length,
            new Slot.Ints(values),
            all,
            Local.ofInts(BINS)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Ints(values));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Ints(bins));
  }

  @Override
  public void check(Accuracy accuracy) {
    int[] expected = new int[BINS];
    for (int value : values) {
      expected[value]++;
    }
    for (int bin = 0; bin < BINS; bin++) {
      accuracy.expect(name(), bin, bins[bin], expected[bin], 0);
    }
  }
}
