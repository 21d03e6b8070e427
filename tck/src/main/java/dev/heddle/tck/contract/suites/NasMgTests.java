package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Comparator;
import java.util.stream.IntStream;

/** NAS MG, class S: Poisson's equation on a torus of 32³ points, by four V-cycles of multigrid. */
class NasMgTests extends SuiteTests {
  private static final int SIDE = 32;
  private static final int LEVELS = 5;
  private static final int ITERATIONS = 4;
  private static final double NORM = 0.5307707005734e-4;

  private final Buffer.OfDouble[] u = new Buffer.OfDouble[LEVELS];
  private final Buffer.OfDouble[] r = new Buffer.OfDouble[LEVELS];

  @Proves(
      language = "NAS MG: resid, psinv, rprj3, interp",
      needs = {JAVA_KERNELS, FP64})
  void classS_givesTheSuitesNorm() {
    for (int level = 0; level < LEVELS; level++) {
      int side = 2 << level;
      u[level] = buffer(new double[side * side * side]);
      r[level] = buffer(new double[side * side * side]);
    }
    int top = LEVELS - 1;
    Buffer.OfDouble v = buffer(charges());
    run(new Residual(u[top], v, r[top]), cube(top));
    for (int i = 0; i < ITERATIONS; i++) {
      cycle(v);
      run(new Residual(u[top], v, r[top]), cube(top));
    }
    double sum = 0;
    for (double value : queue().toArray(r[top])) {
      sum += value * value;
    }
    double norm = Math.sqrt(sum / (SIDE * SIDE * SIDE));
    double error = Math.abs(norm - NORM) / NORM;
    assertTrue(error <= 1e-8, () -> "the norm is off by " + error);
  }

  private static NDRange cube(int level) {
    int side = 2 << level;
    return NDRange.of(side, side, side);
  }

  /** MG's {@code mg3P}. */
  private void cycle(Buffer.OfDouble v) {
    int top = LEVELS - 1;
    for (int level = top; level > 0; level--) {
      run(new Restrict(r[level], r[level - 1]), cube(level - 1));
    }
    queue().fill(u[0], 0.0);
    run(new Smooth(r[0], u[0]), cube(0));
    for (int level = 1; level < top; level++) {
      queue().fill(u[level], 0.0);
      run(new Prolong(u[level - 1], u[level]), cube(level));
      run(new ResidualInPlace(u[level], r[level]), cube(level));
      run(new Smooth(r[level], u[level]), cube(level));
    }
    run(new Prolong(u[top - 1], u[top]), cube(top));
    run(new Residual(u[top], v, r[top]), cube(top));
    run(new Smooth(r[top], u[top]), cube(top));
  }

  /** MG's {@code zran3}: 1 where random numbers are largest, -1 where they are smallest. */
  private static double[] charges() {
    double[] random = new double[SIDE * SIDE * SIDE];
    long x = NasRandom.SEED;
    for (int i = 0; i < random.length; i++) {
      x = NasRandom.next(x);
      random[i] = NasRandom.unit(x);
    }
    int[] order =
        IntStream.range(0, random.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> random[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] charges = new double[random.length];
    for (int i = 0; i < 10; i++) {
      charges[order[i]] = -1;
      charges[order[order.length - 1 - i]] = 1;
    }
    return charges;
  }

  /** {@return the value at a point of a torus whose side is a power of two} */
  private static double at(Buffer.OfDouble grid, int side, int x, int y, int z) {
    int mask = side - 1;
    return grid.get(((z & mask) * side + (y & mask)) * side + (x & mask));
  }

  /** Values of a point and of its neighbours, by how many coordinates differ. */
  record Shells(double centre, double faces, double edges, double corners) {
    static Shells of(Buffer.OfDouble grid, int side, int x, int y, int z) {
      double faces = 0;
      double edges = 0;
      double corners = 0;
      for (int dz = -1; dz <= 1; dz++) {
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            double value = at(grid, side, x + dx, y + dy, z + dz);
            switch (dx * dx + dy * dy + dz * dz) {
              case 1 -> faces += value;
              case 2 -> edges += value;
              case 3 -> corners += value;
              default -> {}
            }
          }
        }
      }
      return new Shells(at(grid, side, x, y, z), faces, edges, corners);
    }

    double weighted(double w0, double w1, double w2, double w3) {
      return w0 * centre + w1 * faces + w2 * edges + w3 * corners;
    }
  }

  private static int index(WorkItem item) {
    int side = item.globalSize(0);
    return (item.globalId(2) * side + item.globalId(1)) * side + item.globalId(0);
  }

  private static Shells shells(Buffer.OfDouble grid, WorkItem item) {
    return Shells.of(
        grid, item.globalSize(0), item.globalId(0), item.globalId(1), item.globalId(2));
  }

  /** MG's {@code resid}: r = v - A u. */
  record Residual(Buffer.OfDouble u, Buffer.OfDouble v, Buffer.OfDouble r) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = index(item);
      r.set(i, v.get(i) - shells(u, item).weighted(-8.0 / 3, 0, 1.0 / 6, 1.0 / 12));
    }
  }

  /** The same where v is r. */
  record ResidualInPlace(Buffer.OfDouble u, Buffer.OfDouble r) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = index(item);
      r.set(i, r.get(i) - shells(u, item).weighted(-8.0 / 3, 0, 1.0 / 6, 1.0 / 12));
    }
  }

  /** MG's {@code psinv}: u += C r. */
  record Smooth(Buffer.OfDouble r, Buffer.OfDouble u) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = index(item);
      u.set(i, u.get(i) + shells(r, item).weighted(-3.0 / 8, 1.0 / 32, -1.0 / 64, 0));
    }
  }

  /** MG's {@code rprj3}: a coarse point takes in the fine ones around it. */
  record Restrict(Buffer.OfDouble fine, Buffer.OfDouble coarse) implements Kernel {
    @Override
    public void run(WorkItem item) {
      Shells shells =
          Shells.of(
              fine,
              2 * item.globalSize(0),
              2 * item.globalId(0) + 1,
              2 * item.globalId(1) + 1,
              2 * item.globalId(2) + 1);
      coarse.set(index(item), shells.weighted(0.5, 0.25, 0.125, 0.0625));
    }
  }

  /** MG's {@code interp}: a fine point takes in the coarse ones around it. */
  record Prolong(Buffer.OfDouble coarse, Buffer.OfDouble fine) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int side = item.globalSize(0) / 2;
      int x = item.globalId(0);
      int y = item.globalId(1);
      int z = item.globalId(2);
      double sum = 0;
      // An odd coordinate is a coarse point's own, an even one is between two.
      for (int dz = z & 1; dz < 2; dz++) {
        for (int dy = y & 1; dy < 2; dy++) {
          for (int dx = x & 1; dx < 2; dx++) {
            sum += at(coarse, side, x / 2 - 1 + dx, y / 2 - 1 + dy, z / 2 - 1 + dz);
          }
        }
      }
      int between = 3 - (x & 1) - (y & 1) - (z & 1);
      int i = index(item);
      fine.set(i, fine.get(i) + sum / (1 << between));
    }
  }
}
