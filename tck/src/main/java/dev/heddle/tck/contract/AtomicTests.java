package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.INT64_ATOMICS;
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

/**
 * Atomic operations from many work items on one element. In whatever order they come, each sees
 * what another left: what they leave and the first value are, in some order, what they see and the
 * last value.
 */
class AtomicTests extends KernelTests {
  private static final String[] OPERATIONS = {
    "add", "set", "compareAndExchange", "min",
    "max", "and", "or", "xor"
  };

  private static final int ITEMS = 20_000;
  private static final int LOCAL = 16;

  /** What operations take, the same on host and device. */
  static final class Operand {
    private Operand() {}

    static long of(int operation, int i) {
      long hash = (i + 1) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 29;
      return switch (operation) {
        case 5 -> hash | 0x0F00_0000_0F00_00F0L; // so that some bits stay
        case 6 -> hash & 0x00FF_0F00_00FF_0F00L;
        default -> hash;
      };
    }

    /** {@return what an element becomes} */
    static long after(int operation, long before, long operand) {
      return switch (operation) {
        case 0, 2 -> before + operand;
        case 1 -> operand;
        case 3 -> Math.min(before, operand);
        case 4 -> Math.max(before, operand);
        case 5 -> before & operand;
        case 6 -> before | operand;
        default -> before ^ operand;
      };
    }
  }

  private static long first(int operation) {
    return operation == 5 ? -1 : operation == 6 ? 0 : 12_345;
  }

  /** Asserts that what {@code count} work items saw and left fits together. */
  private static void assertChain(
      int operation, boolean isInt, long last, long[] seen, int firstItem) {
    long[] from = new long[seen.length + 1];
    long[] to = new long[seen.length + 1];
    long all = first(operation);
    from[seen.length] = last;
    to[seen.length] = first(operation);
    for (int i = 0; i < seen.length; i++) {
      long operand = Operand.of(operation, firstItem + i);
      operand = isInt ? (int) operand : operand;
      long after = Operand.after(operation, seen[i], operand);
      from[i] = seen[i];
      to[i] = isInt ? (int) after : after;
      all = Operand.after(operation, all, operand);
    }
    String what = OPERATIONS[operation] + (isInt ? " on int" : " on long");
    if (operation != 1) { // whose order cannot be told
      assertEquals(isInt ? (int) all : all, last, () -> what + ": the last value");
    }
    Arrays.sort(from);
    Arrays.sort(to);
    assertArrayEquals(to, from, () -> what + ": what they saw, against what they left");
  }

  private static int[] firstInts() {
    int[] cells = new int[OPERATIONS.length];
    Arrays.setAll(cells, operation -> (int) first(operation));
    return cells;
  }

  private static long[] firstLongs() {
    long[] cells = new long[OPERATIONS.length];
    Arrays.setAll(cells, AtomicTests::first);
    return cells;
  }

  @Proves(language = "atomics on int buffers", needs = JAVA_KERNELS)
  void int_inBuffers() {
    Buffer.OfInt cells = context().newIntBuffer(firstInts());
    Buffer.OfInt seen = context().newIntBuffer((long) ITEMS * OPERATIONS.length);
    queue().launch(new IntAtomics(cells, seen), NDRange.of(OPERATIONS.length, ITEMS));
    long[] actual = Arrays.stream(queue().toArray(seen)).asLongStream().toArray();
    int[] last = queue().toArray(cells);
    for (int op = 0; op < OPERATIONS.length; op++) {
      long[] saw = Arrays.copyOfRange(actual, op * ITEMS, (op + 1) * ITEMS);
      assertChain(op, true, last[op], saw, 0);
    }
  }

  record IntAtomics(Buffer.OfInt cells, Buffer.OfInt seen) implements Kernel {
    private int apply(int op, int operand) {
      return switch (op) {
        case 0 -> cells.getAndAdd(op, operand);
        case 1 -> cells.getAndSet(op, operand);
        case 2 -> {
          int expected = cells.getAndAdd(op, 0);
          int found = cells.compareAndExchange(op, expected, expected + operand);
          while (found != expected) {
            expected = found;
            found = cells.compareAndExchange(op, expected, expected + operand);
          }
          yield found;
        }
        case 3 -> cells.getAndMin(op, operand);
        case 4 -> cells.getAndMax(op, operand);
        case 5 -> cells.getAndAnd(op, operand);
        case 6 -> cells.getAndOr(op, operand);
        default -> cells.getAndXor(op, operand);
      };
    }

