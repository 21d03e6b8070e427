package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Stage;
import dev.heddle.bench.kernels.Workload;
import java.util.List;

/**
 * Groups add strided parts as trees; the second launch adds the sums of the first. Values, sums and
 * the total are parts of one array, since a kernel cannot choose between arrays.
 */
final class ReductionKernel extends HandKernel {
  private static final int GROUP = 256;

  private final float[] data;
  @Local private final float[] part = new float[GROUP];

  // Of the launch at hand.
  private int from;
  private int length;
  private int to;

  private final float[] total;
  private final int values;
  private final int sums;
  private final Range first;
  private final Range second;

  ReductionKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    List<Stage> stages = workload.stages();
    Arguments arguments = Arguments.of(stages.getFirst());
    values = arguments.number(0);
    sums = Arguments.of(stages.getLast()).number(0);
    total = Arguments.of(stages.getLast()).floats(2);
    data = new float[values + sums + 1];
    System.arraycopy(arguments.floats(1), 0, data, 0, values);
    first = range(sums * GROUP, GROUP);
    second = range(GROUP, GROUP);
  }

  @Override
  public void run() {
    unfused(0);
    float sum = 0f;
    for (int i = getGlobalId(0); i < length; i += getGlobalSize(0)) {
      sum += data[from + i];
    }
    int lane = getLocalId(0);
    part[lane] = sum;
    localBarrier();
    for (int stride = getLocalSize(0) / 2; stride > 0; stride /= 2) {
      if (lane < stride) {
        part[lane] = part[lane] + part[lane + stride];
      }
      localBarrier();
    }
    if (lane == 0) {
      data[to + getGroupId(0)] = part[0];
    }
  }

  @Override
  void putInputs() {
    put(data);
  }

  @Override
  public void launchAll() {
    add(0, values, values, first);
    add(values, sums, values + sums, second);
  }

  private void add(int start, int count, int target, Range range) {
    from = start;
    length = count;
    to = target;
    launch(range);
  }

  @Override
  public void getOutputs() {
    get(data);
    total[0] = data[values + sums];
  }
}
