package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Dim3;
import dev.heddle.Event;
import dev.heddle.Kernel;
import dev.heddle.KernelFault;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** What a kernel does wrong ends its launch, tells where, and harms nothing else. */
class KernelFaultTests extends KernelTests {
  private static final int LENGTH = 100;
  private static final int CULPRIT = 37;
  private static final long[] OUTSIDE = {
    LENGTH, -1, 123_456, Integer.MIN_VALUE, Integer.MAX_VALUE, (1L << 32) + 3, Long.MIN_VALUE
  };

  private static void assertOutside(Kernel kernel, long index, long length, Event event) {
    KernelFault fault = fault(event);
    assertEquals(kernel.getClass().getName(), fault.kernel(), "the kernel's class");
    assertEquals(new Dim3(CULPRIT, 0, 0), fault.globalId(), fault::toString);
    assertEquals(1, fault.dimensions(), fault::toString);
    assertTrue(fault.reason().contains(Long.toString(index)), () -> index + " in " + fault);
    assertTrue(fault.reason().contains(Long.toString(length)), () -> length + " in " + fault);
  }

  @Proves(language = "faults: an index out of bounds", needs = JAVA_KERNELS)
  void index_outsideOfABufferOfAnyType() {
    Buffer.OfByte bytes = context().newByteBuffer(LENGTH);
    Buffer.OfShort shorts = context().newShortBuffer(LENGTH);
    Buffer.OfChar chars = context().newCharBuffer(LENGTH);
    Buffer.OfInt ints = context().newIntBuffer(LENGTH);
    Buffer.OfLong longs = context().newLongBuffer(LENGTH);
    Buffer.OfFloat floats = context().newFloatBuffer(LENGTH);
    for (int access = 0; access < 14; access++) {
      for (long index : OUTSIDE) {
        Touch touch = new Touch(access, CULPRIT, index, bytes, shorts, chars, ints, longs, floats);
        assertOutside(touch, index, LENGTH, queue().launch(touch, NDRange.of(64)));
      }
    }
  }