    @Override
    public void run(WorkItem item) {
      int op = item.globalId(0);
      int i = item.globalId(1);
      seen.set(op * ITEMS + i, apply(op, (int) Operand.of(op, i)));
    }
  }

  @Proves(
      language = "atomics on long buffers",
      needs = {JAVA_KERNELS, INT64_ATOMICS})
  void long_inBuffers() {
    Buffer.OfLong cells = context().newLongBuffer(firstLongs());
    Buffer.OfLong seen = context().newLongBuffer((long) ITEMS * OPERATIONS.length);
    queue().launch(new LongAtomics(cells, seen), NDRange.of(OPERATIONS.length, ITEMS));
    long[] actual = queue().toArray(seen);
    long[] last = queue().toArray(cells);
    for (int op = 0; op < OPERATIONS.length; op++) {
      long[] saw = Arrays.copyOfRange(actual, op * ITEMS, (op + 1) * ITEMS);
      assertChain(op, false, last[op], saw, 0);
    }
  }

  record LongAtomics(Buffer.OfLong cells, Buffer.OfLong seen) implements Kernel {
    private long apply(int op, long operand) {
      return switch (op) {
        case 0 -> cells.getAndAdd(op, operand);
        case 1 -> cells.getAndSet(op, operand);
        case 2 -> {
          long expected = cells.getAndAdd(op, 0);
          long found = cells.compareAndExchange(op, expected, expected + operand);
          while (found != expected) {
            expected = found;
            found = cells.compareAndExchange(op, expected, expected + operand);
          }
          yield found;
        }
        case 3 -> cells.getAndMin(op, operand);
        case 4 -> cells.getAndMax(op, operand);
        case 5 -> cells.getAndAnd(op, operand);
        case 6 -> cells.getAndOr(op, operand);
        default -> cells.getAndXor(op, operand);
      };
    }

    @Override
    public void run(WorkItem item) {
      int op = item.globalId(0);
      int i = item.globalId(1);
      seen.set(op * ITEMS + i, apply(op, Operand.of(op, i)));
    }
  }

  @Proves(language = "atomics on local int arrays", needs = JAVA_KERNELS)
  void int_inLocalMemory() {
    int items = 8 * LOCAL;
    Buffer.OfInt cells = context().newIntBuffer(firstInts());
    Buffer.OfInt seen = context().newIntBuffer((long) items * OPERATIONS.length);
    Buffer.OfInt last = context().newIntBuffer((long) items * OPERATIONS.length);
    queue()
        .launch(
            new LocalIntAtomics(cells, Local.ofInts(1), seen, last),
            NDRange.of(items, OPERATIONS.length).withLocalSize(LOCAL, 1));
    long[] actual = Arrays.stream(queue().toArray(seen)).asLongStream().toArray();
    int[] lasts = queue().toArray(last);
    for (int i = 0; i < actual.length; i += LOCAL) {
      long[] saw = Arrays.copyOfRange(actual, i, i + LOCAL);
      assertChain(i / items, true, lasts[i], saw, i % items);
    }
  }

  record LocalIntAtomics(Buffer.OfInt first, Local.OfInt cell, Buffer.OfInt seen, Buffer.OfInt last)
      implements Kernel {
    private int apply(int op, int operand) {
      return switch (op) {
        case 0 -> cell.getAndAdd(0, operand);
        case 1 -> cell.getAndSet(0, operand);
        case 2 -> {
          int expected = cell.getAndAdd(0, 0);
          int found = cell.compareAndExchange(0, expected, expected + operand);
          while (found != expected) {
            expected = found;
            found = cell.compareAndExchange(0, expected, expected + operand);
          }
          yield found;
        }
        case 3 -> cell.getAndMin(0, operand);
        case 4 -> cell.getAndMax(0, operand);
        case 5 -> cell.getAndAnd(0, operand);
        case 6 -> cell.getAndOr(0, operand);
        default -> cell.getAndXor(0, operand);
      };
    }

    @Override
    public void run(WorkItem item) {
      int op = item.globalId(1);
      int at = op * item.globalSize(0) + item.globalId(0);
      if (item.localId(0) == 0) {
        cell.set(0, first.get(op));
      }
      item.barrier();
      seen.set(at, apply(op, (int) Operand.of(op, item.globalId(0))));
      item.barrier();
      last.set(at, cell.get(0));
    }
  }

