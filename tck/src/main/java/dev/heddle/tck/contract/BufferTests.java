package dev.heddle.tck.contract;

import static dev.heddle.Rule.BUF_1;
import static dev.heddle.Rule.BUF_2;
import static dev.heddle.Rule.BUF_3;
import static dev.heddle.Rule.BUF_5;
import static dev.heddle.Rule.BUF_7;
import static dev.heddle.Rule.BUF_8;
import static dev.heddle.Rule.CMD_5;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.ContractViolationException;
import dev.heddle.DeviceLimit;
import dev.heddle.HostAccess;
import dev.heddle.HostAllocation;
import dev.heddle.HostMemory;
import dev.heddle.KernelAccess;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Buffers and their plain transfers: BUF-1 to BUF-3, BUF-5, BUF-7, BUF-8. */
class BufferTests extends ContractTests {
  private static MemorySegment bytes(int count) {
    return MemorySegment.ofArray(new byte[count]);
  }

  @Proves(BUF_1)
  void sizeZeroOrAboveTheMaximum_isRefused() {
    long maximum = device().limit(DeviceLimit.MAX_ALLOCATION_BYTES);
    for (long size : new long[] {0, -1, Long.MIN_VALUE, maximum + 1, Long.MAX_VALUE}) {
      assertViolation(BUF_1, Status.INVALID_BUFFER_SIZE, () -> context().newBuffer(size));
    }
    assertEquals(0, context().memoryInUseBytes());
  }

  @Proves
  void buffer_tellsWhatItWasMadeWith() {
    MemoryOptions made =
        MemoryOptions.labelled("weights")
            .withKernelAccess(KernelAccess.READ_ONLY)
            .withHostAccess(HostAccess.WRITE_ONLY)
            .withHostMemory(HostMemory.ALLOCATE);
    Buffer.OfFloat buffer = context().newFloatBuffer(10, made);
    assertEquals(40, buffer.byteSize());
    assertEquals(10, buffer.length());
    assertEquals("weights", buffer.label());
    assertEquals(KernelAccess.READ_ONLY, buffer.kernelAccess());
    assertEquals(HostAccess.WRITE_ONLY, buffer.hostAccess());
    assertEquals(HostMemory.ALLOCATE, buffer.hostMemory());
    assertEquals(java.util.Optional.empty(), buffer.parent());
    ContractViolationException error =
        assertThrows(
            ContractViolationException.class, () -> queue().map(buffer, MapMode.READ, 40, 1));
    assertTrue(error.getMessage().contains("\"weights\""), error::getMessage);
  }

  @Proves
  void memoryInUse_countsOpenStorage() {
    Buffer a = context().newBuffer(1000);
    Buffer b = context().newBuffer(24);
    assertEquals(1024, context().memoryInUseBytes());
    a.close();
    assertEquals(24, context().memoryInUseBytes());
    HostAllocation allocation = context().newHostAllocation(100);
    assertEquals(124, context().memoryInUseBytes());
    allocation.close();
    b.close();
    assertEquals(0, context().memoryInUseBytes());
  }

