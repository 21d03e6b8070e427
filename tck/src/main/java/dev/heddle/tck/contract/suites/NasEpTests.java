package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** NAS EP, class S: 2²⁴ pairs of random numbers, made into Gaussian ones and counted. */
class NasEpTests extends SuiteTests {
  private static final int ITEMS = 2048;
  private static final double SUM_X = -3.247834652034740e3;
  private static final double SUM_Y = -6.958407078382297e3;

  @Proves(
      language = "NAS EP",
      needs = {JAVA_KERNELS, FP64})
  void classS_givesTheSuitesSumsAndCounts() {
    Buffer.OfDouble xs = context().newDoubleBuffer(ITEMS);
    Buffer.OfDouble ys = context().newDoubleBuffer(ITEMS);
    Buffer.OfInt counts = buffer(new int[10]);
    run(new GaussianPairs(xs, ys, counts, (1 << 24) / ITEMS), NDRange.of(ITEMS));
    assertVerified(SUM_X, xs);
    assertVerified(SUM_Y, ys);
    assertArrayEquals(
        new int[] {6140517, 5865300, 1100361, 68546, 1648, 17, 0, 0, 0, 0},
        queue().toArray(counts));
  }

  /** The suite's bound. */
  private void assertVerified(double expected, Buffer.OfDouble sums) {
    double sum = 0;
    for (double part : queue().toArray(sums)) {
      sum += part;
    }
    double error = Math.abs((sum - expected) / expected);
    assertTrue(error <= 1e-8, () -> "%s is off by %s".formatted(expected, error));
  }

  /** The loop of EP: each work item has a run of the one sequence of random numbers. */
  record GaussianPairs(Buffer.OfDouble xs, Buffer.OfDouble ys, Buffer.OfInt counts, int pairs)
      implements Kernel {
    static final long SEED = 271_828_183;

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      long random = NasRandom.skip(SEED, 2L * pairs * i);
      int[] annuli = new int[10];
      double sumX = 0;
      double sumY = 0;
      for (int pair = 0; pair < pairs; pair++) {
        random = NasRandom.next(random);
        double x = 2 * NasRandom.unit(random) - 1;
        random = NasRandom.next(random);
        double y = 2 * NasRandom.unit(random) - 1;
        double t = x * x + y * y;
        if (t <= 1) {
          double scale = Math.sqrt(-2 * Math.log(t) / t);
          double gaussianX = x * scale;
          double gaussianY = y * scale;
          annuli[(int) Math.max(Math.abs(gaussianX), Math.abs(gaussianY))]++;
          sumX += gaussianX;
          sumY += gaussianY;
        }
      }
      xs.set(i, sumX);
      ys.set(i, sumY);
      for (int annulus = 0; annulus < 10; annulus++) {
        if (annuli[annulus] != 0) {
          counts.getAndAdd(annulus, annuli[annulus]);
        }
      }
    }
  }
}
