package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.DeviceLimit;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Work-groups: barriers, and memory that the work items of one group share. */
class GroupTests extends KernelTests {
  /** {@return local sizes, powers of two and others, that the device takes} */
  private int[] localSizes() {
    int most =
        (int)
            Math.min(
                device().limit(DeviceLimit.MAX_WORK_GROUP_SIZE),
                device().limit(DeviceLimit.MAX_LOCAL_SIZE_X));
    return IntStream.of(1, 2, 3, 5, 8, 16, 31, 32, 33, 64, 100, 128, 256, most)
        .filter(size -> size <= most)
        .toArray();
  }

  private static int[] squares(int length) {
    return IntStream.range(0, length).map(i -> i * i % 1000 - 300).toArray();
  }

  @Proves(language = "barriers and local memory", needs = JAVA_KERNELS)
  void reduction_inGroupsOfManySizes() {
    for (int size : localSizes()) {
      int groups = 5;
      int[] values = squares(size * groups);
      Buffer.OfInt out = context().newIntBuffer(groups);
      queue()
          .launch(
              new Reduce(context().newIntBuffer(values), out, Local.ofInts(size)),
              NDRange.of(size * groups).withLocalSize(size));
      int[] expected = new int[groups];
      for (int i = 0; i < values.length; i++) {
        expected[i / size] += values[i];
      }
      assertArrayEquals(expected, queue().toArray(out), "sums of groups of " + size);
    }
  }

