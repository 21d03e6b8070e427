package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Batcher's bitonic sort (1968): log² n launches of compare-and-exchange, whatever the data. Plain
 * Java sorts as a program would: {@link Arrays#sort(int[])} and {@link Arrays#parallelSort(int[])}.
 */
final class BitonicSort extends Workload {
  private final int[] input;
  private final int[] sorted;

  BitonicSort(int size) {
    super("bitonic-sort");
    if (Integer.bitCount(size) != 1 || size < 2) {
      throw new IllegalArgumentException(size + " is no power of two from 2 on");
    }
    input = Data.ints(size, Integer.MAX_VALUE, 19);
    sorted = new int[size];
  }

  record CopyValues(Buffer.OfInt source, Buffer.OfInt target) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      target.set(i, source.get(i));
    }
  }

  /** One pair a work item. */
  record CompareExchange(int block, int distance, Buffer.OfInt values) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int id = item.globalId(0);
      int i = 2 * id - (id & (distance - 1));
      int j = i + distance;
      int a = values.get(i);
      int b = values.get(j);
      boolean ascending = (i & block) == 0;
      if ((a > b) == ascending) {
        values.set(i, b);
        values.set(j, a);
      }
    }
  }

  /** No arithmetic on floats; the bytes of every pass, as each goes over all the data. */
  @Override
  public Cost cost() {
    return cost(input.length);
  }

  static Cost cost(int n) {
    double levels = Integer.numberOfTrailingZeros(n);
    return new Cost(0, 8.0 * n * (1 + levels * (levels + 1) / 2));
  }

  @Override
  public void plain(Loop loop) {
    System.arraycopy(input, 0, sorted, 0, input.length);
    if (loop == Loop.PARALLEL) {
      Arrays.parallelSort(sorted);
    } else {
      Arrays.sort(sorted);
    }
  }

  @Override
  public List<Stage> stages() {
    int n = input.length;
    Slot values = new Slot.Ints(sorted);
    List<Stage> stages = new ArrayList<>();
    stages.add(Stage.of(CopyValues.class, NDRange.of(n), new Slot.Ints(input), values));
    for (int block = 2; block <= n; block *= 2) {
      for (int distance = block / 2; distance > 0; distance /= 2) {
        stages.add(Stage.of(CompareExchange.class, NDRange.of(n / 2), block, distance, values));
      }
    }
    return stages;
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Ints(input));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Ints(sorted));
  }

  @Override
  public void check(Accuracy accuracy) {
    int[] expected = input.clone();
    Arrays.sort(expected);
    for (int i = 0; i < expected.length; i++) {
      accuracy.expect(name(), i, sorted[i], expected[i], 0);
    }
  }
}
