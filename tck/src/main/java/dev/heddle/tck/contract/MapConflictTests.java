package dev.heddle.tck.contract;

import static dev.heddle.Rule.EVT_5;
import static dev.heddle.Rule.MAP_7;
import static dev.heddle.Rule.MAP_8;
import static dev.heddle.Rule.MAP_9;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandFailedException;
import dev.heddle.CommandQueue;
import dev.heddle.ContractViolationException;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.Kernel;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.Status;
import dev.heddle.WorkItem;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Maps that conflict with other maps and with commands: MAP-7 to MAP-9. */
class MapConflictTests extends ContractTests {
  private static final byte[] BYTES = counting(64);
  private static final List<MapMode> WRITING =
      List.of(MapMode.WRITE, MapMode.READ_WRITE, MapMode.WRITE_INVALIDATE);

  private static MemorySegment bytes(int count) {
    return MemorySegment.ofArray(new byte[count]);
  }

  @Proves(MAP_7)
  void readMappings_mayOverlap() {
    Buffer buffer = bufferOf(BYTES);
    Mapping whole = queue().map(buffer, MapMode.READ);
    Mapping same = queue().map(buffer, MapMode.READ);
    Mapping part = outOfOrder().map(buffer, MapMode.READ, 16, 32);
    assertArrayEquals(BYTES, whole.segment().toArray(JAVA_BYTE));
    assertArrayEquals(BYTES, same.segment().toArray(JAVA_BYTE));
    assertEquals(16, part.segment().get(JAVA_BYTE, 0));
    same.close();
    assertEquals(5, whole.segment().get(JAVA_BYTE, 5), "two mappings, not one");
    part.close();
    whole.close();
  }

  @Proves
  void whatIsMappedForReading_mayBeRead() {
    Buffer buffer = bufferOf(BYTES);
    Buffer copy = bufferOf(new byte[64]);
    try (Mapping mapping = queue().map(buffer, MapMode.READ)) {
      queue().copy(buffer, copy);
      assertArrayEquals(BYTES, contents(buffer));
      assertEquals(3, mapping.segment().get(JAVA_BYTE, 3));
    }
    assertArrayEquals(BYTES, contents(copy));
  }

  @Proves(MAP_8)
  void writingMapping_overlapsNoOther() {
    Buffer buffer = bufferOf(BYTES);
    for (MapMode first : MapMode.values()) {
      for (MapMode second : MapMode.values()) {
        if (first == MapMode.READ && second == MapMode.READ) {
          continue;
        }
        try (Mapping mapping = queue().map(buffer, first, 16, 16)) {
          for (long[] overlap : new long[][] {{0, 64}, {16, 16}, {0, 17}, {31, 1}, {20, 4}}) {
            ContractViolationException error =
                assertViolation(
                    MAP_8,
                    Status.INVALID_OPERATION,
                    () -> queue().map(buffer, second, overlap[0], overlap[1]));
            assertTrue(error.getMessage().contains("[16, 32)"), error::getMessage);
          }
          assertEquals(first, mapping.mode());
        }
      }
    }
  }

  @Proves
  void regionsThatTouch_doNotOverlap() {
    Buffer buffer = bufferOf(BYTES);
    try (Mapping middle = queue().map(buffer, MapMode.WRITE, 16, 16);
        Mapping before = queue().map(buffer, MapMode.WRITE, 0, 16);
        Mapping after = queue().map(buffer, MapMode.READ, 32, 32)) {
      middle.segment().fill((byte) 1);
      before.segment().fill((byte) 2);
      assertEquals(32, after.segment().get(JAVA_BYTE, 0));
    }
    byte[] expected = BYTES.clone();
    java.util.Arrays.fill(expected, 0, 16, (byte) 2);
    java.util.Arrays.fill(expected, 16, 32, (byte) 1);
    assertArrayEquals(expected, contents(buffer));
  }