  @Proves(BUF_2)
  void hostMemoryThatCouldVanish_isNotUsed() {
    try (Arena confined = Arena.ofConfined();
        Arena shared = Arena.ofShared()) {
      Arena dead = Arena.ofShared();
      MemorySegment gone = dead.allocate(4096, 4096);
      dead.close();
      List<MemorySegment> unfit =
          List.of(
              bytes(4096),
              Arena.ofAuto().allocate(4096, 4096).asReadOnly(),
              Arena.ofAuto().allocate(4095, 4096),
              confined.allocate(4096, 4096),
              shared.allocate(4096, 4096),
              gone);
      for (MemorySegment segment : unfit) {
        assertViolation(
            BUF_2,
            Status.INVALID_HOST_PTR,
            () ->
                context()
                    .newBuffer(
                        4096, MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(segment))));
      }
    }
    assertEquals(0, context().memoryInUseBytes());
  }

  @Proves(BUF_2)
  void misalignedHostMemory_isNotUsed() {
    long alignment = device().limit(DeviceLimit.HOST_ALIGNMENT_BYTES);
    org.junit.jupiter.api.Assumptions.assumeTrue(
        alignment > 1, "the device takes any alignment of host memory");
    MemorySegment memory = Arena.ofAuto().allocate(8192, 4096);
    assertViolation(
        BUF_2,
        Status.INVALID_HOST_PTR,
        () ->
            context()
                .newBuffer(
                    4096,
                    MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(memory.asSlice(1, 4096)))));
  }

  @Proves(BUF_2)
  void hostMemoryOfAnotherOpenObject_isNotUsed() {
    MemorySegment memory = Arena.ofAuto().allocate(8192, 4096);
    MemoryOptions lower =
        MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(memory.asSlice(0, 4096)));
    MemoryOptions upper =
        MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(memory.asSlice(4096, 4096)));
    MemoryOptions all = MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(memory));
    Buffer first = context().newBuffer(4096, lower);
    Buffer second = context().newBuffer(4096, upper);
    assertViolation(BUF_2, Status.INVALID_OPERATION, () -> context().newBuffer(8192, all));
    first.close();
    second.close();
    context().newBuffer(8192, all).close();
  }

  @Proves({BUF_2, CMD_5})
  void hostAllocationInUse_isNotFreed() {
    HostAllocation allocation = context().newHostAllocation(4096);
    UserEvent gate = gate();
    Buffer buffer =
        context()
            .newBuffer(
                4096, MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(allocation.segment())));
    assertViolation(BUF_2, Status.INVALID_OPERATION, allocation::close);
    queue().fill(buffer, bytes(1), 0, 4096, gate);
    buffer.close();
    assertViolation(BUF_2, Status.INVALID_OPERATION, allocation::close);
    gate.complete();
    queue().finish();
    allocation.close();
    assertThrows(IllegalStateException.class, () -> allocation.segment().get(JAVA_BYTE, 0));
  }

  @Proves(BUF_2)
  void copyOfTooLittle_isRefused() {
    assertViolation(
        BUF_2,
        Status.INVALID_HOST_PTR,
        () ->
            context()
                .newBuffer(64, MemoryOptions.DEFAULT.withHostMemory(HostMemory.copy(bytes(63)))));
  }

  @Proves(BUF_3)
  void copiedHostMemory_isTheFirstContents() {
    byte[] onHeap = counting(64);
    MemorySegment offHeap = Arena.ofAuto().allocate(64, 4096);
    offHeap.copyFrom(MemorySegment.ofArray(onHeap));
    for (MemorySegment source : List.of(offHeap, MemorySegment.ofArray(onHeap))) {
      Buffer buffer =
          context().newBuffer(64, MemoryOptions.DEFAULT.withHostMemory(HostMemory.copy(source)));
      source.fill((byte) 1);
      assertArrayEquals(counting(64), contents(buffer), "read during the call");
    }
  }

  @Proves
  void copyAsksNothingOfTheSegment() {
    MemorySegment readOnly = MemorySegment.ofArray(counting(8)).asReadOnly();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment confined = arena.allocate(8);
      confined.copyFrom(readOnly);
      for (MemorySegment segment : List.of(readOnly, confined)) {
        Buffer buffer =
            context().newBuffer(8, MemoryOptions.DEFAULT.withHostMemory(HostMemory.copy(segment)));
        assertArrayEquals(counting(8), contents(buffer));
      }
    }
  }

  @Proves
  void arrays_goInAndComeOutInOneCall() {
    assertArrayEquals(
        new byte[] {1, -2}, queue().toArray(context().newByteBuffer(new byte[] {1, -2})));
    assertArrayEquals(
        new short[] {1, -2}, queue().toArray(context().newShortBuffer(new short[] {1, -2})));
    assertArrayEquals(
        new char[] {'a', '\uffff'},
        queue().toArray(context().newCharBuffer(new char[] {'a', '\uffff'})));
    assertArrayEquals(
        new int[] {1, -2}, queue().toArray(context().newIntBuffer(new int[] {1, -2})));
    assertArrayEquals(
        new long[] {1, Long.MIN_VALUE},
        queue().toArray(context().newLongBuffer(new long[] {1, Long.MIN_VALUE})));
    assertArrayEquals(
        new float[] {1.5f, -0f},
        queue().toArray(context().newFloatBuffer(new float[] {1.5f, -0f})));
    assertArrayEquals(
        new double[] {1.5, Double.MIN_VALUE},
        queue().toArray(context().newDoubleBuffer(new double[] {1.5, Double.MIN_VALUE})));
  }

  @Proves
  void views_areTheSameBytes() {
    Buffer bytes = bufferOf(counting(16));
    assertEquals(2, bytes.asLongs().length());
    assertEquals(8, bytes.asChars().length());
    assertEquals(0x03020100, Integer.reverse(Integer.reverse(queue().toArray(bytes.asInts())[0])));
    Buffer odd = context().newBuffer(6);
    assertThrows(IllegalArgumentException.class, odd::asInts);
    assertEquals(3, odd.asShorts().length());
  }

  @Proves
  void elementAccessOutsideAKernel_throws() {
    Buffer.OfFloat buffer = context().newFloatBuffer(4);
    assertThrows(IllegalStateException.class, () -> buffer.get(0));
    assertThrows(IllegalStateException.class, () -> buffer.set(0, 1f));
  }

  @Proves(BUF_5)
  void transferOutOfBounds_isRefused() {
    Buffer buffer = bufferOf(counting(64));
    Buffer other = bufferOf(counting(8));
    for (long offset : new long[] {1, 64, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertViolation(BUF_5, Status.INVALID_VALUE, () -> queue().read(buffer, offset, bytes(64)));
      assertViolation(
          BUF_5, Status.INVALID_VALUE, () -> queue().writeAsync(buffer, offset, bytes(64)));
      assertViolation(
          BUF_5, Status.INVALID_VALUE, () -> queue().copy(buffer, offset, other, 0, 64));
      assertViolation(
          BUF_5, Status.INVALID_VALUE, () -> queue().copy(other, 0, buffer, offset, 64));
    }
    assertViolation(BUF_5, Status.INVALID_VALUE, () -> queue().copy(buffer, 0, other, 0, -8));
  }

  @Proves(BUF_5)
  void transferAgainstHostAccess_isRefused() {
    for (HostAccess access : HostAccess.values()) {
      Buffer buffer =
          context().newByteBuffer(counting(8), MemoryOptions.DEFAULT.withHostAccess(access));
      if (access.reads()) {
        queue().read(buffer, bytes(8));
      } else {
        assertViolation(BUF_5, Status.INVALID_OPERATION, () -> queue().read(buffer, bytes(8)));
        assertViolation(BUF_5, Status.INVALID_OPERATION, () -> queue().readAsync(buffer, bytes(8)));
      }
      if (access.writes()) {
        queue().write(buffer, bytes(8));
      } else {
        assertViolation(BUF_5, Status.INVALID_OPERATION, () -> queue().write(buffer, bytes(8)));
      }
    }
  }

  @Proves
  void readsAndWritesOfEverySize_moveTheirBytesOnly() {
    for (int size : new int[] {1, 2, 3, 7, 8, 63, 64, 65, 4095, 4096, 100_003}) {
      byte[] expected = counting(size + 16);
      Buffer buffer = context().newByteBuffer(expected);
      byte[] part = new byte[size];
      random().nextBytes(part);
      queue().write(buffer, 5, MemorySegment.ofArray(part));
      System.arraycopy(part, 0, expected, 5, size);
      assertArrayEquals(expected, contents(buffer), () -> "write of " + size);
      byte[] back = new byte[size];
      queue().read(buffer, 5, MemorySegment.ofArray(back));
      assertArrayEquals(part, back, () -> "read of " + size);
      buffer.close();
    }
  }

  @Proves(BUF_7)
  void copyOntoItself_isRefused() {
    long unit = device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
    Buffer buffer = context().newBuffer(4 * unit);
    Buffer part = buffer.newSubBuffer(unit, 2 * unit);
    assertViolation(BUF_7, Status.MEM_COPY_OVERLAP, () -> queue().copy(buffer, 0, buffer, 8, 9));
    assertViolation(BUF_7, Status.MEM_COPY_OVERLAP, () -> queue().copy(buffer, 0, buffer, 0, 1));
    assertViolation(
        BUF_7, Status.MEM_COPY_OVERLAP, () -> queue().copy(buffer, unit - 4, part, 0, 8));
    queue().copy(buffer, 0, buffer, 8, 8);
    queue().copy(buffer, 0, part, 0, unit);
    queue().finish();
  }

  @Proves
  void copyWithin_touchingRegions_moves() {
    byte[] expected = counting(64);
    Buffer buffer = context().newByteBuffer(expected);
    queue().copy(buffer, 0, buffer, 16, 16);
    queue().copy(buffer, 48, buffer, 32, 16);
    System.arraycopy(expected, 0, expected, 16, 16);
    System.arraycopy(expected, 48, expected, 32, 16);
    assertArrayEquals(expected, contents(buffer));
  }

  @Proves(BUF_8)
  void fillWithOddPatternOrPlace_isRefused() {
    Buffer buffer = context().newBuffer(512);
    for (int size : new int[] {0, 3, 5, 6, 12, 127, 129, 256}) {
      assertViolation(BUF_8, Status.INVALID_VALUE, () -> queue().fill(buffer, bytes(size), 0, 256));
    }
    assertViolation(BUF_8, Status.INVALID_VALUE, () -> queue().fill(buffer, bytes(4), 2, 8));
    assertViolation(BUF_8, Status.INVALID_VALUE, () -> queue().fill(buffer, bytes(4), 4, 6));
    assertViolation(BUF_8, Status.INVALID_VALUE, () -> queue().fill(buffer, bytes(4), 508, 8));
    assertViolation(BUF_8, Status.INVALID_VALUE, () -> queue().fill(buffer, bytes(4), -4, 8));
  }

  @Proves
  void fillOfEveryPattern_leavesTheRest() {
    for (int unit = 1; unit <= 128; unit *= 2) {
      byte[] pattern = new byte[unit];
      random().nextBytes(pattern);
      byte[] expected = counting(128 * 5);
      Buffer buffer = context().newByteBuffer(expected);
      queue().fill(buffer, MemorySegment.ofArray(pattern), 128, 128 * 3);
      for (int i = 0; i < 128 * 3; i++) {
        expected[128 + i] = pattern[i % unit];
      }
      assertArrayEquals(expected, contents(buffer), "pattern of " + unit);
      buffer.close();
    }
  }

  @Proves
  void typedFills_fillTheirElements() {
    Buffer buffer = context().newBuffer(16);
    queue().fill(buffer.asShorts(), (short) 0x1234);
    assertEquals(0x1234, queue().toArray(buffer.asShorts())[7]);
    queue().fill(buffer.asChars(), 'x');
    assertEquals('x', queue().toArray(buffer.asChars())[7]);
    queue().fill(buffer.asInts(), -5);
    assertEquals(-5, queue().toArray(buffer.asInts())[3]);
    queue().fill(buffer.asLongs(), Long.MIN_VALUE);
    assertEquals(Long.MIN_VALUE, queue().toArray(buffer.asLongs())[1]);
    queue().fill(buffer.asFloats(), 1.5f);
    assertEquals(1.5f, queue().toArray(buffer.asFloats())[3]);
    queue().fill(buffer.asDoubles(), Math.PI);
    assertEquals(Math.PI, queue().toArray(buffer.asDoubles())[1]);
    queue().fill(buffer.asBytes(), (byte) 9);
    assertEquals(9, queue().toArray(buffer.asBytes())[15]);
  }

  @Proves
  void openMapping_survivesOtherObjects() {
    Buffer kept = bufferOf(counting(64));
    try (Mapping mapping = queue().map(kept, MapMode.READ)) {
      for (int i = 0; i < 100; i++) {
        context().newBuffer(1 << 16).close();
      }
      assertEquals(63, mapping.segment().get(JAVA_BYTE, 63));
    }
  }
}
