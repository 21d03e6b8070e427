package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static dev.heddle.Rule.CMD_7;
import static dev.heddle.Rule.CMD_8;
import static dev.heddle.Rule.USE_5;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.DeviceLimit;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.Kernel;
import dev.heddle.KernelAccess;
import dev.heddle.KernelCompilationException;
import dev.heddle.Launch;
import dev.heddle.Local;
import dev.heddle.MayAlias;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;
import java.util.List;

/** What a launch takes and what it refuses: ranges, local sizes, aliasing, the record itself. */
class LaunchTests extends KernelTests {
  record Add(int value, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.getAndAdd(item.globalId(0) - item.globalOffset(0), value);
    }
  }

  private Buffer.OfInt zeros(int length) {
    return context().newIntBuffer(new int[length]);
  }

  @Proves(value = CMD_8, language = "a range of 0 runs nothing", needs = JAVA_KERNELS)
  void emptyRange_runsNothingAndCompletes() {
    Buffer.OfInt out = zeros(4);
    for (NDRange range :
        List.of(
            NDRange.of(0),
            NDRange.of(0).withLocalSize(4),
            NDRange.of(0).withOffset(2),
            NDRange.of(4, 0),
            NDRange.of(0, 4).withLocalSize(2, 2),
            NDRange.of(3, 0, 5),
            NDRange.of(0, 0, 0))) {
      Event event = queue().launch(new Add(1, out), range);
      event.await();
      assertEquals(EventStatus.COMPLETE, event.status(), range::toString);
    }
    assertViolation(
        CMD_8,
        Status.INVALID_WORK_GROUP_SIZE,
        () -> queue().launch(new Add(1, out), NDRange.of(0, 3).withLocalSize(1, 2)));
    assertArrayEquals(new int[4], queue().toArray(out));
  }

  @Proves(value = CMD_8, language = "local size", needs = JAVA_KERNELS)
  void localSize_thatDoesNotDivideTheRangeIsRefused() {
    Buffer.OfInt out = zeros(60);
    for (NDRange range :
        List.of(
            NDRange.of(60).withLocalSize(7),
            NDRange.of(3).withLocalSize(4),
            NDRange.of(6, 10).withLocalSize(2, 4),
            NDRange.of(3, 4, 5).withLocalSize(3, 4, 2))) {
      assertViolation(
          CMD_8, Status.INVALID_WORK_GROUP_SIZE, () -> queue().launch(new Add(1, out), range));
    }
    assertArrayEquals(new int[60], queue().toArray(out), "a refused launch leaves no trace");
  }

  @Proves(value = CMD_8, language = "local size", needs = JAVA_KERNELS)
  void localSize_overTheDevicesLimitsIsRefused() {
    long x = device().limit(DeviceLimit.MAX_LOCAL_SIZE_X);
    long y = device().limit(DeviceLimit.MAX_LOCAL_SIZE_Y);
    long group = device().limit(DeviceLimit.MAX_WORK_GROUP_SIZE);
    Buffer.OfInt out = zeros(1);
    int tooWide = Math.toIntExact(x + 1);
    assertViolation(
        CMD_8,
        Status.INVALID_WORK_ITEM_SIZE,
        () -> queue().launch(new Add(1, out), NDRange.of(tooWide).withLocalSize(tooWide)));
    int width = (int) Math.min(x, group);
    int height = Math.toIntExact(group / width + 1);
    assumeTrue(height <= y, "each group within the limits of x and y is within that of groups");
    assertViolation(
        CMD_8,
        Status.INVALID_WORK_GROUP_SIZE,
        () ->
            queue()
                .launch(new Add(1, out), NDRange.of(width, height).withLocalSize(width, height)));
    assertArrayEquals(new int[1], queue().toArray(out), "a refused launch leaves no trace");
  }

  @Proves(language = "the components are read during the call", needs = JAVA_KERNELS)
  void record_mayBeUsedAgainWhileItsLaunchWaits() {
    Buffer.OfInt out = zeros(8);
    UserEvent start = context().newUserEvent();
    Add add = new Add(3, out);
    queue().launch(add, NDRange.of(8), start);
    queue().launch(add, NDRange.of(4));
    queue().launch(new Add(100, out), NDRange.of(2));
    start.complete();
    assertArrayEquals(new int[] {106, 106, 6, 6, 3, 3, 3, 3}, queue().toArray(out));
  }

  /** Heddle reads fields: an accessor is the record's own affair. */
  record Misleading(int value, Buffer.OfInt out) implements Kernel {
    @Override
    public int value() {
      return -1;
    }

    @Override
    public void run(WorkItem item) {
      out.set(item.globalId(0), value);
    }
  }

  @Proves(language = "the components are read from the fields", needs = JAVA_KERNELS)
  void record_isReadFromItsFields() {
    assertArrayEquals(new int[] {5, 5}, ints(2, out -> new Misleading(5, out)));
  }

  record Scratch(int value, Local.OfInt scratch, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      scratch.set(item.localId(0), value);
      item.barrier();
      out.set(item.globalId(0), scratch.get(item.localSize(0) - 1 - item.localId(0)));
    }
  }

  @Proves(language = "one Local serves several launches", needs = JAVA_KERNELS)
  void localMemory_isEachLaunchsOwn() {
    Local.OfInt scratch = Local.ofInts(4);
    CommandQueue other = context().newQueue();
    Buffer.OfInt first = zeros(64);
    Buffer.OfInt second = zeros(64);
    NDRange range = NDRange.of(64).withLocalSize(4);
    queue().launch(new Scratch(1, scratch, first), range);
    Event event = other.launch(new Scratch(2, scratch, second), range);
    int[] ones = new int[64];
    Arrays.fill(ones, 1);
    assertArrayEquals(ones, queue().toArray(first));
    Arrays.fill(ones, 2);
    assertArrayEquals(ones, queue().toArray(second, event));
  }

  @Proves(value = CMD_7, language = "local memory over the limit", needs = JAVA_KERNELS)
  void localMemory_overTheDevicesLimitIsRefused() {
    int tooMany =
        Math.toIntExact(device().limit(DeviceLimit.LOCAL_MEMORY_BYTES) / Integer.BYTES + 1);
    Buffer.OfInt out = zeros(1);
    OutOfDeviceMemoryException error =
        assertThrows(
            OutOfDeviceMemoryException.class,
            () -> queue().launch(new Scratch(1, Local.ofInts(tooMany), out), NDRange.of(1)));
    assertEquals(Status.OUT_OF_RESOURCES, error.status());
  }

  record Copy(Buffer.OfInt from, Buffer.OfInt to) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      to.set(i, from.get(i) + 1);
    }
  }

  @MayAlias
  record CopyWithin(Buffer.OfInt from, Buffer.OfInt to) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      to.set(i, from.get(i) + 1);
    }
  }

  @Proves(value = USE_5, language = "@MayAlias", needs = JAVA_KERNELS)
  void arguments_overTheSameMemory_needMayAlias() {
    int part = (int) Math.max(64, device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES));
    int length = part / Integer.BYTES;
    Buffer.OfInt all = zeros(2 * length);
    Buffer.OfInt first = all.newSubBuffer(0, part);
    Buffer.OfInt second = all.newSubBuffer(part, part);
    for (Kernel kernel :
        List.of(
            new Copy(all, all),
            new Copy(all, all.asBytes().asInts()),
            new Copy(all, second),
            new Copy(first, all),
            new Copy(first, first))) {
      assertViolation(
          USE_5, Status.INVALID_OPERATION, () -> queue().launch(kernel, NDRange.of(length)));
    }
    assertArrayEquals(new int[2 * length], queue().toArray(all), "refused, without a trace");
    queue().launch(new CopyWithin(all, all), NDRange.of(length));
    queue().launch(new Copy(first, second), NDRange.of(length)); // they only touch
    int[] expected = new int[2 * length];
    Arrays.fill(expected, 0, length, 1);
    Arrays.fill(expected, length, 2 * length, 2);
    assertArrayEquals(expected, queue().toArray(all));
  }

  record Sum(Buffer.OfInt a, Buffer.OfInt b, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, a.get(i) + b.get(i));
    }
  }

  @Proves(language = "@MayAlias", needs = JAVA_KERNELS)
  void arguments_overTheSameMemory_mayBeRead() {
    Buffer.OfInt in =
        context()
            .newIntBuffer(
                new int[] {1, 2, 3},
                MemoryOptions.DEFAULT.withKernelAccess(KernelAccess.READ_ONLY));
    assertArrayEquals(new int[] {2, 4, 6}, ints(3, out -> new Sum(in, in, out)));
  }

  @Proves(language = "unchecked launches", needs = JAVA_KERNELS)
  void unchecked_givesTheSameResults() {
    Buffer.OfInt in = context().newIntBuffer(new int[] {5, -6, 7, Integer.MAX_VALUE});
    Buffer.OfInt out = zeros(4);
    queue().launch(Launch.of(new Copy(in, out), NDRange.of(4)).unchecked());
    assertArrayEquals(new int[] {6, -5, 8, Integer.MIN_VALUE}, queue().toArray(out));
  }

  /** Has the simple name of another kernel that is compiled with it. */
  interface Elsewhere {
    record Add(int value, Buffer.OfInt out) implements Kernel {
      @Override
      public void run(WorkItem item) {
        out.set(item.globalId(0), value + 100);
      }
    }
  }

  @Proves(language = "kernels compiled ahead", needs = JAVA_KERNELS)
  void kernelsCompiledAhead_giveTheSameResults() {
    List<Class<? extends Kernel>> kernels = List.of(Add.class, Elsewhere.Add.class, Copy.class);
    context().compile(kernels);
    context().compile(kernels);
    Buffer.OfInt out = zeros(3);
    queue().launch(new Elsewhere.Add(5, out), NDRange.of(3));
    queue().launch(new Add(1, out), NDRange.of(2));
    Buffer.OfInt copied = zeros(3);
    queue().launch(new Copy(out, copied), NDRange.of(3));
    assertArrayEquals(new int[] {106, 106, 105}, queue().toArray(out));
    assertArrayEquals(new int[] {107, 107, 106}, queue().toArray(copied));
  }

  record Textual(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, String.valueOf(item.globalId(0)).length());
    }
  }

  @Proves(language = "kernels compiled ahead", needs = JAVA_KERNELS)
  void refusedKernelAmongOthers_isNamedAndTheOthersAreCompiled() {
    KernelCompilationException refused =
        assertThrows(
            KernelCompilationException.class,
            () -> context().compile(List.of(Copy.class, Textual.class, Add.class)));
    assertTrue(refused.getMessage().contains(Textual.class.getName()), refused::getMessage);
    Buffer.OfInt out = zeros(2);
    queue().launch(new Add(3, out), NDRange.of(2));
    assertArrayEquals(new int[] {3, 3}, queue().toArray(out));
  }
}
