package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;

/** NAS IS, class S: 2¹⁶ keys below 2¹¹ are ranked ten times, and sorted by their ranks. */
class NasIsTests extends SuiteTests {
  private static final int KEYS = 1 << 16;
  private static final int MAX_KEY = 1 << 11;
  private static final int ITERATIONS = 10;
  private static final int LOCAL = 32;

  /** The suite's own: the places of keys, and the ranks that they have at first. */
  private static final int[] PLACES = {48427, 17148, 23627, 62548, 4431};

  private static final int[] RANKS = {0, 18, 346, 64917, 65463};

  @Proves(
      language = "NAS IS",
      needs = {JAVA_KERNELS, FP64})
  void classS_givesTheSuitesRanks_andSorts() {
    Buffer.OfInt keys = context().newIntBuffer(KEYS);
    Buffer.OfInt ranks = context().newIntBuffer(MAX_KEY);
    int each = 64;
    run(new CreateKeys(keys, each), NDRange.of(KEYS / each));
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      run(new ChangeKeys(keys, iteration), NDRange.of(1));
      queue().fill(ranks, 0);
      run(new CountKeys(keys, ranks), NDRange.of(KEYS));
      run(new ScanCounts(ranks, Local.ofInts(LOCAL)), groups(LOCAL, LOCAL));
      int[] key = queue().toArray(keys);
      int[] rank = queue().toArray(ranks);
      for (int i = 0; i < PLACES.length; i++) {
        int expected = RANKS[i] + (i <= 2 ? iteration : -iteration);
        assertEquals(expected, rank[key[PLACES[i]] - 1], "rank " + i + " of round " + iteration);
      }
    }
    Buffer.OfInt sorted = context().newIntBuffer(KEYS);
    run(new PlaceKeys(keys, ranks, sorted), NDRange.of(KEYS));
    int[] expected = queue().toArray(keys);
    Arrays.sort(expected);
    assertArrayEquals(expected, queue().toArray(sorted), "the keys in their order");
  }

  /** IS's {@code create_seq}: a key is the mean of four random numbers. */
  record CreateKeys(Buffer.OfInt keys, int each) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int first = item.globalId(0) * each;
      long random = NasRandom.skip(NasRandom.SEED, 4L * first);
      for (int i = first; i < first + each; i++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          random = NasRandom.next(random);
          sum += NasRandom.unit(random);
        }
        keys.set(i, (int) (MAX_KEY / 4 * sum));
      }
    }
  }

  /** The first part of IS's {@code rank}: two keys are others in each round. */
  record ChangeKeys(Buffer.OfInt keys, int iteration) implements Kernel {
    @Override
    public void run(WorkItem item) {
      keys.set(iteration, iteration);
      keys.set(iteration + ITERATIONS, MAX_KEY - iteration);
    }
  }

  /** How often each key is there. */
  record CountKeys(Buffer.OfInt keys, Buffer.OfInt counts) implements Kernel {
    @Override
    public void run(WorkItem item) {
      counts.getAndAdd(keys.get(item.globalId(0)), 1);
    }
  }

  /** How many keys there are up to each, by one group. */
  record ScanCounts(Buffer.OfInt counts, Local.OfInt sums) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      int run = (int) counts.length() / item.localSize(0);
      int sum = 0;
      for (int i = local * run; i < (local + 1) * run; i++) {
        sum += counts.get(i);
      }
      sums.set(local, sum);
      item.barrier();
      int before = 0;
      for (int i = 0; i < local; i++) {
        before += sums.get(i);
      }
      for (int i = local * run; i < (local + 1) * run; i++) {
        before += counts.get(i);
        counts.set(i, before);
      }
    }
  }

  /** IS's {@code full_verify}: each key goes to one of the places of its rank. */
  record PlaceKeys(Buffer.OfInt keys, Buffer.OfInt ranks, Buffer.OfInt sorted) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int key = keys.get(item.globalId(0));
      sorted.set(ranks.getAndAdd(key, -1) - 1, key);
    }
  }
}
