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

/** Rodinia: cfd, a step of the Euler equations on an unstructured grid. */
class RodiniaCfdTests extends SuiteTests {
  private static final int CELLS = 113;
  private static final int FACES = 4;
  private static final int VARIABLES = 5;
  private static final float GAMMA = 1.4f;

  /** A neighbour that is no cell. */
  private static final int WALL = -1;

  private static final int FAR = -2;

  /** Density, momentum, energy, of a cell or flowing through a face. */
  record Flow(float density, float x, float y, float z, float energy) {
    static final Flow ZERO = new Flow(0, 0, 0, 0, 0);
    static final Flow FAR_FIELD = new Flow(1.4f, 1.68f, 0.1f, 0, 3.5f);

    Flow plus(Flow o, float factor) {
      return new Flow(
          density + o.density * factor,
          x + o.x * factor,
          y + o.y * factor,
          z + o.z * factor,
          energy + o.energy * factor);
    }

    float speedSquared() {
      return (x * x + y * y + z * z) / (density * density);
    }

    float pressure() {
      return (GAMMA - 1f) * (energy - 0.5f * density * speedSquared());
    }

    float speedOfSound() {
      return (float) Math.sqrt(GAMMA * pressure() / density);
    }

    /** {@return what flows through a face of a direction and area} */
    Flow through(float nx, float ny, float nz) {
      float p = pressure();
      float speed = (x * nx + y * ny + z * nz) / density;
      return new Flow(
          density * speed,
          x * speed + p * nx,
          y * speed + p * ny,
          z * speed + p * nz,
          (energy + p) * speed);
    }
  }

