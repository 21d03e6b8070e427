package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** One point a work item. */
final class MandelbrotKernel extends HandKernel {
  private final int n;
  private final int[] counts;
  private final Range range;

  MandelbrotKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    n = arguments.number(0);
    counts = arguments.ints(1);
    range = square(n);
  }

  @Override
  public void run() {
    unfused(0);
    int column = getGlobalId(0);
    int row = getGlobalId(1);
    float re = -2f + column * (2.5f / n);
    float im = -1.25f + row * (2.5f / n);
    float x = 0f;
    float y = 0f;
    int count = 0;
    while (count < 256 && x * x + y * y <= 4f) {
      float next = x * x - y * y + re;
      y = 2f * x * y + im;
      x = next;
      count++;
    }
    counts[row * n + column] = count;
  }

  @Override
  public void launchAll() {
    launch(range);
  }
}
