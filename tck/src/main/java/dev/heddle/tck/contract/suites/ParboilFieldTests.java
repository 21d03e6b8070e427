package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Parboil: stencil, cutcp and mri-q, which work out fields. */
class ParboilFieldTests extends SuiteTests {
  @Proves(language = "Parboil stencil", needs = JAVA_KERNELS)
  void stencil_hasSevenPoints() {
    int nx = 19;
    int ny = 11;
    int nz = 9;
    float c0 = 1f / 6f;
    float c1 = 1f / 6f / 6f;
    float[] field = floats(random(), nx * ny * nz, -1, 1);
    Buffer.OfFloat from = buffer(field);
    Buffer.OfFloat to = buffer(field);
    for (int i = 0; i < 3; i++) {
      run(new Stencil(from, to, c0, c1, nx, ny), NDRange.of(nx - 2, ny - 2, nz - 2));
      float[] next = field.clone();
      for (int z = 1; z < nz - 1; z++) {
        for (int y = 1; y < ny - 1; y++) {
          for (int x = 1; x < nx - 1; x++) {
            int at = (z * ny + y) * nx + x;
            next[at] =
                (field[at + nx * ny]
                            + field[at - nx * ny]
                            + field[at + nx]
                            + field[at - nx]
                            + field[at + 1]
                            + field[at - 1])
                        * c1
                    - field[at] * c0;
          }
        }
      }
      field = next;
      Buffer.OfFloat swapped = from;
      from = to;
      to = swapped;
    }
    assertArrayEquals(field, queue().toArray(from), seeded("field"));
  }

