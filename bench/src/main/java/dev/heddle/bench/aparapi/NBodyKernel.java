package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** One body a work item. */
final class NBodyKernel extends HandKernel {
  private static final float SOFTENING = 0.01f;

  private final int n;
  private final float[] bodies;
  private final float[] ax;
  private final float[] ay;
  private final float[] az;
  private final Range range;

  NBodyKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    n = arguments.number(0);
    bodies = arguments.floats(1);
    ax = arguments.floats(2);
    ay = arguments.floats(3);
    az = arguments.floats(4);
    range = range(n);
  }

  @Override
  public void run() {
    unfused(0);
    int i = getGlobalId(0);
    float x = bodies[4 * i];
    float y = bodies[4 * i + 1];
    float z = bodies[4 * i + 2];
    float sumX = 0f;
    float sumY = 0f;
    float sumZ = 0f;
    for (int j = 0; j < n; j++) {
      float dx = bodies[4 * j] - x;
      float dy = bodies[4 * j + 1] - y;
      float dz = bodies[4 * j + 2] - z;
      float squared = dx * dx + dy * dy + dz * dz + SOFTENING;
      float inverse = 1f / sqrt(squared);
      float factor = bodies[4 * j + 3] * inverse * inverse * inverse;
      sumX += dx * factor;
      sumY += dy * factor;
      sumZ += dz * factor;
    }
    ax[i] = sumX;
    ay[i] = sumY;
    az[i] = sumZ;
  }

  @Override
  public void launchAll() {
    launch(range);
  }
}
