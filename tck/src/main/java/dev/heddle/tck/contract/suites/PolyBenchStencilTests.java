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

/** PolyBench: jacobi-1d, jacobi-2d, seidel-2d, fdtd-2d and adi, which step through time. */
class PolyBenchStencilTests extends SuiteTests {
  private static final int STEPS = 4;
  private static final int N = 31;

  @Proves(
      language = "PolyBench jacobi-1d",
      needs = {JAVA_KERNELS, FP64})
  void jacobi1d_takesTheMeanOfThree() {
    double[] values = doubles(random(), N, 0, 1);
    Buffer.OfDouble a = buffer(values);
    Buffer.OfDouble b = buffer(values);
    for (int t = 0; t < STEPS; t++) {
      run(new Jacobi1D(t % 2 == 0 ? a : b, t % 2 == 0 ? b : a), NDRange.of(N - 2).withOffset(1));
      double[] next = values.clone();
      for (int i = 1; i < N - 1; i++) {
        next[i] = 0.33333 * (values[i - 1] + values[i] + values[i + 1]);
      }
      values = next;
    }
    assertArrayEquals(values, queue().toArray(a), seeded("A"));
  }

  /** PolyBench's {@code runJacobiCUDA_kernel1}, in one dimension. */
  record Jacobi1D(Buffer.OfDouble a, Buffer.OfDouble b) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      b.set(i, 0.33333 * (a.get(i - 1) + a.get(i) + a.get(i + 1)));
    }
  }

  @Proves(
      language = "PolyBench jacobi-2d",
      needs = {JAVA_KERNELS, FP64})
  void jacobi2d_takesTheMeanOfFive() {
    double[] values = doubles(random(), N * N, 0, 1);
    Buffer.OfDouble a = buffer(values);
    Buffer.OfDouble b = buffer(values);
    for (int t = 0; t < STEPS; t++) {
      run(
          new Jacobi2D(t % 2 == 0 ? a : b, t % 2 == 0 ? b : a),
          NDRange.of(N - 2, N - 2).withOffset(1, 1));
      double[] next = values.clone();
      for (int i = 1; i < N - 1; i++) {
        for (int j = 1; j < N - 1; j++) {
          int at = i * N + j;
          next[at] =
              0.2
                  * (values[at]
                      + values[at - 1]
                      + values[at + 1]
                      + values[at + N]
                      + values[at - N]);
        }
      }
      values = next;
    }
    assertArrayEquals(values, queue().toArray(a), seeded("A"));
  }

  /** PolyBench's {@code runJacobiCUDA_kernel1}, in two dimensions. */
  record Jacobi2D(Buffer.OfDouble a, Buffer.OfDouble b) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int at = item.globalId(1) * N + item.globalId(0);
      b.set(at, 0.2 * (a.get(at) + a.get(at - 1) + a.get(at + 1) + a.get(at + N) + a.get(at - N)));
    }
  }

  @Proves(
      language = "PolyBench seidel-2d, by wavefronts",
      needs = {JAVA_KERNELS, FP64})
  void seidel2d_usesWhatIsNewAtOnce() {
    double[] a = doubles(random(), N * N, 0, 1);
    Buffer.OfDouble out = buffer(a);
    for (int t = 0; t < STEPS; t++) {
      for (int front = 3; front <= 3 * (N - 2); front++) {
        run(new Seidel2D(out, front), NDRange.of(N - 2).withOffset(1));
      }
      for (int i = 1; i < N - 1; i++) {
        for (int j = 1; j < N - 1; j++) {
          double sum = 0;
          for (int di = -1; di <= 1; di++) {
            for (int dj = -1; dj <= 1; dj++) {
              sum += a[(i + di) * N + j + dj];
            }
          }
          a[i * N + j] = sum / 9.0;
        }
      }
    }
    assertArrayEquals(a, queue().toArray(out), seeded("A"));
  }

  /** The points whose neighbours above and to the left are new: 2 i + j is the same. */
  record Seidel2D(Buffer.OfDouble a, int front) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int j = front - 2 * i;
      if (j < 1 || j > N - 2) {
        return;
      }
      double sum = 0;
      for (int di = -1; di <= 1; di++) {
        for (int dj = -1; dj <= 1; dj++) {
          sum += a.get((i + di) * N + j + dj);
        }
      }
      a.set(i * N + j, sum / 9.0);
    }
  }

  @Proves(
      language = "PolyBench fdtd-2d: fdtd_kernel1, fdtd_kernel2, fdtd_kernel3",
      needs = {JAVA_KERNELS, FP64})
  void fdtd2d_stepsElectricAndMagneticFields() {
    Random random = random();
    int nx = 23;
    int ny = 29;
    double[] ex = doubles(random, nx * ny, 0, 1);
    double[] ey = doubles(random, nx * ny, 0, 1);
    double[] hz = doubles(random, nx * ny, 0, 1);
    double[] source = doubles(random, STEPS, 0, 1);
    Buffer.OfDouble bx = buffer(ex);
    Buffer.OfDouble by = buffer(ey);
    Buffer.OfDouble bz = buffer(hz);
    Buffer.OfDouble sources = buffer(source);
    for (int t = 0; t < STEPS; t++) {
      run(new FdtdY(sources, by, bz, t), NDRange.of(ny, nx));
      run(new FdtdX(bx, bz), NDRange.of(ny, nx));
      run(new FdtdZ(bx, by, bz), NDRange.of(ny, nx));
      for (int i = 0; i < nx * ny; i++) {
        ey[i] = i < ny ? source[t] : ey[i] - 0.5 * (hz[i] - hz[i - ny]);
      }
      for (int i = 0; i < nx * ny; i++) {
        ex[i] = i % ny == 0 ? ex[i] : ex[i] - 0.5 * (hz[i] - hz[i - 1]);
      }
      for (int i = 0; i < nx - 1; i++) {
        for (int j = 0; j < ny - 1; j++) {
          int at = i * ny + j;
          hz[at] = hz[at] - 0.7 * (ex[at + 1] - ex[at] + ey[at + ny] - ey[at]);
        }
      }
    }
    assertArrayEquals(ex, queue().toArray(bx), seeded("ex"));
    assertArrayEquals(ey, queue().toArray(by), seeded("ey"));
    assertArrayEquals(hz, queue().toArray(bz), seeded("hz"));
  }

  /** PolyBench's {@code fdtd_kernel1}. */
  record FdtdY(Buffer.OfDouble source, Buffer.OfDouble ey, Buffer.OfDouble hz, int t)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int ny = item.globalSize(0);
      int i = item.globalId(1) * ny + item.globalId(0);
      if (item.globalId(1) == 0) {
        ey.set(i, source.get(t));
      } else {
        ey.set(i, ey.get(i) - 0.5 * (hz.get(i) - hz.get(i - ny)));
      }
    }
  }

  /** PolyBench's {@code fdtd_kernel2}. */
  record FdtdX(Buffer.OfDouble ex, Buffer.OfDouble hz) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(1) * item.globalSize(0) + item.globalId(0);
      if (item.globalId(0) > 0) {
        ex.set(i, ex.get(i) - 0.5 * (hz.get(i) - hz.get(i - 1)));
      }
    }
  }

  /** PolyBench's {@code fdtd_kernel3}. */
  record FdtdZ(Buffer.OfDouble ex, Buffer.OfDouble ey, Buffer.OfDouble hz) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int ny = item.globalSize(0);
      int i = item.globalId(1) * ny + item.globalId(0);
      if (item.globalId(1) < item.globalSize(1) - 1 && item.globalId(0) < ny - 1) {
        double curl = ex.get(i + 1) - ex.get(i) + ey.get(i + ny) - ey.get(i);
        hz.set(i, hz.get(i) - 0.7 * curl);
      }
    }
  }

  @Proves(
      language = "PolyBench adi",
      needs = {JAVA_KERNELS, FP64})
  void adi_sweepsColumnsThenRows() {
    double[] u = doubles(random(), N * N, 0, 1);
    double[] v = new double[N * N];
    Buffer.OfDouble bu = buffer(u);
    Buffer.OfDouble bv = buffer(v);
    Sweep columns = Sweep.of(2.0 / STEPS * N * N, 1.0 / STEPS * N * N);
    Sweep rows = Sweep.of(1.0 / STEPS * N * N, 2.0 / STEPS * N * N);
    for (int t = 0; t < STEPS; t++) {
      run(new AdiSweep(bu, bv, columns, 1, N), NDRange.of(N - 2).withOffset(1));
      run(new AdiSweep(bv, bu, rows, N, 1), NDRange.of(N - 2).withOffset(1));
      sweep(u, v, columns, 1, N);
      sweep(v, u, rows, N, 1);
    }
    assertArrayEquals(u, queue().toArray(bu), seeded("u"));
  }

  /**
   * The factors of a sweep: off and on the diagonal of the systems that are solved, and beside and
   * on the line that they come from.
   */
  record Sweep(double off, double on, double beside, double line) {
    static Sweep of(double along, double across) {
      return new Sweep(-along / 2, 1 + along, -across / 2, 1 - across);
    }
  }

  private static void sweep(double[] from, double[] to, Sweep s, int across, int along) {
    double[] p = new double[N];
    double[] q = new double[N];
    for (int i = 1; i < N - 1; i++) {
      int line = i * across;
      p[0] = 0;
      q[0] = 1;
      for (int j = 1; j < N - 1; j++) {
        int at = line + j * along;
        double right =
            -s.beside() * from[at - across] + s.line() * from[at] - s.beside() * from[at + across];
        double divisor = s.off() * p[j - 1] + s.on();
        p[j] = -s.off() / divisor;
        q[j] = (right - s.off() * q[j - 1]) / divisor;
      }
      to[line] = 1;
      to[line + (N - 1) * along] = 1;
      for (int j = N - 2; j > 0; j--) {
        to[line + j * along] = p[j] * to[line + (j + 1) * along] + q[j];
      }
    }
  }

  /** A half step of PolyBench's {@code adi}: a tridiagonal system for each line (Thomas). */
  record AdiSweep(Buffer.OfDouble from, Buffer.OfDouble to, Sweep sweep, int across, int along)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int line = item.globalId(0) * across;
      double[] p = new double[N];
      double[] q = new double[N];
      q[0] = 1;
      for (int j = 1; j < N - 1; j++) {
        int at = line + j * along;
        double right =
            -sweep.beside() * from.get(at - across)
                + sweep.line() * from.get(at)
                - sweep.beside() * from.get(at + across);
        double divisor = sweep.off() * p[j - 1] + sweep.on();
        p[j] = -sweep.off() / divisor;
        q[j] = (right - sweep.off() * q[j - 1]) / divisor;
      }
      double next = 1;
      to.set(line, 1);
      to.set(line + (N - 1) * along, 1);
      for (int j = N - 2; j > 0; j--) {
        next = p[j] * next + q[j];
        to.set(line + j * along, next);
      }
    }
  }
}
