package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;

/** SHOC: Sort, a radix sort of four bits a pass, each of a count, a scan and a scatter. */
class ShocSortTests extends SuiteTests {
  private static final int LENGTH = 700;
  private static final int LOCAL = 16;
  private static final int EACH = 8;

  @Proves(language = "SHOC Sort: reduce, top_scan, bottom_scan", needs = JAVA_KERNELS)
  void sort_ordersUnsignedKeysAndTheirValues() {
    int[] keys = random().ints(LENGTH).toArray();
    Arrays.fill(keys, 100, 140, keys[99]); // what is equal keeps its order
    int[] places = new int[LENGTH];
    Arrays.setAll(places, i -> i);
    int groups = (LENGTH + LOCAL * EACH - 1) / (LOCAL * EACH);
    Buffer.OfInt from = buffer(keys);
    Buffer.OfInt fromValues = buffer(places);
    Buffer.OfInt to = context().newIntBuffer(LENGTH);
    Buffer.OfInt toValues = context().newIntBuffer(LENGTH);
    Buffer.OfInt counts = context().newIntBuffer(16L * groups);
    NDRange range = NDRange.of(groups * LOCAL).withLocalSize(LOCAL);
    for (int shift = 0; shift < 32; shift += 4) {
      run(new Count(from, counts, Local.ofInts(16), shift), range);
      run(new ScanCounts(counts), NDRange.of(1));
      run(
          new Scatter(from, fromValues, to, toValues, counts, Local.ofInts(16 * LOCAL), shift),
          range);
      Buffer.OfInt swapped = from;
      from = to;
      to = swapped;
      swapped = fromValues;
      fromValues = toValues;
      toValues = swapped;
    }
    int[] order =
        Arrays.stream(places)
            .boxed()
            .sorted((a, b) -> Integer.compareUnsigned(keys[a], keys[b]))
            .mapToInt(place -> place)
            .toArray();
    assertArrayEquals(order, queue().toArray(fromValues), seeded("values"));
    int[] sorted = Arrays.stream(order).map(place -> keys[place]).toArray();
    assertArrayEquals(sorted, queue().toArray(from), seeded("keys"));
  }

  /** SHOC's {@code reduce}: how often each digit is in a group's block, digit by digit. */
  record Count(Buffer.OfInt keys, Buffer.OfInt counts, Local.OfInt digits, int shift)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      digits.set(local, 0);
      item.barrier();
      int block = item.groupId(0) * item.localSize(0) * EACH;
      for (int j = 0; j < EACH; j++) {
        int i = block + j * item.localSize(0) + local;
        if (i < keys.length()) {
          digits.getAndAdd(keys.get(i) >>> shift & 15, 1);
        }
      }
      item.barrier();
      counts.set(local * item.groupCount(0) + item.groupId(0), digits.get(local));
    }
  }

  /** SHOC's {@code top_scan}, by one work item. */
  record ScanCounts(Buffer.OfInt counts) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int before = 0;
      for (int i = 0; i < counts.length(); i++) {
        int count = counts.get(i);
        counts.set(i, before);
        before += count;
      }
    }
  }

  /** SHOC's {@code bottom_scan}: each work item places a run of keys, in their order. */
  record Scatter(
      Buffer.OfInt keys,
      Buffer.OfInt values,
      Buffer.OfInt sortedKeys,
      Buffer.OfInt sortedValues,
      Buffer.OfInt offsets,
      Local.OfInt places,
      int shift)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      int items = item.localSize(0);
      int n = (int) keys.length();
      int first = item.globalId(0) * EACH;
      int last = Math.min(first + EACH, n);
      int[] next = new int[16];
      for (int i = first; i < last; i++) {
        next[keys.get(i) >>> shift & 15]++;
      }
      for (int digit = 0; digit < 16; digit++) {
        places.set(digit * items + local, next[digit]);
      }
      item.barrier();
      int place = offsets.get(local * item.groupCount(0) + item.groupId(0));
      for (int i = 0; i < items; i++) {
        int count = places.get(local * items + i);
        places.set(local * items + i, place);
        place += count;
      }
      item.barrier();
      for (int digit = 0; digit < 16; digit++) {
        next[digit] = places.get(digit * items + local);
      }
      for (int i = first; i < last; i++) {
        int key = keys.get(i);
        int to = next[key >>> shift & 15]++;
        sortedKeys.set(to, key);
        sortedValues.set(to, values.get(i));
      }
    }
  }
}
