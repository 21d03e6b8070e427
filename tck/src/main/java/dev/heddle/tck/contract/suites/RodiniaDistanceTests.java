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

/** Rodinia: kmeans, nn and streamcluster, which measure distances. */
class RodiniaDistanceTests extends SuiteTests {
  private static final int POINTS = 307;

  @Proves(language = "Rodinia kmeans: kmeans_swap, kmeans_kernel_c", needs = JAVA_KERNELS)
  void kmeans_assignsTheNearestCentre() {
    Random random = random();
    int features = 9;
    int centres = 5;
    float[] points = floats(random, POINTS * features, 0, 1);
    float[] clusters = floats(random, centres * features, 0, 1);
    Buffer.OfFloat swapped = context().newFloatBuffer(points.length);
    Buffer.OfInt members = context().newIntBuffer(POINTS);
    run(new KmeansSwap(buffer(points), swapped, features), NDRange.of(POINTS));
    run(
        new KmeansAssign(swapped, buffer(clusters), members, centres, features),
        NDRange.of(POINTS));
    int[] expected = new int[POINTS];
    for (int p = 0; p < POINTS; p++) {
      float least = Float.MAX_VALUE;
      for (int c = 0; c < centres; c++) {
        float distance = 0;
        for (int f = 0; f < features; f++) {
          float difference = points[p * features + f] - clusters[c * features + f];
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          expected[p] = c;
        }
      }
    }
    assertArrayEquals(expected, queue().toArray(members), seeded("membership"));
  }

  /** Rodinia's {@code kmeans_swap}: features before points. */
  record KmeansSwap(Buffer.OfFloat points, Buffer.OfFloat swapped, int features) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int point = item.globalId(0);
      for (int f = 0; f < features; f++) {
        swapped.set(f * item.globalSize(0) + point, points.get(point * features + f));
      }
    }
  }

  /** Rodinia's {@code kmeans_kernel_c}. */
  record KmeansAssign(
      Buffer.OfFloat points,
      Buffer.OfFloat clusters,
      Buffer.OfInt members,
      int centres,
      int features)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int point = item.globalId(0);
      int nearest = 0;
      float least = Float.MAX_VALUE;
      for (int c = 0; c < centres; c++) {
        float distance = 0;
        for (int f = 0; f < features; f++) {
          float difference =
              points.get(f * item.globalSize(0) + point) - clusters.get(c * features + f);
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          nearest = c;
        }
      }
      members.set(point, nearest);
    }
  }

  @Proves(
      language = "Rodinia nn: NearestNeighbor",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void nn_givesDistances() {
    float[] locations = floats(random(), 2 * POINTS, -180, 180);
    Buffer.OfFloat distances = context().newFloatBuffer(POINTS);
    run(new NearestNeighbour(buffer(locations), distances, 30f, 90f, POINTS), groups(POINTS, 16));
    float[] expected = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      float latitude = 30f - locations[2 * i];
      float longitude = 90f - locations[2 * i + 1];
      expected[i] = (float) Math.sqrt(latitude * latitude + longitude * longitude);
    }
    assertArrayEquals(expected, queue().toArray(distances), seeded("distances"));
  }

  /** Rodinia's {@code NearestNeighbor}; the host picks the least. */
  record NearestNeighbour(
      Buffer.OfFloat locations, Buffer.OfFloat distances, float latitude, float longitude, int n)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      if (i < n) {
        float dx = latitude - locations.get(2 * i);
        float dy = longitude - locations.get(2 * i + 1);
        distances.set(i, (float) Math.sqrt(dx * dx + dy * dy));
      }
    }
  }

  @Proves(language = "Rodinia streamcluster: pgain_kernel", needs = JAVA_KERNELS)
  void streamcluster_weighsAFurtherCentre() {
    Random random = random();
    int dimensions = 7;
    int centres = 4;
    int candidate = random.nextInt(POINTS);
    float[] points = floats(random, POINTS * dimensions, 0, 1);
    float[] weights = floats(random, POINTS, 1, 3);
    float[] costs = floats(random, POINTS, 0, 2);
    int[] assigned = ints(random, POINTS, 0, centres);
    Buffer.OfFloat lower = buffer(new float[POINTS * (centres + 1)]);
    Buffer.OfByte switches = context().newByteBuffer(new byte[POINTS]);
    run(
        new Gain(
            buffer(points),
            buffer(weights),
            buffer(costs),
            buffer(assigned),
            lower,
            switches,
            new Candidate(candidate, dimensions, centres)),
        NDRange.of(POINTS));
    float[] expected = new float[POINTS * (centres + 1)];
    byte[] expectedSwitches = new byte[POINTS];
    for (int i = 0; i < POINTS; i++) {
      float distance = 0;
      for (int d = 0; d < dimensions; d++) {
        float difference = points[d * POINTS + i] - points[d * POINTS + candidate];
        distance += difference * difference;
      }
      float cost = distance * weights[i];
      if (cost < costs[i]) {
        expectedSwitches[i] = 1;
        expected[i * (centres + 1) + centres] += cost - costs[i];
      } else {
        expected[i * (centres + 1) + assigned[i]] += costs[i] - cost;
      }
    }
    assertArrayEquals(expectedSwitches, queue().toArray(switches), seeded("switches"));
    assertArrayEquals(expected, queue().toArray(lower), seeded("gains"));
  }

  /** The point that may become a centre, and the sizes of the problem. */
  record Candidate(int point, int dimensions, int centres) {}

  /** Rodinia's {@code pgain_kernel}: what each point would save. */
  record Gain(
      Buffer.OfFloat points,
      Buffer.OfFloat weights,
      Buffer.OfFloat costs,
      Buffer.OfInt assigned,
      Buffer.OfFloat lower,
      Buffer.OfByte switches,
      Candidate candidate)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int n = item.globalSize(0);
      float distance = 0;
      for (int d = 0; d < candidate.dimensions(); d++) {
        float difference = points.get(d * n + i) - points.get(d * n + candidate.point());
        distance += difference * difference;
      }
      float cost = distance * weights.get(i);
      int row = i * (candidate.centres() + 1);
      boolean cheaper = cost < costs.get(i);
      int at = row + (cheaper ? candidate.centres() : assigned.get(i));
      float gain = cheaper ? cost - costs.get(i) : costs.get(i) - cost;
      lower.set(at, lower.get(at) + gain);
      if (cheaper) {
        switches.set(i, (byte) 1);
      }
    }
  }
}
