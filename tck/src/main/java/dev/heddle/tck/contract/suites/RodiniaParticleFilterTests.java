package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Rodinia: particlefilter, which follows a disk through a noisy video. */
class RodiniaParticleFilterTests extends SuiteTests {
  private static final int PARTICLES = 211;
  private static final int SIZE = 64;

  @Proves(
      language = "Rodinia particlefilter: likelihood_kernel",
      needs = {JAVA_KERNELS, FP64})
  void likelihood_comesFromTheDiskAroundAMovedParticle() {
    Random random = random();
    double[] xs = doubles(random, PARTICLES, 20, 44);
    double[] ys = doubles(random, PARTICLES, 20, 44);
    int[] seeds = new int[PARTICLES];
    for (int i = 0; i < PARTICLES; i++) {
      seeds[i] = (int) seed() * i;
    }
    int[] disk = {-1, -1, -1, 0, -1, 1, 0, -1, 0, 0, 0, 1, 1, -1, 1, 0, 1, 1};
    int[] frame = ints(random, SIZE * SIZE, 90, 240);
    Buffer.OfDouble x = buffer(xs);
    Buffer.OfDouble y = buffer(ys);
    Buffer.OfInt states = buffer(seeds);
    Buffer.OfDouble weights = context().newDoubleBuffer(PARTICLES);
    run(new Likelihood(x, y, states, buffer(disk), buffer(frame), weights), NDRange.of(PARTICLES));
    double[] movedX = queue().toArray(x);
    double[] movedY = queue().toArray(y);
    double[] expectedX = new double[PARTICLES];
    double[] expectedY = new double[PARTICLES];
    double[] expected = new double[PARTICLES];
    for (int i = 0; i < PARTICLES; i++) {
      double[] uniform = new double[4];
      for (int k = 0; k < 4; k++) {
        seeds[i] = 1103515245 * seeds[i] + 12345;
        uniform[k] = Math.abs(seeds[i] / 2147483647.0);
      }
      expectedX[i] = xs[i] + 1 + 5 * normal(uniform[0], uniform[1]);
      expectedY[i] = ys[i] - 2 + 2 * normal(uniform[2], uniform[3]);
      // A particle on the edge of a pixel may be in either: the device's own place decides.
      expected[i] = Math.exp(likelihood(movedX[i], movedY[i], disk, frame)) / PARTICLES;
    }
    assertArrayEquals(seeds, queue().toArray(states), seeded("states of the random numbers"));
    // Square roots of logarithms and cosines, each off by 4 units in the last place.
    assertNear(expectedX, movedX, 32 * 0x1p-52, "x");
    assertNear(expectedY, movedY, 32 * 0x1p-52, "y");
    assertNear(expected, queue().toArray(weights), 8 * 0x1p-52, "weights");
  }

  private static double normal(double u, double v) {
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  }

  private static double likelihood(double x, double y, int[] disk, int[] frame) {
    double sum = 0;
    for (int k = 0; k < disk.length; k += 2) {
      int column = (int) Math.round(x) + disk[k + 1];
      int row = (int) Math.round(y) + disk[k];
      int at = Math.abs(row * SIZE + column);
      double pixel = frame[at < frame.length ? at : 0];
      sum += ((pixel - 100) * (pixel - 100) - (pixel - 228) * (pixel - 228)) / 50;
    }
    // Scaled so that the exponential neither vanishes nor overflows.
    return sum / (disk.length / 2) / 400;
  }

  /** Rodinia's {@code likelihood_kernel}. */
  record Likelihood(
      Buffer.OfDouble x,
      Buffer.OfDouble y,
      Buffer.OfInt states,
      Buffer.OfInt disk,
      Buffer.OfInt frame,
      Buffer.OfDouble weights)
      implements Kernel {
    /** A linear congruential generator, a state a particle. */
    double uniform(int i) {
      int state = 1103515245 * states.get(i) + 12345;
      states.set(i, state);
      return Math.abs(state / 2147483647.0);
    }

    /** Box and Muller's transform. */
    double normal(int i) {
      double u = uniform(i);
      double v = uniform(i);
      return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      double px = x.get(i) + 1 + 5 * normal(i);
      double py = y.get(i) - 2 + 2 * normal(i);
      x.set(i, px);
      y.set(i, py);
      double sum = 0;
      int ones = (int) disk.length() / 2;
      for (int k = 0; k < ones; k++) {
        int column = (int) Math.round(px) + disk.get(2 * k + 1);
        int row = (int) Math.round(py) + disk.get(2 * k);
        int at = Math.abs(row * SIZE + column);
        double pixel = frame.get(at < frame.length() ? at : 0);
        sum += ((pixel - 100) * (pixel - 100) - (pixel - 228) * (pixel - 228)) / 50;
      }
      weights.set(i, Math.exp(sum / ones / 400) / item.globalSize(0));
    }
  }

  @Proves(
      language = "Rodinia particlefilter: find_index_kernel",
      needs = {JAVA_KERNELS, FP64})
  void findIndex_resamplesByWeight() {
    Random random = random();
    double[] cumulative = doubles(random, PARTICLES, 0, 1);
    for (int i = 1; i < PARTICLES; i++) {
      cumulative[i] += cumulative[i - 1];
    }
    double[] places = doubles(random, PARTICLES, 0, cumulative[PARTICLES - 1] * 1.01);
    double[] xs = doubles(random, PARTICLES, 0, 64);
    Buffer.OfDouble x = context().newDoubleBuffer(PARTICLES);
    run(new FindIndex(buffer(cumulative), buffer(places), buffer(xs), x), NDRange.of(PARTICLES));
    double[] expected = new double[PARTICLES];
    for (int i = 0; i < PARTICLES; i++) {
      int index = 0;
      while (index < PARTICLES - 1 && cumulative[index] < places[i]) {
        index++;
      }
      expected[i] = xs[index];
    }
    assertArrayEquals(expected, queue().toArray(x), seeded("resampled"));
  }

  /** Rodinia's {@code find_index_kernel}. */
  record FindIndex(
      Buffer.OfDouble cumulative, Buffer.OfDouble places, Buffer.OfDouble from, Buffer.OfDouble to)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int n = item.globalSize(0);
      int index = -1;
      for (int k = 0; k < n; k++) {
        if (cumulative.get(k) >= places.get(i)) {
          index = k;
          break;
        }
      }
      if (index == -1) {
        index = n - 1;
      }
      to.set(i, from.get(index));
    }
  }
}