  record Reduce(Buffer.OfInt in, Buffer.OfInt out, Local.OfInt sums) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.localId(0);
      sums.set(i, in.get(item.globalId(0)));
      int length = item.localSize(0);
      while (length > 1) {
        item.barrier();
        int half = (length + 1) / 2;
        if (i + half < length) {
          sums.set(i, sums.get(i) + sums.get(i + half));
        }
        length = half;
      }
      if (i == 0) {
        out.set(item.groupId(0), sums.get(0));
      }
    }
  }

  @Proves(language = "barriers and local memory", needs = JAVA_KERNELS)
  void scan_inGroupsOfManySizes() {
    for (int size : localSizes()) {
      int[] values = squares(2 * size);
      Buffer.OfInt out = context().newIntBuffer(values);
      queue()
          .launch(
              new Scan(out, Local.ofInts(size), Local.ofInts(size)),
              NDRange.of(2 * size).withLocalSize(size));
      Arrays.parallelPrefix(values, 0, size, Integer::sum);
      Arrays.parallelPrefix(values, size, 2 * size, Integer::sum);
      assertArrayEquals(values, queue().toArray(out), "prefix sums in groups of " + size);
    }
  }

  /** Two arrays take turns: one barrier a step. */
  record Scan(Buffer.OfInt values, Local.OfInt even, Local.OfInt odd) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.localId(0);
      even.set(i, values.get(item.globalId(0)));
      boolean fromEven = true;
      for (int step = 1; step < item.localSize(0); step *= 2) {
        item.barrier();
        if (fromEven) {
          odd.set(i, even.get(i) + (i >= step ? even.get(i - step) : 0));
        } else {
          even.set(i, odd.get(i) + (i >= step ? odd.get(i - step) : 0));
        }
        fromEven = !fromEven;
      }
      values.set(item.globalId(0), fromEven ? even.get(i) : odd.get(i));
    }
  }

  @Proves(language = "local memory is per group", needs = JAVA_KERNELS)
  void localMemory_isNotSharedBetweenGroups() {
    int groups = 200;
    int[] strangers = ints(groups * 8, 8, out -> new Strangers(out, Local.ofInts(1)));
    assertArrayEquals(new int[groups * 8], strangers, "work items that saw another group's memory");
  }

  private int[] ints(int length, int localSize, Function<Buffer.OfInt, Kernel> kernel) {
    Buffer.OfInt out = context().newIntBuffer(length);
    queue().launch(kernel.apply(out), NDRange.of(length).withLocalSize(localSize));
    return queue().toArray(out);
  }

  record Strangers(Buffer.OfInt out, Local.OfInt mark) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int strange = 0;
      for (int round = 0; round < 20; round++) {
        if (item.localId(0) == round % item.localSize(0)) {
          mark.set(0, item.groupId(0) * 100 + round);
        }
        item.barrier();
        if (mark.get(0) != item.groupId(0) * 100 + round) {
          strange++;
        }
        item.barrier();
      }
      out.set(item.globalId(0), strange);
    }
  }

  @Proves(language = "barriers make buffers visible to the group", needs = JAVA_KERNELS)
  void barrier_showsWhatTheGroupWroteToBuffers() {
    int[] expected = IntStream.range(0, 256).map(i -> i / 16 * 16 + 15 - i % 16).toArray();
    Buffer.OfInt scratch = context().newIntBuffer(256);
    assertArrayEquals(expected, ints(256, 16, out -> new Turn(scratch, out)));
  }

  record Turn(Buffer.OfInt scratch, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      scratch.set(i, i);
      item.barrier();
      int first = item.groupId(0) * item.localSize(0);
      out.set(i, scratch.get(first + item.localSize(0) - 1 - item.localId(0)));
    }
  }

  @Proves(language = "barriers reached by a whole group", needs = JAVA_KERNELS)
  void barrier_inABranchThatAWholeGroupTakes() {
    int[] expected =
        IntStream.range(0, 160)
            .map(i -> i / 16 % 2 == 0 ? -1 : i / 16 * 16 + (i + i / 16) % 16)
            .toArray();
    assertArrayEquals(expected, ints(160, 16, out -> new OddGroups(out, Local.ofInts(16))));
  }

  /**
   * Even groups return early, odd ones go through as many barriers as their id says, in a method.
   */
  record OddGroups(Buffer.OfInt out, Local.OfInt ring) implements Kernel {
    static int shifted(WorkItem item, Local.OfInt ring, int value) {
      ring.set(item.localId(0), value);
      item.barrier();
      int next = ring.get((item.localId(0) + 1) % item.localSize(0));
      item.barrier();
      return next;
    }

    @Override
    public void run(WorkItem item) {
      int group = item.groupId(0);
      if (group % 2 == 0) {
        out.set(item.globalId(0), -1);
        return;
      }
      int value = item.globalId(0);
      for (int trip = 0; trip < group; trip++) {
        value = shifted(item, ring, value);
      }
      out.set(item.globalId(0), value);
    }
  }

  @Proves(language = "barriers and local memory", needs = JAVA_KERNELS)
  void transpose_inTiles() {
    int width = 24;
    int height = 16;
    int[] values = squares(width * height);
    Buffer.OfInt out = context().newIntBuffer((long) width * height);
    queue()
        .launch(
            new Transpose(context().newIntBuffer(values), out, Local.ofInts(16)),
            NDRange.of(width, height).withLocalSize(4, 4));
    int[] expected = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        expected[x * height + y] = values[y * width + x];
      }
    }
    assertArrayEquals(expected, queue().toArray(out));
  }

  record Transpose(Buffer.OfInt in, Buffer.OfInt out, Local.OfInt tile) implements Kernel {
    static final int SIDE = 4;

    @Override
    public void run(WorkItem item) {
      int x = item.localId(0);
      int y = item.localId(1);
      tile.set(y * SIDE + x, in.get(item.globalId(1) * item.globalSize(0) + item.globalId(0)));
      item.barrier();
      int row = item.groupId(0) * SIDE + y;
      int column = item.groupId(1) * SIDE + x;
      out.set(row * item.globalSize(1) + column, tile.get(x * SIDE + y));
    }
  }

  @Proves(language = "barriers and local memory", needs = JAVA_KERNELS)
  void group_ofThreeDimensionsSharesItsMemory() {
    Buffer.OfInt out = context().newIntBuffer(4 * 6 * 4);
    queue().launch(new Cuboid(out, Local.ofInts(12)), NDRange.of(4, 6, 4).withLocalSize(2, 3, 2));
    int[] actual = queue().toArray(out);
    for (int i = 0; i < actual.length; i++) {
      int group = i % 4 / 2 + 2 * (i / 4 % 6 / 3) + 4 * (i / 24 / 2);
      assertEquals(12 * 100 * group + 66, actual[i], "work item " + i);
    }
  }

  record Cuboid(Buffer.OfInt out, Local.OfInt cells) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int cell = (item.localId(2) * 3 + item.localId(1)) * 2 + item.localId(0);
      int group = item.groupId(0) + 2 * item.groupId(1) + 4 * item.groupId(2);
      cells.set(cell, 100 * group + cell);
      item.barrier();
      int sum = 0;
      for (int i = 0; i < (int) cells.length(); i++) {
        sum += cells.get(i);
      }
      int row = item.globalId(2) * item.globalSize(1) + item.globalId(1);
      out.set(row * item.globalSize(0) + item.globalId(0), sum);
    }
  }

  @Proves(language = "barriers without a given local size", needs = JAVA_KERNELS)
  void barrier_inGroupsOfTheBackendsChoice() {
    int most = (int) device().limit(DeviceLimit.MAX_WORK_GROUP_SIZE);
    for (int items : new int[] {1, 64, 97, 360}) {
      Buffer.OfInt total = context().newIntBuffer(new int[1]);
      queue().launch(new Total(total, Local.ofInts(most)), NDRange.of(items));
      assertArrayEquals(
          new int[] {items * (items - 1) / 2}, queue().toArray(total), items + " work items");
    }
  }

  /** The last of a group adds what all of them left in local memory. */
  record Total(Buffer.OfInt total, Local.OfInt ids) implements Kernel {
    @Override
    public void run(WorkItem item) {
      ids.set(item.localId(0), item.globalId(0));
      item.barrier();
      if (item.localId(0) == item.localSize(0) - 1) {
        int sum = 0;
        for (int i = 0; i < item.localSize(0); i++) {
          sum += ids.get(i);
        }
        total.getAndAdd(0, sum);
      }
    }
  }
}
