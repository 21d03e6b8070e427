package dev.heddle.tck.contract;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.Kernel;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.NDRange;
import dev.heddle.Origin;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.WorkItem;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Buffers of more than 2 GiB: sizes and offsets are of 64 bits everywhere. */
class LargeBufferTests extends ContractTests {
  private static final long SIZE = (1L << 31) + (1L << 20);
  private static final long FAR = (1L << 31) + 4096;

  /** Writes beyond what an int can index. */
  record Far(Buffer.OfByte target, long offset) implements Kernel {
    @Override
    public void run(WorkItem item) {
      long i = offset + item.globalId(0);
      target.set(i, (byte) (target.get(i) + 1 + item.globalId(0)));
    }
  }

  private Buffer largeBuffer() {
    assumeTrue(
        device().limit(DeviceLimit.MAX_ALLOCATION_BYTES) >= SIZE,
        "the device's largest allocation is under 2 GiB");
    // Beside this buffer the tests take little; a host that just fits it would start to swap.
    long free = device().limit(DeviceLimit.GLOBAL_MEMORY_BYTES);
    assumeTrue(free >= 2 * SIZE, "the device's memory is under 4 GiB");
    try {
      return context().newBuffer(SIZE);
    } catch (OutOfDeviceMemoryException e) {
      assumeTrue(false, "no memory for a buffer of 2 GiB: " + e.getMessage());
      throw e;
    }
  }

  @Proves
  void everyCommand_reachesBeyond2GiB() {
    Buffer buffer = largeBuffer();
    MemorySegment one = Arena.ofAuto().allocate(8, 8);
    one.set(JAVA_LONG, 0, 0x0102030405060708L);
    queue().write(buffer, FAR, one);
    MemorySegment back = Arena.ofAuto().allocate(8, 8);
    queue().read(buffer, FAR, back);
    assertEquals(0x0102030405060708L, back.get(JAVA_LONG, 0), "write and read");
    queue().copy(buffer, FAR, buffer, FAR + 8, 8);
    queue().read(buffer, FAR + 8, back);
    assertEquals(0x0102030405060708L, back.get(JAVA_LONG, 0), "copy");
    queue().fill(buffer, one, FAR + 16, 16);
    queue().read(buffer, FAR + 24, back);
    assertEquals(0x0102030405060708L, back.get(JAVA_LONG, 0), "fill");
    long rowPitch = 1L << 20;
    BufferRect far = new BufferRect(Origin.of(4096, 2048), new Pitch(rowPitch, 0));
    queue().writeRect(buffer, far, one, BufferRect.PACKED, Region.of(4, 1));
    queue().read(buffer, FAR, back);
    assertEquals(0x0102030405060708L, back.get(JAVA_LONG, 0), "rectangle onto the same bytes");
    try (Mapping mapping = queue().map(buffer, MapMode.READ_WRITE, FAR - 8, 24)) {
      assertEquals(0x0102030405060708L, mapping.segment().get(JAVA_LONG, 8), "map");
      mapping.segment().set(JAVA_LONG, 8, 42);
    }
    try (Mapping whole = queue().map(buffer, MapMode.READ)) {
      assertEquals(SIZE, whole.segment().byteSize());
      assertEquals(42, whole.segment().get(JAVA_LONG, FAR), "map of the whole");
    }
    buffer.close();
  }

  @Proves(needs = DeviceFeature.JAVA_KERNELS)
  void kernel_reachesBeyond2GiB() {
    Buffer buffer = largeBuffer();
    queue().fill(buffer, Arena.ofAuto().allocate(1), FAR, 64);
    queue().launch(new Far(buffer.asBytes(), FAR), NDRange.of(64));
    MemorySegment back = Arena.ofAuto().allocate(64);
    queue().read(buffer, FAR, back);
    for (int i = 0; i < 64; i++) {
      assertEquals((byte) (i + 1), back.get(JAVA_BYTE, i));
    }
    buffer.close();
  }
}
