package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** One cell a work item. */
final class StencilKernel extends HandKernel {
  private final int n;
  private final float[] before;
  private final float[] after;
  private final Range range;

  StencilKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    n = arguments.number(0);
    before = arguments.floats(1);
    after = arguments.floats(2);
    range = cube(n);
  }

  @Override
  public void run() {
    unfused(0);
    int x = getGlobalId(0);
    int y = getGlobalId(1);
    int z = getGlobalId(2);
    int i = (z * n + y) * n + x;
    if (x == 0 || y == 0 || z == 0 || x == n - 1 || y == n - 1 || z == n - 1) {
      after[i] = before[i];
    } else {
      float sum =
          before[i - 1]
              + before[i + 1]
              + before[i - n]
              + before[i + n]
              + before[i - n * n]
              + before[i + n * n];
      after[i] = 0.4f * before[i] + 0.1f * sum;
    }
  }

  @Override
  public void launchAll() {
    launch(range);
  }
}
