package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** One pixel a work item, 25 pixels around it read from memory. */
final class ConvolutionKernel extends HandKernel {
  private final int n;
  private final float[] source;
  private final float[] target;
  @Constant private final float[] weights = {0.0625f, 0.25f, 0.375f, 0.25f, 0.0625f};
  private final Range range;

  ConvolutionKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    n = arguments.number(0);
    source = arguments.floats(1);
    target = arguments.floats(2);
    range = square(n);
  }

  @Override
  public void run() {
    unfused(0);
    int x = getGlobalId(0);
    int y = getGlobalId(1);
    float sum = 0f;
    for (int j = 0; j < 5; j++) {
      int row = min(max(y + j - 2, 0), n - 1) * n;
      for (int i = 0; i < 5; i++) {
        int column = min(max(x + i - 2, 0), n - 1);
        sum += weights[i] * weights[j] * source[row + column];
      }
    }
    target[y * n + x] = sum;
  }

  @Override
  void putInputs() {
    super.putInputs();
    put(weights);
  }

  @Override
  public void launchAll() {
    launch(range);
  }
}
