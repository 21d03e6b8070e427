package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** Tiles of 16 × 16 in local memory, an element of the product a work item. */
final class MatrixProductKernel extends HandKernel {
  private static final int TILE = 16;

  private final int n;
  private final float[] a;
  private final float[] b;
  private final float[] c;
  @Local private final float[] tileA = new float[TILE * TILE];
  @Local private final float[] tileB = new float[TILE * TILE];
  private final Range range;

  MatrixProductKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    n = arguments.number(0);
    a = arguments.floats(1);
    b = arguments.floats(2);
    c = arguments.floats(3);
    range = square(n, TILE);
  }

  @Override
  public void run() {
    unfused(0);
    int column = getGlobalId(0);
    int row = getGlobalId(1);
    int x = getLocalId(0);
    int y = getLocalId(1);
    float sum = 0f;
    for (int tile = 0; tile < n; tile += TILE) {
      tileA[y * TILE + x] = a[row * n + tile + x];
      tileB[y * TILE + x] = b[(tile + y) * n + column];
      localBarrier();
      for (int k = 0; k < TILE; k++) {
        sum += tileA[y * TILE + k] * tileB[k * TILE + x];
      }
      localBarrier();
    }
    c[row * n + column] = sum;
  }

  @Override
  public void launchAll() {
    launch(range);
  }
}
