package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.Dim3;
import dev.heddle.bench.kernels.Stage;
import dev.heddle.bench.kernels.Workload;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Each group counts in local memory, an item for each bin, and then adds to the bins of all. */
final class HistogramKernel extends HandKernel {
  private static final int BINS = 256;

  private final int length;
  private final int[] values;
  private final int[] bins;
  @Local private final AtomicInteger[] counts = new AtomicInteger[BINS];
  private final Range range;

  HistogramKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Stage count = workload.stages().getLast();
    Arguments arguments = Arguments.of(count);
    length = arguments.number(0);
    values = arguments.ints(1);
    bins = arguments.ints(2);
    Arrays.setAll(counts, i -> new AtomicInteger());
    Dim3 items = count.range().globalSize();
    range = range(items.x(), BINS);
  }

  @Override
  public void run() {
    int lane = getLocalId(0);
    atomicSet(counts[lane], 0);
    localBarrier();
    for (int i = getGlobalId(0); i < length; i += getGlobalSize(0)) {
      atomicInc(counts[values[i]]);
    }
    localBarrier();
    atomicAdd(bins, lane, atomicGet(counts[lane]));
  }

  /** The bins are cleared by the host. */
  @Override
  public void launchAll() {
    Arrays.fill(bins, 0);
    put(bins);
    launch(range);
  }
}
