package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** NAS FT, class S: the heat equation on a torus of 64³ points, by Fourier transforms. */
class NasFtTests extends SuiteTests {
  private static final int SIDE = 64;
  private static final int POINTS = SIDE * SIDE * SIDE;
  private static final int ITERATIONS = 6;
  private static final double ALPHA = 1e-6;
  private static final int CHECKED = 1024;

  /** The suite's own checksums, real and imaginary. */
  private static final double[] CHECKSUMS = {
    5.546087004964e2, 4.845363331978e2,
    5.546385409189e2, 4.865304269511e2,
    5.546148406171e2, 4.883910722336e2,
    5.545423607415e2, 4.901273169046e2,
    5.544255039624e2, 4.917475857993e2,
    5.542683411902e2, 4.932597244941e2
  };

  @Proves(
      language = "NAS FT: evolve, cffts, checksum",
      needs = {JAVA_KERNELS, FP64})
  void classS_givesTheSuitesChecksums() {
    double[] roots = new double[SIDE];
    for (int i = 0; i < SIDE / 2; i++) {
      roots[2 * i] = Math.cos(2 * Math.PI * i / SIDE);
      roots[2 * i + 1] = Math.sin(2 * Math.PI * i / SIDE);
    }
    Buffer.OfDouble root = buffer(roots);
    Buffer.OfDouble spectrum = context().newDoubleBuffer(2L * POINTS);
    Buffer.OfDouble field = context().newDoubleBuffer(2L * POINTS);
    Buffer.OfDouble parts = context().newDoubleBuffer(2L * SIDE);
    run(new InitialConditions(spectrum), NDRange.of(SIDE, SIDE));
    transform(spectrum, root, 1);
    for (int i = 0; i < ITERATIONS; i++) {
      run(new Evolve(spectrum, field), NDRange.of(SIDE, SIDE, SIDE));
      transform(field, root, -1);
      run(new Checksum(field, parts), NDRange.of(SIDE));
      double[] sums = queue().toArray(parts);
      for (int part = 0; part < 2; part++) {
        double sum = 0;
        for (int k = part; k < sums.length; k += 2) {
          sum += sums[k];
        }
        double expected = CHECKSUMS[2 * i + part];
        double error = Math.abs((sum / POINTS - expected) / expected);
        int round = i;
        assertTrue(error <= 1e-12, () -> "checksum %d is off by %s".formatted(round, error));
      }
    }
  }

  private void transform(Buffer.OfDouble data, Buffer.OfDouble roots, int sign) {
    for (int stride = 1; stride < POINTS; stride *= SIDE) {
      run(new FftLines(data, roots, stride, sign), NDRange.of(SIDE, SIDE));
    }
  }

  /**
   * FT's {@code compute_initial_conditions}: one sequence of random numbers, in the grid's order.
   */
  record InitialConditions(Buffer.OfDouble u) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int first = 2 * SIDE * (item.globalId(1) * SIDE + item.globalId(0));
      long random = NasRandom.skip(NasRandom.SEED, first);
      for (int i = first; i < first + 2 * SIDE; i++) {
        random = NasRandom.next(random);
        u.set(i, NasRandom.unit(random));
      }
    }
  }

  /** FT's {@code evolve}: high frequencies fade; what has faded is the next round's start. */
  record Evolve(Buffer.OfDouble spectrum, Buffer.OfDouble out) implements Kernel {
    private static int squared(int index) {
      int frequency = (index + SIDE / 2) % SIDE - SIDE / 2;
      return frequency * frequency;
    }

    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int z = item.globalId(2);
      double factor =
          Math.exp(-4 * ALPHA * Math.PI * Math.PI * (squared(x) + squared(y) + squared(z)));
      int at = 2 * ((z * SIDE + y) * SIDE + x);
      for (int part = at; part < at + 2; part++) {
        double value = spectrum.get(part) * factor;
        spectrum.set(part, value);
        out.set(part, value);
      }
    }
  }

  /** FT's {@code cffts1}, {@code cffts2}, {@code cffts3}: a line of points a work item. */
  record FftLines(Buffer.OfDouble data, Buffer.OfDouble roots, int stride, int sign)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      int first =
          switch (stride) {
            case 1 -> (y * SIDE + x) * SIDE;
            case SIDE -> y * SIDE * SIDE + x;
            default -> y * SIDE + x;
          };
      double[] re = new double[SIDE];
      double[] im = new double[SIDE];
      for (int i = 0; i < SIDE; i++) {
        int from = 2 * (first + i * stride);
        int to = Integer.reverse(i) >>> 26;
        re[to] = data.get(from);
        im[to] = data.get(from + 1);
      }
      for (int half = 1; half < SIDE; half *= 2) {
        for (int k = 0; k < half; k++) {
          int turn = SIDE / 2 / half * k;
          Complex root = new Complex(roots.get(2 * turn), sign * roots.get(2 * turn + 1));
          for (int i = k; i < SIDE; i += 2 * half) {
            Complex a = new Complex(re[i], im[i]);
            Complex b = new Complex(re[i + half], im[i + half]).times(root);
            Complex sum = a.plus(b);
            Complex difference = a.minus(b);
            re[i] = sum.re();
            im[i] = sum.im();
            re[i + half] = difference.re();
            im[i + half] = difference.im();
          }
        }
      }
      for (int i = 0; i < SIDE; i++) {
        int to = 2 * (first + i * stride);
        data.set(to, re[i]);
        data.set(to + 1, im[i]);
      }
    }
  }

  /** FT's {@code checksum}, in parts. */
  record Checksum(Buffer.OfDouble u, Buffer.OfDouble parts) implements Kernel {
    @Override
    public void run(WorkItem item) {
      Complex sum = new Complex(0, 0);
      for (int j = item.globalId(0) + 1; j <= CHECKED; j += item.globalSize(0)) {
        int at = 2 * ((5 * j % SIDE * SIDE + 3 * j % SIDE) * SIDE + j % SIDE);
        sum = sum.plus(new Complex(u.get(at), u.get(at + 1)));
      }
      parts.set(2 * item.globalId(0), sum.re());
      parts.set(2 * item.globalId(0) + 1, sum.im());
    }
  }
}
