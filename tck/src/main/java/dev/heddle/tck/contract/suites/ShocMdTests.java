package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;
import java.util.Comparator;

/** SHOC: MD, the forces of Lennard-Jones between atoms and their neighbours. */
class ShocMdTests extends SuiteTests {
  private static final int ATOMS = 137;
  private static final int NEIGHBOURS = 24;
  private static final float CUTOFF = 16f;
  private static final float LJ1 = 1.5f;
  private static final float LJ2 = 2f;

  @Proves(
      language = "SHOC MD: compute_lj_force",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void forces_areThoseOfTheNeighboursWithinTheCutoff() {
    float[] positions = floats(random(), 3 * ATOMS, 0, 12);
    int[] neighbours = nearest(positions);
    Buffer.OfFloat forces = context().newFloatBuffer(3L * ATOMS);
    run(new LennardJones(buffer(positions), buffer(neighbours), forces), NDRange.of(ATOMS));
    float[] expected = new float[3 * ATOMS];
    for (int i = 0; i < ATOMS; i++) {
      float fx = 0;
      float fy = 0;
      float fz = 0;
      for (int n = 0; n < NEIGHBOURS; n++) {
        int j = neighbours[n * ATOMS + i];
        float dx = positions[3 * i] - positions[3 * j];
        float dy = positions[3 * i + 1] - positions[3 * j + 1];
        float dz = positions[3 * i + 2] - positions[3 * j + 2];
        float r2 = dx * dx + dy * dy + dz * dz;
        if (r2 < CUTOFF) {
          float inverse = 1f / r2;
          float sixth = inverse * inverse * inverse;
          float force = inverse * sixth * (LJ1 * sixth - LJ2);
          fx += dx * force;
          fy += dy * force;
          fz += dz * force;
        }
      }
      expected[3 * i] = fx;
      expected[3 * i + 1] = fy;
      expected[3 * i + 2] = fz;
    }
    assertArrayEquals(expected, queue().toArray(forces), seeded("forces"));
  }

  /** {@return the nearest atoms of each, the nearest of all atoms first} */
  private static int[] nearest(float[] positions) {
    int[] neighbours = new int[ATOMS * NEIGHBOURS];
    Integer[] others = new Integer[ATOMS];
    Arrays.setAll(others, i -> i);
    for (int i = 0; i < ATOMS; i++) {
      int atom = i;
      Arrays.sort(others, Comparator.comparingDouble(j -> distance(positions, atom, j)));
      for (int n = 0; n < NEIGHBOURS; n++) {
        neighbours[n * ATOMS + i] = others[n + 1];
      }
    }
    return neighbours;
  }

  private static double distance(float[] positions, int i, int j) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      double d = positions[3 * i + k] - positions[3 * j + k];
      sum += d * d;
    }
    return sum;
  }

  /** SHOC's {@code compute_lj_force}. */
  record LennardJones(Buffer.OfFloat positions, Buffer.OfInt neighbours, Buffer.OfFloat forces)
      implements Kernel {
    Float4 position(int atom) {
      return new Float4(
          positions.get(3 * atom), positions.get(3 * atom + 1), positions.get(3 * atom + 2), 0);
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Float4 own = position(i);
      Float4 force = Float4.ZERO;
      for (int n = 0; n < NEIGHBOURS; n++) {
        int j = neighbours.get(n * ATOMS + i);
        Float4 d = own.minus(position(j));
        float r2 = d.dot(d);
        if (r2 < CUTOFF) {
          float inverse = 1f / r2;
          float sixth = inverse * inverse * inverse;
          force = force.plus(d.times(inverse * sixth * (LJ1 * sixth - LJ2)));
        }
      }
      forces.set(3 * i, force.x());
      forces.set(3 * i + 1, force.y());
      forces.set(3 * i + 2, force.z());
    }
  }
}
