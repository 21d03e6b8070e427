package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** One element a work item. */
final class SaxpyKernel extends HandKernel {
  private final float a;
  private final float[] x;
  private final float[] y;
  private final float[] z;
  private final Range range;

  SaxpyKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    a = (Float) arguments.values().get(0);
    x = arguments.floats(1);
    y = arguments.floats(2);
    z = arguments.floats(3);
    range = range(z.length);
  }

  @Override
  public void run() {
    unfused(0);
    int i = getGlobalId(0);
    z[i] = a * x[i] + y[i];
  }

  @Override
  public void launchAll() {
    launch(range);
  }
}
