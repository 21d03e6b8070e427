package dev.heddle.tck.contract;

import static dev.heddle.Rule.BUF_4;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.DeviceLimit;
import dev.heddle.HostAccess;
import dev.heddle.KernelAccess;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.Status;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;

/** Parts of buffers: BUF-4. */
class SubBufferTests extends ContractTests {
  private int unit() {
    return Math.toIntExact(device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES));
  }

  @Proves(BUF_4)
  void partOfAPart_isRefused() {
    Buffer part = context().newBuffer(4L * unit()).newSubBuffer(0, 2L * unit());
    assertViolation(BUF_4, Status.INVALID_MEM_OBJECT, () -> part.newSubBuffer(0, unit()));
  }

  @Proves(BUF_4)
  void partOutsideOrEmptyOrMisaligned_isRefused() {
    int unit = unit();
    Buffer buffer = context().newBuffer(4L * unit);
    assertViolation(BUF_4, Status.INVALID_BUFFER_SIZE, () -> buffer.newSubBuffer(0, 0));
    long[][] outside = {
      {0, 4L * unit + 1}, {4L * unit, 1}, {-unit, unit}, {0, -1}, {unit, Long.MAX_VALUE}
    };
    for (long[] region : outside) {
      assertViolation(BUF_4, Status.INVALID_VALUE, () -> buffer.newSubBuffer(region[0], region[1]));
    }
    if (unit > 1) {
      assertViolation(
          BUF_4, Status.MISALIGNED_SUB_BUFFER_OFFSET, () -> buffer.newSubBuffer(1, unit));
    }
  }

  @Proves(BUF_4)
  void widerAccess_isRefused() {
    Buffer buffer =
        context()
            .newBuffer(
                64,
                MemoryOptions.DEFAULT
                    .withKernelAccess(KernelAccess.READ_ONLY)
                    .withHostAccess(HostAccess.READ_ONLY));
    assertViolation(
        BUF_4,
        Status.INVALID_VALUE,
        () -> buffer.newSubBuffer(0, 8, KernelAccess.READ_WRITE, HostAccess.READ_ONLY));
    assertViolation(
        BUF_4,
        Status.INVALID_VALUE,
        () -> buffer.newSubBuffer(0, 8, KernelAccess.READ_ONLY, HostAccess.READ_WRITE));
    Buffer part = buffer.newSubBuffer(0, 8, KernelAccess.READ_ONLY, HostAccess.NONE);
    assertEquals(HostAccess.NONE, part.hostAccess());
    Buffer inheriting = buffer.newSubBuffer(0, 8);
    assertEquals(HostAccess.READ_ONLY, inheriting.hostAccess());
    assertEquals(KernelAccess.READ_ONLY, inheriting.kernelAccess());
  }

  @Proves
  void part_isTheParentsBytes() {
    int unit = unit();
    byte[] expected = counting(4 * unit);
    Buffer buffer = context().newByteBuffer(expected);
    Buffer part = buffer.newSubBuffer(unit, 2L * unit);
    assertEquals(unit, part.byteOffset());
    assertEquals(buffer, part.parent().orElseThrow());
    byte[] three = {-1, -2, -3};
    queue().write(part, unit - 1, MemorySegment.ofArray(three));
    System.arraycopy(three, 0, expected, 2 * unit - 1, 3);
    assertArrayEquals(expected, contents(buffer));
    queue().fill(buffer, MemorySegment.ofArray(new byte[] {7}), 0, 4L * unit);
    byte[] sevens = new byte[2 * unit];
    java.util.Arrays.fill(sevens, (byte) 7);
    assertArrayEquals(sevens, contents(part));
    try (Mapping mapping = queue().map(part, MapMode.WRITE, unit, 1)) {
      mapping.segment().fill((byte) 8);
    }
    assertEquals(8, contents(buffer)[2 * unit]);
    assertEquals(0, buffer.mapCount());
  }

  @Proves
  void typedPart_keepsItsType() {
    int unit = unit();
    Buffer.OfInt ints = context().newIntBuffer(new int[unit]);
    Buffer.OfInt part = ints.newSubBuffer(unit, unit);
    assertEquals(unit / 4, part.length());
    queue().fill(part, 3);
    assertEquals(3, queue().toArray(ints)[unit / 4]);
    assertEquals(0, queue().toArray(ints)[unit / 2]);
    assertThrows(IllegalArgumentException.class, () -> ints.newSubBuffer(0, 3));
  }

  @Proves
  void part_outlivesItsParentsClose() {
    int unit = unit();
    Buffer buffer = context().newByteBuffer(counting(2 * unit));
    Buffer part = buffer.newSubBuffer(unit, unit);
    CompletableFuture<Void> released = buffer.released();
    buffer.close();
    byte[] expected = new byte[unit];
    System.arraycopy(counting(2 * unit), unit, expected, 0, unit);
    assertArrayEquals(expected, contents(part));
    assertTrue(!released.isDone(), "the storage is still there");
    part.close();
    released.orTimeout(GENEROUS_SECONDS, java.util.concurrent.TimeUnit.SECONDS).join();
    assertEquals(0, context().memoryInUseBytes());
  }
}
