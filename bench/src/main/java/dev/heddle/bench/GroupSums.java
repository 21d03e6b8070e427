package dev.heddle.bench;

import dev.heddle.Buffer;
import dev.heddle.DeviceFeature;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A reduction: work-groups add up their part of a buffer as a tree in local memory, with a barrier
 * after each level, {@code log2(local size) + 1} of them.
 *
 * <p>It stands for kernels whose time is that of barriers. A device with barriers in hardware takes
 * hardly longer than for reading the buffer; on the cpu backend's present form each work item is a
 * virtual thread, and a barrier parks and wakes all of a group.
 */
@Needs(DeviceFeature.JAVA_KERNELS)
public class GroupSums extends BenchmarkDefaults {
  /** For JMH. */
  public GroupSums() {}

  record GroupSum(Buffer.OfInt values, Buffer.OfInt sums, Local.OfInt scratch) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.localId(0);
      scratch.set(i, values.get(item.globalId(0)));
      item.barrier();
      for (int half = item.localSize(0) / 2; half > 0; half /= 2) {
        if (i < half) {
          scratch.set(i, scratch.get(i) + scratch.get(i + half));
        }
        item.barrier();
      }
      if (i == 0) {
        sums.set(item.groupId(0), scratch.get(0));
      }
    }
  }

  /** The values, all 1, and a place for the sums. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init")
  public static class Values extends DeviceState {
    /** The number of values and of work items. */
    @Param("65536")
    int length;

    /** The size of a work-group, a power of two that divides the length. */
    @Param({"64", "256"})
    int localSize;

    Buffer.OfInt values;
    Buffer.OfInt sums;
    Kernel kernel;
    NDRange range;

    /** For JMH. */
    public Values() {}

    /** Makes the buffers. */
    @Setup
    public void setUp() {
      open();
      values = context.newIntBuffer(length);
      sums = context.newIntBuffer(length / localSize);
      queue.fill(values, 1);
      kernel = new GroupSum(values, sums, Local.ofInts(localSize));
      range = NDRange.of(length).withLocalSize(localSize);
    }

    /**
     * Checks the sums, and closes the buffers and the device.
     *
     * @throws Exception never, but for a bug
     */
    @TearDown
    public void tearDown() throws Exception {
      int[] result = queue.toArray(sums);
      if (Arrays.stream(result).anyMatch(sum -> sum != localSize)) {
        throw new IllegalStateException("a group's sum is not " + localSize);
      }
      close(values, sums);
    }
  }

  /**
   * The sums of all groups, and a wait for them.
   *
   * @param state the values
   */
  @Benchmark
  public void reduction(Values state) {
    state.queue.launch(state.kernel, state.range).await();
  }
}
