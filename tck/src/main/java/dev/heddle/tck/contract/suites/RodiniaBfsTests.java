package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;

/** Rodinia: bfs, the distances of a graph's nodes from the first, a front of nodes at a time. */
class RodiniaBfsTests extends SuiteTests {
  private static final int NODES = 501;

  @Proves(language = "Rodinia bfs: BFS_1, BFS_2", needs = JAVA_KERNELS)
  void bfs_givesDistances() {
    Random random = random();
    int[] starts = new int[NODES + 1];
    for (int i = 0; i < NODES; i++) {
      starts[i + 1] = starts[i] + random.nextInt(5);
    }
    int[] edges = ints(random, starts[NODES], 0, NODES);
    byte[] first = new byte[NODES];
    first[0] = 1;
    int[] unknown = new int[NODES];
    Arrays.fill(unknown, -1);
    unknown[0] = 0;
    Buffer.OfInt costs = buffer(unknown);
    Buffer.OfByte mask = context().newByteBuffer(first);
    Buffer.OfByte updating = context().newByteBuffer(new byte[NODES]);
    Buffer.OfByte visited = context().newByteBuffer(first);
    Buffer.OfByte more = context().newByteBuffer(1);
    Bfs1 expand = new Bfs1(buffer(starts), buffer(edges), mask, updating, visited, costs);
    do {
      queue().fill(more, (byte) 0);
      run(expand, NDRange.of(NODES));
      run(new Bfs2(mask, updating, visited, more), NDRange.of(NODES));
    } while (queue().toArray(more)[0] != 0);
    assertArrayEquals(distances(starts, edges), queue().toArray(costs), seeded("distances"));
  }

  private static int[] distances(int[] starts, int[] edges) {
    int[] distances = new int[NODES];
    Arrays.fill(distances, -1);
    distances[0] = 0;
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int node = queue.remove();
      for (int e = starts[node]; e < starts[node + 1]; e++) {
        if (distances[edges[e]] < 0) {
          distances[edges[e]] = distances[node] + 1;
          queue.add(edges[e]);
        }
      }
    }
    return distances;
  }

  /** Rodinia's {@code BFS_1}: the neighbours of the front that were not visited. */
  record Bfs1(
      Buffer.OfInt starts,
      Buffer.OfInt edges,
      Buffer.OfByte mask,
      Buffer.OfByte updating,
      Buffer.OfByte visited,
      Buffer.OfInt costs)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int node = item.globalId(0);
      if (mask.get(node) != 0) {
        mask.set(node, (byte) 0);
        for (int e = starts.get(node); e < starts.get(node + 1); e++) {
          int next = edges.get(e);
          if (visited.get(next) == 0) {
            costs.set(next, costs.get(node) + 1);
            updating.set(next, (byte) 1);
          }
        }
      }
    }
  }

  /** Rodinia's {@code BFS_2}: they become the front. */
  record Bfs2(Buffer.OfByte mask, Buffer.OfByte updating, Buffer.OfByte visited, Buffer.OfByte more)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int node = item.globalId(0);
      if (updating.get(node) != 0) {
        mask.set(node, (byte) 1);
        visited.set(node, (byte) 1);
        more.set(0, (byte) 1);
        updating.set(node, (byte) 0);
      }
    }
  }
}
