package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** SHOC: Reduction and Scan, over floats that are small whole numbers, whose sums are exact. */
class ShocScanTests extends SuiteTests {
  private static final int LENGTH = 1000;
  private static final int LOCAL = 32;

  private static float[] pattern() {
    float[] values = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      values[i] = i % 3;
    }
    return values;
  }

  @Proves(language = "SHOC Reduction", needs = JAVA_KERNELS)
  void reduction_isTheSum() {
    int groups = 5;
    Buffer.OfFloat sums = context().newFloatBuffer(groups);
    run(
        new Reduce(buffer(pattern()), sums, Local.ofFloats(LOCAL), LENGTH),
        groups(groups * LOCAL, LOCAL));
    float sum = 0;
    for (float part : queue().toArray(sums)) {
      sum += part;
    }
    float expected = 0;
    for (float value : pattern()) {
      expected += value;
    }
    assertEquals(expected, sum);
  }

  /** SHOC's {@code reduce}: two elements a stride, then a tree in the group. */
  record Reduce(Buffer.OfFloat in, Buffer.OfFloat sums, Local.OfFloat partial, int n)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      int size = item.localSize(0);
      int i = item.groupId(0) * (size * 2) + local;
      int stride = size * 2 * item.groupCount(0);
      float sum = 0;
      while (i < n) {
        sum += in.get(i);
        if (i + size < n) {
          sum += in.get(i + size);
        }
        i += stride;
      }
      partial.set(local, sum);
      item.barrier();
      for (int half = size / 2; half > 0; half >>= 1) {
        if (local < half) {
          partial.set(local, partial.get(local) + partial.get(local + half));
        }
        item.barrier();
      }
      if (local == 0) {
        sums.set(item.groupId(0), partial.get(0));
      }
    }
  }

  @Proves(
      language = "SHOC Scan: reduce, scan of the sums, scan of the blocks",
      needs = JAVA_KERNELS)
  void scan_isTheSumOfWhatComesBefore() {
    int blocks = (LENGTH + 2 * LOCAL - 1) / (2 * LOCAL);
    Buffer.OfFloat out = context().newFloatBuffer(LENGTH);
    Buffer.OfFloat sums = context().newFloatBuffer(blocks);
    run(
        new ScanBlocks(buffer(pattern()), out, sums, Local.ofFloats(2 * LOCAL), LENGTH),
        groups(blocks * LOCAL, LOCAL));
    run(new ScanTop(sums, Local.ofFloats(LOCAL), Local.ofFloats(LOCAL)), groups(LOCAL, LOCAL));
    run(new AddOffsets(out, sums, 2 * LOCAL), groups(LENGTH, LOCAL));
    float[] values = pattern();
    float[] expected = new float[LENGTH];
    for (int i = 1; i < LENGTH; i++) {
      expected[i] = expected[i - 1] + values[i - 1];
    }
    assertArrayEquals(expected, queue().toArray(out));
  }

  /** The work-efficient scan of a block: up a balanced tree and down again (Blelloch 1990). */
  record ScanBlocks(
      Buffer.OfFloat in, Buffer.OfFloat out, Buffer.OfFloat sums, Local.OfFloat tree, int n)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      int length = 2 * item.localSize(0);
      int first = item.groupId(0) * length;
      int even = first + 2 * local;
      tree.set(2 * local, even < n ? in.get(even) : 0);
      tree.set(2 * local + 1, even + 1 < n ? in.get(even + 1) : 0);
      int stride = 1;
      for (int nodes = length >> 1; nodes > 0; nodes >>= 1) {
        item.barrier();
        if (local < nodes) {
          int left = stride * (2 * local + 1) - 1;
          int right = left + stride;
          tree.set(right, tree.get(right) + tree.get(left));
        }
        stride <<= 1;
      }
      item.barrier();
      if (local == 0) {
        sums.set(item.groupId(0), tree.get(length - 1));
        tree.set(length - 1, 0);
      }
      for (int nodes = 1; nodes < length; nodes <<= 1) {
        stride >>= 1;
        item.barrier();
        if (local < nodes) {
          int left = stride * (2 * local + 1) - 1;
          int right = left + stride;
          float before = tree.get(left);
          tree.set(left, tree.get(right));
          tree.set(right, tree.get(right) + before);
        }
      }
      item.barrier();
      if (even < n) {
        out.set(even, tree.get(2 * local));
      }
      if (even + 1 < n) {
        out.set(even + 1, tree.get(2 * local + 1));
      }
    }
  }

  /** SHOC's {@code scan_single_block}: one group scans the sums of all blocks. */
  record ScanTop(Buffer.OfFloat sums, Local.OfFloat even, Local.OfFloat odd) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.localId(0);
      int n = (int) sums.length();
      even.set(i, i > 0 && i <= n ? sums.get(i - 1) : 0);
      boolean fromEven = true;
      for (int step = 1; step < item.localSize(0); step *= 2) {
        item.barrier();
        if (fromEven) {
          odd.set(i, i >= step ? even.get(i) + even.get(i - step) : even.get(i));
        } else {
          even.set(i, i >= step ? odd.get(i) + odd.get(i - step) : odd.get(i));
        }
        fromEven = !fromEven;
      }
      item.barrier();
      if (i < n) {
        sums.set(i, fromEven ? even.get(i) : odd.get(i));
      }
    }
  }

  /** The last part of SHOC's {@code bottom_scan}: what came before a block is added to it. */
  record AddOffsets(Buffer.OfFloat out, Buffer.OfFloat offsets, int block) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      if (i < out.length()) {
        out.set(i, out.get(i) + offsets.get(i / block));
      }
    }
  }
}
