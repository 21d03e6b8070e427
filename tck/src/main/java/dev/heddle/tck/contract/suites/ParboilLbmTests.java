package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Parboil: lbm, a fluid by the lattice Boltzmann method with 19 directions, around obstacles. */
class ParboilLbmTests extends SuiteTests {
  private static final int NX = 7;
  private static final int NY = 6;
  private static final int NZ = 9;
  private static final int CELLS = NX * NY * NZ;
  private static final int Q = 19;
  private static final float OMEGA = 1.95f;
  private static final int FLUID = 0;
  private static final int OBSTACLE = 1;

  /** What drives the fluid: in these cells its velocity is given. */
  private static final int ACCELERATED = 2;

  /** Directions: at rest, along the axes, along the diagonals of planes; opposites in pairs. */
  private static final int[] DX = {0, 1, -1, 0, 0, 0, 0, 1, -1, 1, -1, 1, -1, 1, -1, 0, 0, 0, 0};

  private static final int[] DY = {0, 0, 0, 1, -1, 0, 0, 1, -1, -1, 1, 0, 0, 0, 0, 1, -1, 1, -1};

  private static final int[] DZ = {0, 0, 0, 0, 0, 1, -1, 0, 0, 0, 0, 1, -1, -1, 1, 1, -1, -1, 1};

  private static float weight(int q) {
    return q == 0 ? 1f / 3f : q < 7 ? 1f / 18f : 1f / 36f;
  }

  private static int opposite(int q) {
    return q == 0 ? 0 : (q - 1 ^ 1) + 1;
  }

  /** {@return the cell beside one; the lattice is a torus} */
  private static int beside(int cell, int q) {
    int x = Math.floorMod(cell % NX + DX[q], NX);
    int y = Math.floorMod(cell / NX % NY + DY[q], NY);
    int z = Math.floorMod(cell / NX / NY + DZ[q], NZ);
    return (z * NY + y) * NX + x;
  }

  @Proves(
      language = "Parboil lbm: performStreamCollide",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void fluid_streamsAndCollides() {
    Random random = random();
    int[] kinds = new int[CELLS];
    float[] lattice = new float[Q * CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      int draw = random.nextInt(10);
      kinds[cell] = draw == 0 ? OBSTACLE : draw == 1 ? ACCELERATED : FLUID;
      for (int q = 0; q < Q; q++) {
        lattice[q * CELLS + cell] = weight(q) * (0.9f + random.nextFloat() / 5);
      }
    }
    Buffer.OfFloat from = buffer(lattice);
    Buffer.OfFloat to = context().newFloatBuffer(lattice.length);
    Buffer.OfInt cells = buffer(kinds);
    for (int step = 0; step < 3; step++) {
      run(new StreamCollide(from, to, cells), NDRange.of(NX, NY, NZ));
      lattice = next(lattice, kinds);
      Buffer.OfFloat swapped = from;
      from = to;
      to = swapped;
    }
    assertArrayEquals(lattice, queue().toArray(from), seeded("lattice"));
  }

  private static float[] next(float[] old, int[] kinds) {
    float[] next = new float[old.length];
    for (int cell = 0; cell < CELLS; cell++) {
      float density = 0;
      float ux = 0;
      float uy = 0;
      float uz = 0;
      for (int q = 0; q < Q; q++) {
        float f = old[q * CELLS + cell];
        density += f;
        ux += DX[q] * f;
        uy += DY[q] * f;
        uz += DZ[q] * f;
      }
      ux = kinds[cell] == ACCELERATED ? 0.005f : ux / density;
      uy = kinds[cell] == ACCELERATED ? 0.002f : uy / density;
      uz = kinds[cell] == ACCELERATED ? 0f : uz / density;
      float u2 = 1.5f * (ux * ux + uy * uy + uz * uz);
      for (int q = 0; q < Q; q++) {
        float f = old[q * CELLS + cell];
        if (kinds[cell] == OBSTACLE) {
          int back = opposite(q);
          next[back * CELLS + beside(cell, back)] = f;
        } else {
          float along = DX[q] * ux + DY[q] * uy + DZ[q] * uz;
          float balance = weight(q) * density * (1f + along * (4.5f * along + 3f) - u2);
          next[q * CELLS + beside(cell, q)] = (1f - OMEGA) * f + OMEGA * balance;
        }
      }
    }
    return next;
  }

  /** Parboil's {@code performStreamCollide_kernel}: collides, then pushes to the cells around. */
  record StreamCollide(Buffer.OfFloat from, Buffer.OfFloat to, Buffer.OfInt kinds)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int cell = (item.globalId(2) * NY + item.globalId(1)) * NX + item.globalId(0);
      float[] f = new float[Q];
      for (int q = 0; q < Q; q++) {
        f[q] = from.get(q * CELLS + cell);
      }
      int kind = kinds.get(cell);
      if (kind == OBSTACLE) {
        for (int q = 0; q < Q; q++) {
          int back = opposite(q);
          to.set(back * CELLS + beside(cell, back), f[q]);
        }
        return;
      }
      float density = 0;
      float ux = 0;
      float uy = 0;
      float uz = 0;
      for (int q = 0; q < Q; q++) {
        density += f[q];
        ux += DX[q] * f[q];
        uy += DY[q] * f[q];
        uz += DZ[q] * f[q];
      }
      switch (kind) {
        case ACCELERATED -> {
          ux = 0.005f;
          uy = 0.002f;
          uz = 0f;
        }
        default -> {
          ux /= density;
          uy /= density;
          uz /= density;
        }
      }
      float u2 = 1.5f * (ux * ux + uy * uy + uz * uz);
      for (int q = 0; q < Q; q++) {
        float along = DX[q] * ux + DY[q] * uy + DZ[q] * uz;
        float balance = weight(q) * density * (1f + along * (4.5f * along + 3f) - u2);
        to.set(q * CELLS + beside(cell, q), (1f - OMEGA) * f[q] + OMEGA * balance);
      }
    }
  }
}
