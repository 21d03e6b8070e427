package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;

import dev.heddle.Buffer;
import dev.heddle.Double4;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Rodinia: lavaMD, potentials and forces between particles of a box and of the boxes around it. */
class RodiniaLavaMdTests extends SuiteTests {
  private static final int SIDE = 3;
  private static final int BOXES = SIDE * SIDE * SIDE;
  private static final int EACH = 8;
  private static final double ALPHA = 0.5;

  @Proves(
      language = "Rodinia lavaMD: kernel_gpu_opencl",
      needs = {JAVA_KERNELS, FP64})
  void potentials_comeFromTheBoxesAround() {
    Random random = random();
    double[] positions = doubles(random, 4 * BOXES * EACH, 0.1, 1);
    double[] charges = doubles(random, BOXES * EACH, 0.1, 1);
    Buffer.OfDouble out = buffer(new double[4 * BOXES * EACH]);
    run(
        new Lava(buffer(positions), buffer(charges), out, Local.ofDoubles(5 * EACH)),
        NDRange.of(BOXES * EACH).withLocalSize(EACH));
    double[] expected = new double[positions.length];
    for (int box = 0; box < BOXES; box++) {
      for (int i = box * EACH; i < (box + 1) * EACH; i++) {
        Double4 own = at(positions, i);
        Double4 sum = Double4.ZERO;
        for (int z = -1; z <= 1; z++) {
          for (int y = -1; y <= 1; y++) {
            for (int x = -1; x <= 1; x++) {
              int other = neighbour(box, x, y, z);
              for (int j = other * EACH; other >= 0 && j < (other + 1) * EACH; j++) {
                sum = sum.plus(Lava.effect(own, at(positions, j), charges[j]));
              }
            }
          }
        }
        expected[4 * i] = sum.x();
        expected[4 * i + 1] = sum.y();
        expected[4 * i + 2] = sum.z();
        expected[4 * i + 3] = sum.w();
      }
    }
    // Terms below 2, 216 of them, each off by a few units in the last place of the exponential.
    assertNear(expected, queue().toArray(out), 216 * 16 * 0x1p-52, "potentials and forces");
  }

  private static Double4 at(double[] values, int i) {
    return new Double4(values[4 * i], values[4 * i + 1], values[4 * i + 2], values[4 * i + 3]);
  }

  /** {@return a box beside another, or -1 outside} */
  private static int neighbour(int box, int dx, int dy, int dz) {
    int x = box % SIDE + dx;
    int y = box / SIDE % SIDE + dy;
    int z = box / SIDE / SIDE + dz;
    boolean inside = x >= 0 && x < SIDE && y >= 0 && y < SIDE && z >= 0 && z < SIDE;
    return inside ? (z * SIDE + y) * SIDE + x : -1;
  }

  /** Rodinia's {@code kernel_gpu_opencl}: a group a box, which takes in one box after another. */
  record Lava(
      Buffer.OfDouble positions,
      Buffer.OfDouble charges,
      Buffer.OfDouble out,
      Local.OfDouble others)
      implements Kernel {
    /** {@return potential, and force in three dimensions; a position's first number is |r|²} */
    static Double4 effect(Double4 a, Double4 b, double charge) {
      double dot = a.y() * b.y() + a.z() * b.z() + a.w() * b.w();
      double r2 = a.x() + b.x() - dot;
      double potential = Math.exp(-(2 * ALPHA * ALPHA) * r2);
      double force = 2 * potential;
      return new Double4(
              potential, force * (a.y() - b.y()), force * (a.z() - b.z()), force * (a.w() - b.w()))
          .times(charge);
    }

    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      int i = item.globalId(0);
      Double4 own =
          new Double4(
              positions.get(4 * i),
              positions.get(4 * i + 1),
              positions.get(4 * i + 2),
              positions.get(4 * i + 3));
      Double4 sum = Double4.ZERO;
      for (int around = 0; around < 27; around++) {
        int box = neighbour(item.groupId(0), around % 3 - 1, around / 3 % 3 - 1, around / 9 - 1);
        if (box < 0) {
          continue;
        }
        int other = box * EACH + local;
        for (int k = 0; k < 4; k++) {
          others.set(5 * local + k, positions.get(4 * other + k));
        }
        others.set(5 * local + 4, charges.get(other));
        item.barrier();
        for (int j = 0; j < 5 * EACH; j += 5) {
          Double4 position =
              new Double4(others.get(j), others.get(j + 1), others.get(j + 2), others.get(j + 3));
          sum = sum.plus(effect(own, position, others.get(j + 4)));
        }
        item.barrier();
      }
      out.set(4 * i, sum.x());
      out.set(4 * i + 1, sum.y());
      out.set(4 * i + 2, sum.z());
      out.set(4 * i + 3, sum.w());
    }
  }
}