  record Touch(
      int access,
      int culprit,
      long index,
      Buffer.OfByte bytes,
      Buffer.OfShort shorts,
      Buffer.OfChar chars,
      Buffer.OfInt ints,
      Buffer.OfLong longs,
      Buffer.OfFloat floats)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      if (item.globalId(0) != culprit) {
        return;
      }
      switch (access) {
        case 0 -> bytes.set(index, (byte) 1);
        case 1 -> shorts.set(index, (short) 1);
        case 2 -> chars.set(index, 'c');
        case 3 -> ints.set(index, 1);
        case 4 -> longs.set(index, 1);
        case 5 -> floats.set(index, 1f);
        case 6 -> bytes.set(0, bytes.get(index));
        case 7 -> shorts.set(0, shorts.get(index));
        case 8 -> chars.set(0, chars.get(index));
        case 9 -> ints.set(0, ints.get(index));
        case 10 -> longs.set(0, longs.get(index));
        case 11 -> floats.set(0, floats.get(index));
        case 12 -> ints.getAndAdd(index, 1);
        default -> floats.getAndAdd(index, 1f);
      }
    }
  }

  @Proves(
      language = "faults: an index out of bounds",
      needs = {JAVA_KERNELS, FP64})
  void index_outsideOfABufferOfDouble() {
    Buffer.OfDouble doubles = context().newDoubleBuffer(LENGTH);
    for (long index : OUTSIDE) {
      TouchDoubles touch = new TouchDoubles(CULPRIT, index, doubles);
      assertOutside(touch, index, LENGTH, queue().launch(touch, NDRange.of(64)));
    }
  }

  record TouchDoubles(int culprit, long index, Buffer.OfDouble doubles) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      doubles.set(i, doubles.get(i == culprit ? index : i));
    }
  }

  @Proves(language = "faults: an index out of bounds", needs = JAVA_KERNELS)
  void index_outsideOfLocalMemory() {
    Buffer.OfInt out = context().newIntBuffer(64);
    for (int access = 0; access < 3; access++) {
      for (long index : OUTSIDE) {
        TouchLocal touch = new TouchLocal(access, CULPRIT, index, Local.ofInts(8), out);
        Event event = queue().launch(touch, NDRange.of(64).withLocalSize(8));
        assertOutside(touch, index, 8, event);
      }
    }
  }

  record TouchLocal(int access, int culprit, long index, Local.OfInt local, Buffer.OfInt out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      long at = i == culprit ? index : i % 8;
      switch (access) {
        case 0 -> local.set(at, 1);
        case 1 -> out.set(i, local.get(at));
        default -> local.getAndMax(at, 1);
      }
    }
  }

  @Proves(language = "faults: an index out of bounds", needs = JAVA_KERNELS)
  void index_outsideOfPrivateAndConstantArrays() {
    Buffer.OfInt out = context().newIntBuffer(64);
    for (int access = 0; access < 3; access++) {
      for (int index : new int[] {8, -1, 123_456, Integer.MIN_VALUE}) {
        TouchArrays touch = new TouchArrays(access, index, out);
        assertOutside(touch, index, 8, queue().launch(touch, NDRange.of(1).withOffset(CULPRIT)));
      }
    }
  }

  record TouchArrays(int access, int index, Buffer.OfInt out) implements Kernel {
    static final int[] TABLE = {1, 2, 3, 4, 5, 6, 7, 8};

    @Override
    public void run(WorkItem item) {
      int[] array = new int[8];
      int result = 0;
      switch (access) {
        case 0 -> array[index] = 1;
        case 1 -> result = array[index];
        default -> result = TABLE[index];
      }
      out.set(item.globalId(0), result + array[0]);
    }
  }

  @Proves(language = "faults: an integer division by zero", needs = JAVA_KERNELS)
  void division_byZeroOfIntAndLong() {
    Buffer.OfLong out = context().newLongBuffer(64);
    for (int operator = 0; operator < 6; operator++) {
      Divide divide = new Divide(operator, CULPRIT, out);
      KernelFault fault = fault(queue().launch(divide, NDRange.of(64)));
      assertEquals(Divide.class.getName(), fault.kernel());
      assertEquals(new Dim3(CULPRIT, 0, 0), fault.globalId(), fault::toString);
      assertTrue(fault.reason().contains("zero"), fault::toString);
    }
  }

  record Divide(int operator, int zero, Buffer.OfLong out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int divisor = i - zero;
      int x = 1000;
      long y = 1L << 40;
      switch (operator) {
        case 0 -> out.set(i, x / divisor);
        case 1 -> out.set(i, x % divisor);
        case 2 -> out.set(i, y / divisor);
        case 3 -> out.set(i, y % (long) divisor);
        case 4 -> {
          x /= divisor;
          out.set(i, x);
        }
        default -> {
          y %= divisor;
          out.set(i, y);
        }
      }
    }
  }

  private static int lineAbove() {
    return new Throwable().getStackTrace()[1].getLineNumber();
  }

  @Proves(language = "faults tell work item and source line", needs = JAVA_KERNELS)
  void fault_tellsWhereItHappened() {
    Buffer.OfInt out = context().newIntBuffer(3);
    NDRange range = NDRange.of(8, 6, 4).withOffset(100, 0, 7);
    KernelFault fault = fault(queue().launch(new InOneItem(out), range));
    assertEquals(3, fault.dimensions());
    assertEquals(new Dim3(104, 3, 9), fault.globalId(), fault::toString);
    fault
        .sourceLine()
        .ifPresent(
            line -> {
              int above = InOneItem.line();
              assertTrue(line > above && line < above + 14, () -> line + " after " + above);
            });
  }

  record InOneItem(Buffer.OfInt out) implements Kernel {
    static int line() {
      return lineAbove();
    }

    private void store(int i) {
      out.set(i, 1);
    }

    @Override
    public void run(WorkItem item) {
      boolean here = item.globalId(0) == 104 && item.globalId(1) == 3 && item.globalId(2) == 9;
      store(here ? 3 : 2);
    }
  }
}
