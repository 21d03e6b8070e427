package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Rodinia: hotspot, the temperature of a chip, several steps a launch from tiles that shrink. */
class RodiniaHotspotTests extends SuiteTests {
  private static final int ROWS = 27;
  private static final int COLUMNS = 21;
  private static final int BLOCK = 12;
  private static final int PYRAMID = 2;
  private static final float AMBIENT = 80f;
  private static final float STEP_PER_CAPACITY = 0.35f;
  private static final float INVERSE_RX = 0.11f;
  private static final float INVERSE_RY = 0.13f;
  private static final float INVERSE_RZ = 0.02f;

  @Proves(language = "Rodinia hotspot", needs = JAVA_KERNELS)
  void temperatures_areThoseOfSingleSteps() {
    Random random = random();
    float[] temperatures = floats(random, ROWS * COLUMNS, 320, 345);
    float[] power = floats(random, ROWS * COLUMNS, 0, 1);
    Buffer.OfFloat from = buffer(temperatures);
    Buffer.OfFloat to = context().newFloatBuffer(temperatures.length);
    int inner = BLOCK - 2 * PYRAMID;
    NDRange range =
        NDRange.of((COLUMNS + inner - 1) / inner * BLOCK, (ROWS + inner - 1) / inner * BLOCK)
            .withLocalSize(BLOCK, BLOCK);
    Buffer.OfFloat powers = buffer(power);
    int steps = 5;
    for (int done = 0; done < steps; done += PYRAMID) {
      Local.OfFloat tile = Local.ofFloats(BLOCK * BLOCK);
      Local.OfFloat next = Local.ofFloats(BLOCK * BLOCK);
      run(new Hotspot(powers, from, to, tile, next, Math.min(PYRAMID, steps - done)), range);
      Buffer.OfFloat swapped = from;
      from = to;
      to = swapped;
    }
    for (int i = 0; i < steps; i++) {
      temperatures = next(temperatures, power);
    }
    assertArrayEquals(temperatures, queue().toArray(from), seeded("temperatures"));
  }

  private static float[] next(float[] old, float[] power) {
    float[] next = new float[old.length];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int i = row * COLUMNS + column;
        float north = old[row == 0 ? i : i - COLUMNS];
        float south = old[row == ROWS - 1 ? i : i + COLUMNS];
        float west = old[column == 0 ? i : i - 1];
        float east = old[column == COLUMNS - 1 ? i : i + 1];
        next[i] = Hotspot.heated(old[i], power[i], north, south, west, east);
      }
    }
    return next;
  }

  /** Rodinia's {@code hotspot}: each step makes what is valid of a tile smaller by one cell. */
  record Hotspot(
      Buffer.OfFloat power,
      Buffer.OfFloat from,
      Buffer.OfFloat to,
      Local.OfFloat tile,
      Local.OfFloat next,
      int steps)
      implements Kernel {
    static float heated(float old, float power, float north, float south, float west, float east) {
      return old
          + STEP_PER_CAPACITY
              * (power
                  + (north + south - 2f * old) * INVERSE_RY
                  + (west + east - 2f * old) * INVERSE_RX
                  + (AMBIENT - old) * INVERSE_RZ);
    }

    @Override
    public void run(WorkItem item) {
      int tx = item.localId(0);
      int ty = item.localId(1);
      int inner = BLOCK - 2 * PYRAMID;
      int column = item.groupId(0) * inner - PYRAMID + tx;
      int row = item.groupId(1) * inner - PYRAMID + ty;
      boolean inside = row >= 0 && row < ROWS && column >= 0 && column < COLUMNS;
      int cell = row * COLUMNS + column;
      int i = ty * BLOCK + tx;
      float heat = 0;
      if (inside) {
        tile.set(i, from.get(cell));
        heat = power.get(cell);
      }
      item.barrier();
      int north = row == 0 ? i : i - BLOCK;
      int south = row == ROWS - 1 ? i : i + BLOCK;
      int west = column == 0 ? i : i - 1;
      int east = column == COLUMNS - 1 ? i : i + 1;
      for (int step = 1; step <= steps; step++) {
        boolean valid =
            inside && tx >= step && tx < BLOCK - step && ty >= step && ty < BLOCK - step;
        if (valid) {
          next.set(
              i,
              heated(
                  tile.get(i),
                  heat,
                  tile.get(north),
                  tile.get(south),
                  tile.get(west),
                  tile.get(east)));
        }
        item.barrier();
        if (valid) {
          tile.set(i, next.get(i));
        }
        item.barrier();
      }
      if (inside
          && tx >= PYRAMID
          && tx < BLOCK - PYRAMID
          && ty >= PYRAMID
          && ty < BLOCK - PYRAMID) {
        to.set(cell, tile.get(i));
      }
    }
  }
}