  @Proves(
      language = "atomics on local long arrays",
      needs = {JAVA_KERNELS, INT64_ATOMICS})
  void long_inLocalMemory() {
    int items = 8 * LOCAL;
    Buffer.OfLong cells = context().newLongBuffer(firstLongs());
    Buffer.OfLong seen = context().newLongBuffer((long) items * OPERATIONS.length);
    Buffer.OfLong last = context().newLongBuffer((long) items * OPERATIONS.length);
    queue()
        .launch(
            new LocalLongAtomics(cells, Local.ofLongs(1), seen, last),
            NDRange.of(items, OPERATIONS.length).withLocalSize(LOCAL, 1));
    long[] actual = queue().toArray(seen);
    long[] lasts = queue().toArray(last);
    for (int i = 0; i < actual.length; i += LOCAL) {
      long[] saw = Arrays.copyOfRange(actual, i, i + LOCAL);
      assertChain(i / items, false, lasts[i], saw, i % items);
    }
  }

  record LocalLongAtomics(
      Buffer.OfLong first, Local.OfLong cell, Buffer.OfLong seen, Buffer.OfLong last)
      implements Kernel {
    private long apply(int op, long operand) {
      return switch (op) {
        case 0 -> cell.getAndAdd(0, operand);
        case 1 -> cell.getAndSet(0, operand);
        case 2 -> {
          long expected = cell.getAndAdd(0, 0);
          long found = cell.compareAndExchange(0, expected, expected + operand);
          while (found != expected) {
            expected = found;
            found = cell.compareAndExchange(0, expected, expected + operand);
          }
          yield found;
        }
        case 3 -> cell.getAndMin(0, operand);
        case 4 -> cell.getAndMax(0, operand);
        case 5 -> cell.getAndAnd(0, operand);
        case 6 -> cell.getAndOr(0, operand);
        default -> cell.getAndXor(0, operand);
      };
    }

    @Override
    public void run(WorkItem item) {
      int op = item.globalId(1);
      int at = op * item.globalSize(0) + item.globalId(0);
      if (item.localId(0) == 0) {
        cell.set(0, first.get(op));
      }
      item.barrier();
      seen.set(at, apply(op, Operand.of(op, item.globalId(0))));
      item.barrier();
      last.set(at, cell.get(0));
    }
  }

  @Proves(language = "atomic add on float", needs = JAVA_KERNELS)
  void float_addsInBuffersAndLocalMemory() {
    int groups = 40;
    Buffer.OfFloat total = context().newFloatBuffer(new float[1]);
    Buffer.OfFloat seen = context().newFloatBuffer((long) groups * LOCAL);
    queue()
        .launch(
            new FloatAdds(Local.ofFloats(1), total, seen),
            NDRange.of(groups * LOCAL).withLocalSize(LOCAL));
    float[] actual = queue().toArray(seen);
    float[] expected = new float[LOCAL];
    for (int i = 0; i < LOCAL; i++) {
      expected[i] = i * 0.25f; // all sums are exact, so that the order does not matter
    }
    for (int i = 0; i < actual.length; i += LOCAL) {
      float[] group = Arrays.copyOfRange(actual, i, i + LOCAL);
      Arrays.sort(group);
      assertArrayEquals(expected, group, "what the work items of a group saw in local memory");
    }
    assertArrayEquals(new float[] {groups * LOCAL * 2.25f}, queue().toArray(total));
  }

  record FloatAdds(Local.OfFloat cell, Buffer.OfFloat total, Buffer.OfFloat seen)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      if (item.localId(0) == 0) {
        cell.set(0, 0f);
      }
      item.barrier();
      seen.set(item.globalId(0), cell.getAndAdd(0, 0.25f));
      total.getAndAdd(0, 2f);
      item.barrier();
      if (item.localId(0) == 0) {
        total.getAndAdd(0, cell.get(0));
      }
    }
  }

  @Proves(language = "atomics on int buffers", needs = JAVA_KERNELS)
  void compareAndExchange_changesOnlyWhatIsExpected() {
    Buffer.OfInt cells = context().newIntBuffer(new int[] {5, 5});
    assertArrayEquals(new int[] {5, 5}, ints(2, out -> new Exchange(cells, out)));
    assertArrayEquals(new int[] {9, 5}, queue().toArray(cells));
  }

  record Exchange(Buffer.OfInt cells, Buffer.OfInt seen) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      seen.set(i, cells.compareAndExchange(i, 5 + i, 9));
    }
  }
}
