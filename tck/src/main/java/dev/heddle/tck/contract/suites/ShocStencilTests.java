package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** SHOC: Stencil2D, nine points, from tiles in local memory. */
class ShocStencilTests extends SuiteTests {
  private static final int ROWS = 29;
  private static final int COLUMNS = 37;
  private static final int SIDE = 8;
  private static final float CENTRE = 0.25f;
  private static final float CARDINAL = 0.15f;
  private static final float DIAGONAL = 0.05f;

  @Proves(language = "SHOC Stencil2D", needs = JAVA_KERNELS)
  void stencil_isAppliedSeveralTimes() {
    float[] values = floats(random(), ROWS * COLUMNS, -1, 1);
    Buffer.OfFloat from = buffer(values);
    Buffer.OfFloat to = buffer(values);
    NDRange range =
        NDRange.of(roundedUp(COLUMNS - 2, SIDE), roundedUp(ROWS - 2, SIDE))
            .withLocalSize(SIDE, SIDE);
    for (int i = 0; i < 3; i++) {
      run(new Stencil(from, to, Local.ofFloats((SIDE + 2) * (SIDE + 2))), range);
      values = next(values);
      Buffer.OfFloat swapped = from;
      from = to;
      to = swapped;
    }
    assertArrayEquals(values, queue().toArray(from), seeded("stencil"));
  }

  private static float[] next(float[] old) {
    float[] values = old.clone();
    for (int row = 1; row < ROWS - 1; row++) {
      for (int column = 1; column < COLUMNS - 1; column++) {
        int i = row * COLUMNS + column;
        values[i] =
            CENTRE * old[i]
                + CARDINAL * (old[i - COLUMNS] + old[i + COLUMNS] + old[i - 1] + old[i + 1])
                + DIAGONAL
                    * (old[i - COLUMNS - 1]
                        + old[i - COLUMNS + 1]
                        + old[i + COLUMNS - 1]
                        + old[i + COLUMNS + 1]);
      }
    }
    return values;
  }

  /** SHOC's {@code StencilKernel}; the border of the field stays as it is. */
  record Stencil(Buffer.OfFloat from, Buffer.OfFloat to, Local.OfFloat tile) implements Kernel {
    private static final int WIDTH = SIDE + 2;

    @Override
    public void run(WorkItem item) {
      int firstRow = item.groupId(1) * SIDE;
      int firstColumn = item.groupId(0) * SIDE;
      for (int i = item.localId(1) * SIDE + item.localId(0); i < WIDTH * WIDTH; i += SIDE * SIDE) {
        int row = firstRow + i / WIDTH;
        int column = firstColumn + i % WIDTH;
        if (row < ROWS && column < COLUMNS) {
          tile.set(i, from.get(row * COLUMNS + column));
        }
      }
      item.barrier();
      int row = item.globalId(1) + 1;
      int column = item.globalId(0) + 1;
      if (row >= ROWS - 1 || column >= COLUMNS - 1) {
        return;
      }
      int i = (item.localId(1) + 1) * WIDTH + item.localId(0) + 1;
      float cardinal =
          tile.get(i - WIDTH) + tile.get(i + WIDTH) + tile.get(i - 1) + tile.get(i + 1);
      float diagonal =
          tile.get(i - WIDTH - 1)
              + tile.get(i - WIDTH + 1)
              + tile.get(i + WIDTH - 1)
              + tile.get(i + WIDTH + 1);
      to.set(
          row * COLUMNS + column, CENTRE * tile.get(i) + CARDINAL * cardinal + DIAGONAL * diagonal);
    }
  }
}