  @Proves(MAP_8)
  void writingMapping_isKnownToTheWholeFamily() {
    long unit = device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
    Buffer parent = context().newBuffer(4 * unit, MemoryOptions.labelled("parent"));
    Buffer first = parent.newSubBuffer(0, 2 * unit);
    Buffer second = parent.newSubBuffer(unit, 2 * unit);
    Buffer third = parent.newSubBuffer(3 * unit, unit);
    try (Mapping mapping = queue().map(first, MapMode.WRITE)) {
      assertViolation(MAP_8, Status.INVALID_OPERATION, () -> queue().map(parent, MapMode.READ));
      assertViolation(
          MAP_8, Status.INVALID_OPERATION, () -> queue().map(second, MapMode.READ, 0, 1));
      queue().map(second, MapMode.READ, unit, unit).close();
      queue().map(third, MapMode.WRITE).close();
      queue().map(parent, MapMode.WRITE, 2 * unit, unit).close();
      assertTrue(mapping.isLive());
    }
    queue().map(parent, MapMode.WRITE).close();
  }

  @Proves(MAP_8)
  void mapAfterTheUnmap_isOrderedByTheWaitList() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue other = outOfOrder();
    Mapping mapping = queue().map(buffer, MapMode.WRITE);
    Event unmap = queue().unmap(mapping);
    queue().map(buffer, MapMode.WRITE).close();
    Mapping again = queue().map(buffer, MapMode.WRITE);
    Event secondUnmap = queue().unmap(again);
    assertViolation(MAP_8, Status.INVALID_OPERATION, () -> other.map(buffer, MapMode.READ, unmap));
    other.map(buffer, MapMode.READ, secondUnmap).close();
  }

  @Proves(MAP_9)
  void mapWithoutOrder_conflictsWithEarlierCommands() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue other = outOfOrder();
    Event write = queue().writeAsync(buffer, bytes(64));
    for (MapMode mode : MapMode.values()) {
      assertViolation(MAP_9, Status.INVALID_OPERATION, () -> other.map(buffer, mode));
    }
    other.map(buffer, MapMode.READ, write).close();
  }

  @Proves(MAP_9)
  void mapForWriting_conflictsWithReaders() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue other = outOfOrder();
    Event read = queue().copy(buffer, bufferOf(new byte[64]));
    other.map(buffer, MapMode.READ).close();
    for (MapMode mode : WRITING) {
      assertViolation(MAP_9, Status.INVALID_OPERATION, () -> other.map(buffer, mode));
    }
    other.map(buffer, MapMode.WRITE, read).close();
  }

  @Proves({MAP_9, EVT_5})
  void mapWithoutOrder_isRefused_evenIfTheCommandHappensToBeFinished() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue other = outOfOrder();
    Event write = queue().writeAsync(buffer, bytes(64));
    queue().flush();
    while (write.status() != EventStatus.COMPLETE) {
      Thread.onSpinWait();
    }
    assertViolation(MAP_9, Status.INVALID_OPERATION, () -> other.map(buffer, MapMode.READ));
    write.await();
    other.map(buffer, MapMode.READ).close();
  }

  @Proves(needs = DeviceFeature.JAVA_KERNELS)
  void mapThatFailsOnTheDevice_isNoMapping() {
    Buffer.OfInt buffer = context().newIntBuffer(new int[4]);
    Event fault = queue().launch(new Outside(buffer), NDRange.of(1));
    Mapping mapping = queue().mapAsync(buffer, MapMode.WRITE);
    CommandFailedException error =
        assertThrows(CommandFailedException.class, () -> mapping.event().await());
    assertThrows(CommandFailedException.class, fault::await);
    assertEquals(fault.executionStatus(), error.executionStatus());
    assertEquals(0, buffer.mapCount());
    queue().map(buffer, MapMode.WRITE).close();
    buffer.close();
  }

  /** Faults. */
  record Outside(Buffer.OfInt buffer) implements Kernel {
    @Override
    public void run(WorkItem item) {
      buffer.set(99, 1);
    }
  }

  @Proves
  void mapInOrder_needsNoEvent() {
    Buffer buffer = bufferOf(BYTES);
    queue().writeAsync(buffer, bytes(64));
    try (Mapping mapping = queue().map(buffer, MapMode.READ_WRITE)) {
      assertArrayEquals(new byte[64], mapping.segment().toArray(JAVA_BYTE));
    }
  }
}