  @Proves(
      language = "Rodinia cfd: compute_step_factor, compute_flux, time_step",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void euler_takesASteps() {
    Random random = random();
    int[] neighbours = ints(random, CELLS * FACES, FAR, CELLS);
    float[] normals = floats(random, 3 * CELLS * FACES, -0.5f, 0.5f);
    float[] areas = floats(random, CELLS, 1, 2);
    float[] variables = new float[CELLS * VARIABLES];
    for (int cell = 0; cell < CELLS; cell++) {
      variables[cell] = 1.2f + random.nextFloat() / 4;
      for (int v = 1; v < 4; v++) {
        variables[v * CELLS + cell] = random.nextFloat();
      }
      variables[4 * CELLS + cell] = 3 + random.nextFloat();
    }
    Buffer.OfFloat state = buffer(variables);
    Buffer.OfFloat factors = context().newFloatBuffer(CELLS);
    Buffer.OfFloat fluxes = context().newFloatBuffer(variables.length);
    NDRange range = NDRange.of(CELLS);
    run(new StepFactor(state, buffer(areas), factors), range);
    run(new Flux(buffer(neighbours), buffer(normals), state, fluxes), range);
    run(new TimeStep(state, factors, fluxes), range);
    float[] expected = variables.clone();
    for (int cell = 0; cell < CELLS; cell++) {
      Flow flow = flow(variables, cell);
      float speed = (float) Math.sqrt(flow.speedSquared()) + flow.speedOfSound();
      float factor = 0.5f / ((float) Math.sqrt(areas[cell]) * speed);
      Flow flux = Flow.ZERO;
      for (int face = 0; face < FACES; face++) {
        int at = face * CELLS + cell;
        float nx = normals[3 * at];
        float ny = normals[3 * at + 1];
        float nz = normals[3 * at + 2];
        int other = neighbours[at];
        if (other == WALL) {
          float p = flow.pressure();
          flux = flux.plus(new Flow(0, p * nx, p * ny, p * nz, 0), 1);
        } else if (other == FAR) {
          flux = flux.plus(Flow.FAR_FIELD.through(nx, ny, nz), 0.5f);
          flux = flux.plus(flow.through(nx, ny, nz), 0.5f);
        } else {
          Flow there = flow(variables, other);
          float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
          float fastest =
              (float) Math.sqrt(there.speedSquared())
                  + (float) Math.sqrt(flow.speedSquared())
                  + there.speedOfSound()
                  + flow.speedOfSound();
          float viscosity = -length * 0.2f * 0.5f * fastest;
          flux = flux.plus(flow.plus(there, -1), viscosity);
          flux = flux.plus(there.through(nx, ny, nz), 0.5f);
          flux = flux.plus(flow.through(nx, ny, nz), 0.5f);
        }
      }
      Flow next = flow.plus(flux, factor);
      float[] parts = {next.density(), next.x(), next.y(), next.z(), next.energy()};
      for (int v = 0; v < VARIABLES; v++) {
        expected[v * CELLS + cell] = parts[v];
      }
    }
    assertArrayEquals(expected, queue().toArray(state), seeded("variables"));
  }

  private static Flow flow(float[] v, int cell) {
    return new Flow(
        v[cell], v[CELLS + cell], v[2 * CELLS + cell], v[3 * CELLS + cell], v[4 * CELLS + cell]);
  }

  private static Flow flow(Buffer.OfFloat v, int cell) {
    return new Flow(
        v.get(cell),
        v.get(CELLS + cell),
        v.get(2 * CELLS + cell),
        v.get(3 * CELLS + cell),
        v.get(4 * CELLS + cell));
  }

  private static void put(Buffer.OfFloat v, int cell, Flow flow) {
    v.set(cell, flow.density());
    v.set(CELLS + cell, flow.x());
    v.set(2 * CELLS + cell, flow.y());
    v.set(3 * CELLS + cell, flow.z());
    v.set(4 * CELLS + cell, flow.energy());
  }

  /** Rodinia's {@code compute_step_factor}. */
  record StepFactor(Buffer.OfFloat variables, Buffer.OfFloat areas, Buffer.OfFloat factors)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int cell = item.globalId(0);
      Flow flow = flow(variables, cell);
      float speed = (float) Math.sqrt(flow.speedSquared()) + flow.speedOfSound();
      factors.set(cell, 0.5f / ((float) Math.sqrt(areas.get(cell)) * speed));
    }
  }

  /** Rodinia's {@code compute_flux}: what comes through the faces of a cell. */
  record Flux(
      Buffer.OfInt neighbours,
      Buffer.OfFloat normals,
      Buffer.OfFloat variables,
      Buffer.OfFloat fluxes)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int cell = item.globalId(0);
      Flow own = flow(variables, cell);
      Flow flux = Flow.ZERO;
      for (int face = 0; face < FACES; face++) {
        int at = face * CELLS + cell;
        float nx = normals.get(3 * at);
        float ny = normals.get(3 * at + 1);
        float nz = normals.get(3 * at + 2);
        int other = neighbours.get(at);
        switch (other) {
          case WALL -> {
            float p = own.pressure();
            flux = flux.plus(new Flow(0, p * nx, p * ny, p * nz, 0), 1);
          }
          case FAR ->
              flux =
                  flux.plus(Flow.FAR_FIELD.through(nx, ny, nz), 0.5f)
                      .plus(own.through(nx, ny, nz), 0.5f);
          default -> {
            Flow there = flow(variables, other);
            float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
            float fastest =
                (float) Math.sqrt(there.speedSquared())
                    + (float) Math.sqrt(own.speedSquared())
                    + there.speedOfSound()
                    + own.speedOfSound();
            float viscosity = -length * 0.2f * 0.5f * fastest;
            flux =
                flux.plus(own.plus(there, -1), viscosity)
                    .plus(there.through(nx, ny, nz), 0.5f)
                    .plus(own.through(nx, ny, nz), 0.5f);
          }
        }
      }
      put(fluxes, cell, flux);
    }
  }

  /** Rodinia's {@code time_step}. */
  record TimeStep(Buffer.OfFloat variables, Buffer.OfFloat factors, Buffer.OfFloat fluxes)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int cell = item.globalId(0);
      put(variables, cell, flow(variables, cell).plus(flow(fluxes, cell), factors.get(cell)));
    }
  }
}
