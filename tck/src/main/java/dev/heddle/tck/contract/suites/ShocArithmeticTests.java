package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** SHOC: MaxFlops, Triad, and the reaction rates of S3D. */
class ShocArithmeticTests extends SuiteTests {
  private static final int LENGTH = 301;

  @Proves(language = "SHOC MaxFlops: MulMAdd", needs = JAVA_KERNELS)
  void maxFlops_isTheSequenceOfItsOperations() {
    float[] data = floats(random(), LENGTH, 0, 10);
    Buffer.OfFloat buffer = buffer(data);
    run(new MulMAdd4(buffer), NDRange.of(LENGTH));
    float[] expected = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      float sum = 0;
      for (int lane = 0; lane < 4; lane++) {
        float s = lane == 0 ? data[i] : 10f - lane;
        for (int j = 0; j < MulMAdd4.ITERATIONS; j++) {
          s = (3.75f - 0.355f * s) * s;
        }
        sum = lane == 0 ? s : sum + s;
      }
      expected[i] = sum;
    }
    assertArrayEquals(expected, queue().toArray(buffer), seeded("MulMAdd4"));
  }

  /** SHOC's {@code MulMAdd4}: four independent chains of a product of a sum. */
  record MulMAdd4(Buffer.OfFloat data) implements Kernel {
    static final int ITERATIONS = 64;

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Float4 s = new Float4(data.get(i), 9f, 8f, 7f);
      for (int j = 0; j < ITERATIONS; j++) {
        s = Float4.of(3.75f).minus(s.times(0.355f)).times(s);
      }
      data.set(i, s.x() + s.y() + s.z() + s.w());
    }
  }

  @Proves(language = "SHOC Triad", needs = JAVA_KERNELS)
  void triad_isASumAndAProduct() {
    var random = random();
    float[] a = floats(random, LENGTH, 0, 10);
    float[] b = floats(random, LENGTH, 0, 10);
    float s = 1.75f;
    Buffer.OfFloat c = context().newFloatBuffer(LENGTH);
    run(new Triad(buffer(a), buffer(b), c, s), NDRange.of(LENGTH));
    float[] expected = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      expected[i] = a[i] + s * b[i];
    }
    assertArrayEquals(expected, queue().toArray(c), seeded("triad"));
  }

  /** SHOC's {@code triad}. */
  record Triad(Buffer.OfFloat a, Buffer.OfFloat b, Buffer.OfFloat c, float s) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      c.set(i, a.get(i) + s * b.get(i));
    }
  }

  @Proves(
      language = "SHOC S3D: ratt",
      needs = {JAVA_KERNELS, FP64})
  void s3d_ratesOfReactionsFollowArrhenius() {
    int cells = 53;
    double[] temperatures = doubles(random(), cells, 300, 2500);
    int reactions = Ratt.LOG_A.length;
    Buffer.OfDouble forward = context().newDoubleBuffer((long) cells * reactions);
    Buffer.OfDouble backward = context().newDoubleBuffer((long) cells * reactions);
    run(new Ratt(buffer(temperatures), forward, backward), NDRange.of(cells));
    double[] expectedForward = new double[cells * reactions];
    double[] expectedBackward = new double[cells * reactions];
    for (int r = 0; r < reactions; r++) {
      for (int c = 0; c < cells; c++) {
        double t = temperatures[c];
        double rate = Math.exp(Ratt.LOG_A[r] + Ratt.BETA[r] * Math.log(t) - Ratt.ENERGY[r] / t);
        double equilibrium = Math.exp(Ratt.ENTROPY[r] - Ratt.ENTHALPY[r] / t);
        expectedForward[r * cells + c] = rate;
        expectedBackward[r * cells + c] =
            switch (Ratt.PRODUCTS_LESS_REACTANTS[r]) {
              case -1 -> rate / (equilibrium * (Ratt.P_ATM / (Ratt.GAS * t)));
              case 1 -> rate * (Ratt.P_ATM / (Ratt.GAS * t)) / equilibrium;
              default -> rate / equilibrium;
            };
      }
    }
    // Four units in the last place of an exponent of less than 64, and of its exponential.
    double bound = 1e-12;
    assertNear(expectedForward, queue().toArray(forward), bound, "forward rates");
    assertNear(expectedBackward, queue().toArray(backward), bound, "backward rates");
  }

  /** SHOC's {@code ratt_kernel} and {@code ratt2_kernel}, for a few reactions. */
  record Ratt(Buffer.OfDouble temperature, Buffer.OfDouble forward, Buffer.OfDouble backward)
      implements Kernel {
    static final double P_ATM = 1.01325e6;
    static final double GAS = 8.314510e7;
    static final double[] LOG_A = {32.0, 10.8, 19.2, 8.9, 41.8, 44.8, 39.8, 34.0};
    static final double[] BETA = {-0.41, 2.7, 1.51, 2.4, -1.0, -0.6, -1.25, -2.0};
    static final double[] ENERGY = {8353.4, 3150.1, 1726.0, -1061.8, 0, 0, 125.8, 59.9};
    static final double[] ENTROPY = {-1.7, 0.4, 1.1, -0.9, 3.2, -2.5, 2.0, 0.7};
    static final double[] ENTHALPY = {-8120.5, -950.2, 7542.0, 8490.0, -2400.1, 310.0, 55.5, -20.0};
    static final int[] PRODUCTS_LESS_REACTANTS = {0, 0, 0, 0, -1, -1, 1, 1};

    @Override
    public void run(WorkItem item) {
      int cell = item.globalId(0);
      int cells = item.globalSize(0);
      double t = temperature.get(cell);
      double logT = Math.log(t);
      double concentration = P_ATM / (GAS * t);
      for (int r = 0; r < LOG_A.length; r++) {
        double rate = Math.exp(LOG_A[r] + BETA[r] * logT - ENERGY[r] / t);
        double equilibrium = Math.exp(ENTROPY[r] - ENTHALPY[r] / t);
        double reverse =
            switch (PRODUCTS_LESS_REACTANTS[r]) {
              case -1 -> rate / (equilibrium * concentration);
              case 1 -> rate * concentration / equilibrium;
              default -> rate / equilibrium;
            };
        forward.set(r * cells + cell, rate);
        backward.set(r * cells + cell, reverse);
      }
    }
  }
}
