package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.IMAGES;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static dev.heddle.Rule.MAP_7;
import static dev.heddle.Rule.USE_1;
import static dev.heddle.Rule.USE_2;
import static dev.heddle.Rule.USE_5;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.Kernel;
import dev.heddle.KernelAccess;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.Origin;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.WorkItem;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;

/** What kernels do with their arguments is what they are held to: MAP-7, USE-1, USE-2, USE-5. */
class KernelAccessTests extends ContractTests {
  private static final int LENGTH = 100;
  private static final NDRange RANGE = NDRange.of(LENGTH);

  /** Reads one buffer, writes another, and leaves a third alone. */
  record Doubled(Buffer.OfInt in, Buffer.OfInt out, Buffer.OfInt idle) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, 2 * in.get(i));
    }
  }

  /** Adds two buffers, which are only read and may be one. */
  record Sum(Buffer.OfInt a, Buffer.OfInt b, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, a.get(i) + b.get(i));
    }
  }

  record Darker(Image2D in, Image2D out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1);
      out.write(x, y, in.read(x, y).times(0.5f));
    }
  }

  private Buffer.OfInt counted() {
    Buffer.OfInt buffer = context().newIntBuffer(LENGTH);
    try (Mapping mapping = queue().map(buffer, MapMode.WRITE_INVALIDATE)) {
      for (int i = 0; i < LENGTH; i++) {
        mapping.segment().setAtIndex(JAVA_INT, i, i);
      }
    }
    return buffer;
  }

  private Buffer.OfInt ints(KernelAccess access) {
    return context()
        .newBuffer(4L * LENGTH, MemoryOptions.DEFAULT.withKernelAccess(access))
        .asInts();
  }

  private void assertElement(int expected, Buffer.OfInt buffer, int index) {
    try (Mapping mapping = queue().map(buffer, MapMode.READ)) {
      assertEquals(expected, mapping.segment().getAtIndex(JAVA_INT, index));
    }
  }

  @Proves(value = MAP_7, needs = JAVA_KERNELS)
  void whatIsMappedForReading_isReadByKernelsMeanwhile() {
    Buffer.OfInt in = counted();
    Buffer.OfInt out = context().newIntBuffer(LENGTH);
    try (Mapping mapping = queue().map(in, MapMode.READ)) {
      queue().launch(new Doubled(in, out, context().newIntBuffer(1)), RANGE).await();
      assertEquals(7, mapping.segment().getAtIndex(JAVA_INT, 7));
    }
    assertElement(14, out, 7);
  }

  @Proves(value = USE_2, needs = JAVA_KERNELS)
  void whatIsMappedForReading_isNotWrittenByKernels() {
    Buffer.OfInt out = counted();
    Doubled kernel = new Doubled(counted(), out, counted());
    try (Mapping mapping = queue().map(out, MapMode.READ)) {
      assertViolation(USE_2, Status.INVALID_OPERATION, () -> queue().launch(kernel, RANGE));
      assertEquals(7, mapping.segment().getAtIndex(JAVA_INT, 7));
    }
  }

  @Proves(value = USE_1, needs = JAVA_KERNELS)
  void whatIsMappedForWriting_isNotReadByKernels_andMayBeAnArgumentThatIsLeftAlone() {
    Buffer.OfInt mapped = counted();
    Buffer.OfInt in = counted();
    Buffer.OfInt out = context().newIntBuffer(LENGTH);
    try (Mapping mapping = queue().map(mapped, MapMode.WRITE)) {
      assertViolation(
          USE_1,
          Status.INVALID_OPERATION,
          () -> queue().launch(new Doubled(mapped, out, in), RANGE));
      queue().launch(new Doubled(in, out, mapped), RANGE).await();
      mapping.segment().setAtIndex(JAVA_INT, 0, 1);
    }
    assertElement(14, out, 7);
  }

  @Proves(value = USE_5, needs = JAVA_KERNELS)
  void bufferThatKernelsOnlyRead_isNotWritten_andTheReverse() {
    Buffer.OfInt readable = ints(KernelAccess.READ_ONLY);
    Buffer.OfInt writable = ints(KernelAccess.WRITE_ONLY);
    Buffer.OfInt any = counted();
    assertViolation(
        USE_5,
        Status.INVALID_ARG_VALUE,
        () -> queue().launch(new Doubled(any, readable, counted()), RANGE));
    assertViolation(
        USE_5,
        Status.INVALID_ARG_VALUE,
        () -> queue().launch(new Doubled(writable, any, counted()), RANGE));
    queue().launch(new Doubled(readable, writable, any), RANGE).await();
  }

  @Proves(
      value = USE_5,
      needs = {JAVA_KERNELS, IMAGES})
  void imageThatKernelsOnlyRead_isNotWritten_andTheReverse() {
    MemoryOptions options = MemoryOptions.DEFAULT;
    Image2D readable =
        context()
            .newImage2D(
                ImageFormat.RGBA32F, 8, 8, options.withKernelAccess(KernelAccess.READ_ONLY));
    Image2D writable =
        context()
            .newImage2D(
                ImageFormat.RGBA32F, 8, 8, options.withKernelAccess(KernelAccess.WRITE_ONLY));
    NDRange range = NDRange.of(8, 8);
    queue().fill(readable, new Float4(1, 1, 1, 1), Origin.ZERO, Region.of(8, 8));
    assertViolation(
        USE_5,
        Status.INVALID_ARG_VALUE,
        () -> queue().launch(new Darker(writable, readable), range));
    queue().launch(new Darker(readable, writable), range).await();
  }

  @Proves(value = USE_5, needs = JAVA_KERNELS)
  void argumentsThatAreOnlyRead_mayOverlap() {
    Buffer.OfInt both = counted();
    Buffer.OfInt out = context().newIntBuffer(LENGTH);
    queue().launch(new Sum(both, both, out), RANGE).await();
    assertElement(14, out, 7);
    assertViolation(
        USE_5, Status.INVALID_OPERATION, () -> queue().launch(new Sum(both, out, out), RANGE));
  }
}
