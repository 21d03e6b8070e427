package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;

/** The gravity of all bodies on each: every pair, softened, one body a work item. */
final class NBody extends Workload {
  private static final float SOFTENING = 0.01f;

  /** Of one pair: 3 differences, 6 for the distance, a root, 4 for the factor, 6 to add up. */
  private static final double FLOPS = 20;

  private final int n;

  /** x, y, z and mass of each body, one after another. */
  private final float[] bodies;

  private final float[] ax;
  private final float[] ay;
  private final float[] az;

  NBody(int size) {
    super("n-body");
    n = size;
    bodies = Data.floats(4 * n, 14);
    ax = new float[n];
    ay = new float[n];
    az = new float[n];
  }

  record Accelerate(
      int n, Buffer.OfFloat bodies, Buffer.OfFloat ax, Buffer.OfFloat ay, Buffer.OfFloat az)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int own = 4 * i;
      float x = bodies.get(own);
      float y = bodies.get(own + 1);
      float z = bodies.get(own + 2);
      float sumX = 0f;
      float sumY = 0f;
      float sumZ = 0f;
      for (int j = 0; j < n; j++) {
        int other = 4 * j;
        float dx = bodies.get(other) - x;
        float dy = bodies.get(other + 1) - y;
        float dz = bodies.get(other + 2) - z;
        float squared = dx * dx + dy * dy + dz * dz + SOFTENING;
        float inverse = 1f / (float) Math.sqrt(squared);
        float factor = bodies.get(other + 3) * inverse * inverse * inverse;
        sumX += dx * factor;
        sumY += dy * factor;
        sumZ += dz * factor;
      }
      ax.set(i, sumX);
      ay.set(i, sumY);
      az.set(i, sumZ);
    }
  }

  @Override
  public Cost cost() {
    return cost(n);
  }

  static Cost cost(int n) {
    return new Cost(FLOPS * n * n, 28.0 * n);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        n,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            accelerate(i);
          }
        });
  }

  private void accelerate(int i) {
    float x = bodies[4 * i];
    float y = bodies[4 * i + 1];
    float z = bodies[4 * i + 2];
    float sumX = 0f;
    float sumY = 0f;
    float sumZ = 0f;
    for (int j = 0; j < 4 * n; j += 4) {
      float dx = bodies[j] - x;
      float dy = bodies[j + 1] - y;
      float dz = bodies[j + 2] - z;
      float squared = dx * dx + dy * dy + dz * dz + SOFTENING;
      float inverse = 1f / (float) Math.sqrt(squared);
      float factor = bodies[j + 3] * inverse * inverse * inverse;
      sumX += dx * factor;
      sumY += dy * factor;
      sumZ += dz * factor;
    }
    ax[i] = sumX;
    ay[i] = sumY;
    az[i] = sumZ;
  }

  @Override
  public boolean hasVectorForm() {
    return true;
  }

  @Override
  public void vector() {
    VectorForms.accelerate(n, bodies, SOFTENING, ax, ay, az);
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        Stage.of(
            Accelerate.class,
            NDRange.of(n),
            n,
            new Slot.Floats(bodies),
            new Slot.Floats(ax),
            new Slot.Floats(ay),
            new Slot.Floats(az)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Floats(bodies));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(ax), new Slot.Floats(ay), new Slot.Floats(az));
  }

  @Override
  public void check(Accuracy accuracy) {
    for (int i : Accuracy.sample(n, 256)) {
      double[] sum = new double[3];
      double size = 0;
      for (int j = 0; j < n; j++) {
        double dx = (double) bodies[4 * j] - bodies[4 * i];
        double dy = (double) bodies[4 * j + 1] - bodies[4 * i + 1];
        double dz = (double) bodies[4 * j + 2] - bodies[4 * i + 2];
        double factor = bodies[4 * j + 3] / Math.pow(dx * dx + dy * dy + dz * dz + SOFTENING, 1.5);
        sum[0] += dx * factor;
        sum[1] += dy * factor;
        sum[2] += dz * factor;
        size += factor;
      }
      accuracy.expect(name(), i, ax[i], sum[0], 4e-6 * size);
      accuracy.expect(name(), i, ay[i], sum[1], 4e-6 * size);
      accuracy.expect(name(), i, az[i], sum[2], 4e-6 * size);
    }
  }
}
