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

/** Rodinia: nw and pathfinder, dynamic programming from tiles in local memory. */
class RodiniaDynamicProgrammingTests extends SuiteTests {
  private static final int LENGTH = 37;
  private static final int BLOCK = 8;
  private static final int PENALTY = 10;

  @Proves(language = "Rodinia nw: nw_kernel1, nw_kernel2", needs = JAVA_KERNELS)
  void needlemanWunsch_scoresAnAlignment() {
    int stride = LENGTH + 1;
    int[] similarity = ints(random(), stride * stride, -4, 12);
    int[] expected = new int[stride * stride];
    for (int i = 1; i <= LENGTH; i++) {
      expected[i] = -i * PENALTY;
      expected[i * stride] = -i * PENALTY;
    }
    Buffer.OfInt scores = buffer(expected);
    Buffer.OfInt reference = buffer(similarity);
    int blocks = (LENGTH + BLOCK - 1) / BLOCK;
    for (int strip = 0; strip < 2 * blocks - 1; strip++) {
      int first = Math.max(0, strip - blocks + 1);
      int inStrip = Math.min(strip, blocks - 1) - first + 1;
      run(
          new NeedlemanWunsch(
              reference, scores, Local.ofInts((BLOCK + 1) * (BLOCK + 1)), first, strip),
          groups(inStrip * BLOCK, BLOCK));
    }
    for (int i = 1; i <= LENGTH; i++) {
      for (int j = 1; j <= LENGTH; j++) {
        int at = i * stride + j;
        int diagonal = expected[at - stride - 1] + similarity[at];
        expected[at] =
            Math.max(diagonal, Math.max(expected[at - 1], expected[at - stride]) - PENALTY);
      }
    }
    assertArrayEquals(expected, queue().toArray(scores), seeded("scores"));
  }

  /** Rodinia's {@code nw_kernel1} and {@code nw_kernel2}: the blocks of a diagonal strip. */
  record NeedlemanWunsch(
      Buffer.OfInt reference, Buffer.OfInt scores, Local.OfInt tile, int first, int strip)
      implements Kernel {
    private static final int STRIDE = LENGTH + 1;
    private static final int WIDTH = BLOCK + 1;

    @Override
    public void run(WorkItem item) {
      int x = item.localId(0);
      int blockX = first + item.groupId(0);
      int column = blockX * BLOCK + x + 1;
      int top = (strip - blockX) * BLOCK;
      int side = top + x + 1;
      if (x == 0) {
        tile.set(0, scores.get(top * STRIDE + blockX * BLOCK));
      }
      tile.set(x + 1, column < STRIDE ? scores.get(top * STRIDE + column) : 0);
      tile.set((x + 1) * WIDTH, side < STRIDE ? scores.get(side * STRIDE + blockX * BLOCK) : 0);
      for (int m = 0; m < 2 * BLOCK - 1; m++) {
        item.barrier();
        int y = m - x;
        int row = top + y + 1;
        if (y >= 0 && y < BLOCK && row < STRIDE && column < STRIDE) {
          int at = (y + 1) * WIDTH + x + 1;
          int diagonal = tile.get(at - WIDTH - 1) + reference.get(row * STRIDE + column);
          int score = Math.max(diagonal, tile.get(at - 1) - PENALTY);
          tile.set(at, Math.max(score, tile.get(at - WIDTH) - PENALTY));
        }
      }
      item.barrier();
      for (int y = 0; y < BLOCK && column < STRIDE && top + y + 1 < STRIDE; y++) {
        scores.set((top + y + 1) * STRIDE + column, tile.get((y + 1) * WIDTH + x + 1));
      }
    }
  }

  @Proves(language = "Rodinia pathfinder: dynproc_kernel", needs = JAVA_KERNELS)
  void pathfinder_findsTheCheapestWayDown() {
    Random random = random();
    int columns = 203;
    int rows = 18;
    int pyramid = 4;
    int local = 32;
    int[] wall = ints(random, rows * columns, 0, 10);
    int[] expected = new int[columns];
    System.arraycopy(wall, 0, expected, 0, columns);
    Buffer.OfInt from = buffer(expected);
    Buffer.OfInt to = context().newIntBuffer(columns);
    Buffer.OfInt costs = buffer(wall);
    int inner = local - 2 * pyramid;
    NDRange range = NDRange.of((columns + inner - 1) / inner * local).withLocalSize(local);
    for (int row = 1; row < rows; row += pyramid) {
      int steps = Math.min(pyramid, rows - row);
      run(
          new Pathfinder(
              costs, from, to, Local.ofInts(local), Local.ofInts(local), row, steps, pyramid),
          range);
      Buffer.OfInt swapped = from;
      from = to;
      to = swapped;
    }
    for (int row = 1; row < rows; row++) {
      int[] next = new int[columns];
      for (int x = 0; x < columns; x++) {
        int least = expected[x];
        least = x > 0 ? Math.min(least, expected[x - 1]) : least;
        least = x < columns - 1 ? Math.min(least, expected[x + 1]) : least;
        next[x] = least + wall[row * columns + x];
      }
      expected = next;
    }
    assertArrayEquals(expected, queue().toArray(from), seeded("costs"));
  }

  /** Rodinia's {@code dynproc_kernel}: several rows a launch, of a tile that shrinks. */
  record Pathfinder(
      Buffer.OfInt wall,
      Buffer.OfInt from,
      Buffer.OfInt to,
      Local.OfInt previous,
      Local.OfInt result,
      int row,
      int steps,
      int pyramid)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int tx = item.localId(0);
      int size = item.localSize(0);
      int columns = (int) from.length();
      int x = item.groupId(0) * (size - 2 * pyramid) - pyramid + tx;
      boolean inside = x >= 0 && x < columns;
      if (inside) {
        previous.set(tx, from.get(x));
      }
      item.barrier();
      int west = x == 0 ? tx : tx - 1;
      int east = x == columns - 1 ? tx : tx + 1;
      for (int step = 0; step < steps; step++) {
        boolean valid = inside && tx > step && tx < size - 1 - step;
        if (valid) {
          int least = Math.min(previous.get(tx), Math.min(previous.get(west), previous.get(east)));
          result.set(tx, least + wall.get((row + step) * columns + x));
        }
        item.barrier();
        if (valid) {
          previous.set(tx, result.get(tx));
        }
        item.barrier();
      }
      if (inside && tx >= pyramid && tx < size - pyramid) {
        to.set(x, previous.get(tx));
      }
    }
  }
}