  /** Parboil's {@code naive_kernel} of stencil. */
  record Stencil(Buffer.OfFloat from, Buffer.OfFloat to, float c0, float c1, int nx, int ny)
      implements Kernel {
    float at(int x, int y, int z) {
      return from.get(x + nx * (y + ny * z));
    }

    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0) + 1;
      int y = item.globalId(1) + 1;
      int z = item.globalId(2) + 1;
      float around =
          at(x, y, z + 1)
              + at(x, y, z - 1)
              + at(x, y + 1, z)
              + at(x, y - 1, z)
              + at(x + 1, y, z)
              + at(x - 1, y, z);
      to.set(x + nx * (y + ny * z), around * c1 - at(x, y, z) * c0);
    }
  }

  @Proves(
      language = "Parboil cutcp",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void cutcp_addsThePotentialsOfNearAtoms() {
    int side = 11;
    int atoms = 75;
    float[] places = floats(random(), 4 * atoms, 0.01f, 5.4f);
    Buffer.OfFloat lattice = context().newFloatBuffer((long) side * side * side);
    run(
        new CutoffPotential(buffer(places), lattice, Local.ofFloats(4 * 16), atoms),
        NDRange.of(roundedUp(side * side * side, 64)).withLocalSize(64));
    float[] expected = new float[side * side * side];
    for (int point = 0; point < expected.length; point++) {
      float x = point % side * 0.5f;
      float y = point / side % side * 0.5f;
      float z = point / side / side * 0.5f;
      float potential = 0;
      for (int i = 0; i < atoms; i++) {
        float dx = places[4 * i] - x;
        float dy = places[4 * i + 1] - y;
        float dz = places[4 * i + 2] - z;
        float r2 = dx * dx + dy * dy + dz * dz;
        if (r2 < CutoffPotential.CUTOFF2) {
          float s = 1f - r2 * (1f / CutoffPotential.CUTOFF2);
          potential += places[4 * i + 3] * (1f / (float) Math.sqrt(r2)) * s * s;
        }
      }
      expected[point] = potential;
    }
    assertArrayEquals(expected, queue().toArray(lattice), seeded("potentials"));
  }

  /** Parboil's {@code opencl_cutoff_potential_lattice}; atoms come in batches to local memory. */
  record CutoffPotential(
      Buffer.OfFloat atoms, Buffer.OfFloat lattice, Local.OfFloat batch, int count)
      implements Kernel {
    static final float CUTOFF2 = 2.25f;

    @Override
    public void run(WorkItem item) {
      int side = 11;
      int point = item.globalId(0);
      int local = item.localId(0);
      int capacity = (int) batch.length() / 4;
      Float4 place =
          new Float4(
              point % side * 0.5f, point / side % side * 0.5f, point / side / side * 0.5f, 0);
      float potential = 0;
      for (int first = 0; first < count; first += capacity) {
        int inBatch = Math.min(capacity, count - first);
        if (local < 4 * inBatch) {
          batch.set(local, atoms.get(4 * first + local));
        }
        item.barrier();
        for (int i = 0; i < inBatch; i++) {
          float dx = batch.get(4 * i) - place.x();
          float dy = batch.get(4 * i + 1) - place.y();
          float dz = batch.get(4 * i + 2) - place.z();
          float r2 = dx * dx + dy * dy + dz * dz;
          if (r2 < CUTOFF2) {
            float s = 1f - r2 * (1f / CUTOFF2);
            potential += batch.get(4 * i + 3) * (1f / (float) Math.sqrt(r2)) * s * s;
          }
        }
        item.barrier();
      }
      if (point < lattice.length()) {
        lattice.set(point, potential);
      }
    }
  }

  @Proves(
      language = "Parboil mri-q: ComputePhiMag, ComputeQ",
      needs = {JAVA_KERNELS, FP64})
  void mriQ_isAFourierSum() {
    Random random = random();
    int samples = 67;
    int voxels = 131;
    float[] phi = floats(random, 2 * samples, -1, 1);
    float[] k = floats(random, 3 * samples, -1, 1);
    float[] x = floats(random, 3 * voxels, -1, 1);
    Buffer.OfFloat magnitudes = context().newFloatBuffer(samples);
    Buffer.OfFloat q = buffer(new float[2 * voxels]);
    run(new PhiMagnitude(buffer(phi), magnitudes), NDRange.of(samples));
    run(new ComputeQ(magnitudes, buffer(k), buffer(x), q), NDRange.of(voxels));
    float[] expectedMagnitudes = new float[samples];
    for (int i = 0; i < samples; i++) {
      expectedMagnitudes[i] = phi[2 * i] * phi[2 * i] + phi[2 * i + 1] * phi[2 * i + 1];
    }
    float[] expected = new float[2 * voxels];
    for (int v = 0; v < voxels; v++) {
      for (int i = 0; i < samples; i++) {
        float dot = k[3 * i] * x[3 * v] + k[3 * i + 1] * x[3 * v + 1] + k[3 * i + 2] * x[3 * v + 2];
        float angle = 2f * (float) Math.PI * dot;
        expected[2 * v] += expectedMagnitudes[i] * (float) Math.cos(angle);
        expected[2 * v + 1] += expectedMagnitudes[i] * (float) Math.sin(angle);
      }
    }
    assertArrayEquals(expectedMagnitudes, queue().toArray(magnitudes), seeded("magnitudes"));
    // A term is below 2 and may be rounded to the float beside, and so may the sums of up to 134.
    assertNear(expected, queue().toArray(q), 67 * 134 * 0x1p-24, "Q");
  }

  /** Parboil's {@code ComputePhiMag_GPU}. */
  record PhiMagnitude(Buffer.OfFloat phi, Buffer.OfFloat magnitudes) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      float re = phi.get(2 * i);
      float im = phi.get(2 * i + 1);
      magnitudes.set(i, re * re + im * im);
    }
  }

  /** Parboil's {@code ComputeQ_GPU}. */
  record ComputeQ(Buffer.OfFloat magnitudes, Buffer.OfFloat k, Buffer.OfFloat x, Buffer.OfFloat q)
      implements Kernel {
    static final float TWO_PI = 2f * (float) Math.PI;

    @Override
    public void run(WorkItem item) {
      int v = item.globalId(0);
      float px = x.get(3 * v);
      float py = x.get(3 * v + 1);
      float pz = x.get(3 * v + 2);
      float re = 0;
      float im = 0;
      for (int i = 0; i < magnitudes.length(); i++) {
        float angle = TWO_PI * (k.get(3 * i) * px + k.get(3 * i + 1) * py + k.get(3 * i + 2) * pz);
        re += magnitudes.get(i) * (float) Math.cos(angle);
        im += magnitudes.get(i) * (float) Math.sin(angle);
      }
      q.set(2 * v, re);
      q.set(2 * v + 1, im);
    }
  }
}
