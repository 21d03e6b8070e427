package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.DeviceLimit;
import dev.heddle.Dim3;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;
import java.util.List;

/** Where a work item is: its ids, the sizes of the range and of its group, the offset. */
class WorkItemTests extends KernelTests {
  /** What a work item tells of each dimension. */
  private static final int FACTS = 7;

  @Proves(language = "each id occurs exactly once", needs = JAVA_KERNELS)
  void ids_occurOnceEachInRangesOfAllShapes() {
    for (NDRange range :
        List.of(
            NDRange.of(1),
            NDRange.of(2),
            NDRange.of(63),
            NDRange.of(64),
            NDRange.of(997),
            NDRange.of(10_007),
            NDRange.of(1, 1),
            NDRange.of(101, 1),
            NDRange.of(1, 103),
            NDRange.of(31, 37),
            NDRange.of(64, 16),
            NDRange.of(7, 11, 13),
            NDRange.of(1, 1, 17),
            NDRange.of(16, 8, 4),
            NDRange.of(1, 29, 1))) {
      assertIds(range);
    }
  }

  @Proves(language = "given local sizes", needs = JAVA_KERNELS)
  void ids_followTheGivenLocalSize() {
    for (NDRange range :
        List.of(
            NDRange.of(1).withLocalSize(1),
            NDRange.of(64).withLocalSize(1),
            NDRange.of(64).withLocalSize(64),
            NDRange.of(60).withLocalSize(5),
            NDRange.of(997 * 2).withLocalSize(2),
            NDRange.of(12, 10).withLocalSize(4, 5),
            NDRange.of(12, 10).withLocalSize(1, 10),
            NDRange.of(12, 10).withLocalSize(12, 1),
            NDRange.of(4, 6, 10).withLocalSize(2, 3, 5),
            NDRange.of(8, 4, 6).withLocalSize(1, 1, 6),
            NDRange.of(5, 7, 3).withLocalSize(5, 7, 1))) {
      if (range.localSize().product() <= device().limit(DeviceLimit.MAX_WORK_GROUP_SIZE)) {
        assertIds(range);
      }
    }
  }

  @Proves(language = "offsets", needs = JAVA_KERNELS)
  void ids_startAtTheOffset() {
    for (NDRange range :
        List.of(
            NDRange.of(13).withOffset(5),
            NDRange.of(64).withLocalSize(16).withOffset(3),
            NDRange.of(7, 9).withOffset(0, 1000),
            NDRange.of(8, 6).withLocalSize(4, 2).withOffset(100, 7),
            NDRange.of(3, 5, 7).withOffset(1 << 20, 2, 1 << 30),
            NDRange.of(10).withOffset(Integer.MAX_VALUE - 10))) {
      assertIds(range);
    }
  }

  /** Runs a kernel that writes down all that its work items know, and compares. */
  private void assertIds(NDRange range) {
    int items = Math.toIntExact(range.workItems());
    Buffer.OfInt seen = context().newIntBuffer(new int[items]);
    Buffer.OfInt facts = context().newIntBuffer(3L * FACTS * items);
    Buffer.OfInt dimensions = context().newIntBuffer(items);
    queue().launch(new WriteDown(seen, facts, dimensions), range);
    int[] once = new int[items];
    Arrays.fill(once, 1);
    assertArrayEquals(once, queue().toArray(seen), () -> "how often each id occurs in " + range);
    Arrays.fill(once, range.dimensions());
    assertArrayEquals(once, queue().toArray(dimensions), () -> "dimensions in " + range);
    int[] actual = queue().toArray(facts);
    Dim3 size = range.globalSize();
    for (int i = 0; i < items; i++) {
      Dim3 id = new Dim3(i % size.x(), i / size.x() % size.y(), i / size.x() / size.y());
      for (int d = 0; d < 3; d++) {
        int from = (3 * i + d) * FACTS;
        assertFacts(range, d, id.at(d), Arrays.copyOfRange(actual, from, from + FACTS));
      }
    }
    facts.close();
    seen.close();
    dimensions.close();
  }

  private static void assertFacts(NDRange range, int dimension, int id, int[] facts) {
    String where = "id %d of dimension %d in %s".formatted(id, dimension, range);
    int size = range.globalSize().at(dimension);
    int localId = facts[1];
    int groupId = facts[2];
    int localSize = facts[4];
    int groupCount = facts[5];
    assertEquals(id + range.offset().at(dimension), facts[0], () -> where + ": global id");
    assertEquals(size, facts[3], () -> where + ": global size");
    assertEquals(range.offset().at(dimension), facts[6], () -> where + ": offset");
    assertEquals(id, groupId * localSize + localId, () -> where + ": group and local id");
    assertTrue(localId >= 0 && localId < localSize, () -> where + ": local id " + localId);
    assertTrue(groupId >= 0 && groupId < groupCount, () -> where + ": group id " + groupId);
    if (range.hasLocalSize()) {
      assertEquals(range.localSize().at(dimension), localSize, () -> where + ": local size");
      assertEquals(size / localSize, groupCount, () -> where + ": groups");
    } else {
      // The backend may pad a range whose groups are its own choice.
      assertEquals((size + localSize - 1) / localSize, groupCount, () -> where + ": groups");
    }
  }

  record WriteDown(Buffer.OfInt seen, Buffer.OfInt facts, Buffer.OfInt dimensions)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0) - item.globalOffset(0);
      int y = item.globalId(1) - item.globalOffset(1);
      int z = item.globalId(2) - item.globalOffset(2);
      int i = (z * item.globalSize(1) + y) * item.globalSize(0) + x;
      seen.getAndAdd(i, 1);
      dimensions.set(i, item.dimensions());
      for (int d = 0; d < 3; d++) {
        int at = (3 * i + d) * FACTS;
        facts.set(at, item.globalId(d));
        facts.set(at + 1, item.localId(d));
        facts.set(at + 2, item.groupId(d));
        facts.set(at + 3, item.globalSize(d));
        facts.set(at + 4, item.localSize(d));
        facts.set(at + 5, item.groupCount(d));
        facts.set(at + 6, item.globalOffset(d));
      }
    }
  }

  @Proves(language = "prime sizes", needs = JAVA_KERNELS)
  void range_ofAPrimeSizeTouchesNothingBeyondItself() {
    int prime = 100_003;
    int[] before = new int[prime + 1021];
    Buffer.OfInt out = context().newIntBuffer(before);
    queue().launch(new Count(out), NDRange.of(prime));
    Arrays.fill(before, 0, prime, 1);
    assertArrayEquals(before, queue().toArray(out));
  }

  record Count(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.getAndAdd(item.globalId(0), 1);
    }
  }
}
