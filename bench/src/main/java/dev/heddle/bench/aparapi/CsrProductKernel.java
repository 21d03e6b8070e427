package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** One row a work item. */
final class CsrProductKernel extends HandKernel {
  private final int[] starts;
  private final int[] columns;
  private final float[] values;
  private final float[] x;
  private final float[] y;
  private final Range range;

  CsrProductKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    starts = arguments.ints(0);
    columns = arguments.ints(1);
    values = arguments.floats(2);
    x = arguments.floats(3);
    y = arguments.floats(4);
    range = range(y.length);
  }

  @Override
  public void run() {
    unfused(0);
    int row = getGlobalId(0);
    float sum = 0f;
    int end = starts[row + 1];
    for (int i = starts[row]; i < end; i++) {
      sum += values[i] * x[columns[i]];
    }
    y[row] = sum;
  }

  @Override
  public void launchAll() {
    launch(range);
  }
}
