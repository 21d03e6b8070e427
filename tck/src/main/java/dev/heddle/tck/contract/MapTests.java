package dev.heddle.tck.contract;

import static dev.heddle.Rule.CMD_4;
import static dev.heddle.Rule.MAP_1;
import static dev.heddle.Rule.MAP_10;
import static dev.heddle.Rule.MAP_12;
import static dev.heddle.Rule.MAP_13;
import static dev.heddle.Rule.MAP_14;
import static dev.heddle.Rule.MAP_15;
import static dev.heddle.Rule.MAP_2;
import static dev.heddle.Rule.MAP_3;
import static dev.heddle.Rule.MAP_4;
import static dev.heddle.Rule.MAP_5;
import static dev.heddle.Rule.MAP_6;
import static dev.heddle.Rule.UNMAP_4;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandFailedException;
import dev.heddle.Event;
import dev.heddle.HostAccess;
import dev.heddle.HostAllocation;
import dev.heddle.HostMemory;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.Pitch;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumSet;
import java.util.List;

/** Maps of buffers, but for conflicts: MAP-1 to MAP-6, MAP-10, MAP-12 to MAP-15. */
class MapTests extends ContractTests {
  private static final byte[] BYTES = counting(64);

  @Proves
  void blockingMap_isAccessibleOnReturn() {
    Buffer buffer = bufferOf(BYTES);
    try (Mapping mapping = queue().map(buffer, MapMode.READ)) {
      assertArrayEquals(BYTES, mapping.segment().toArray(JAVA_BYTE));
      assertTrue(mapping.isLive());
      assertEquals(buffer, mapping.memObject());
      assertEquals(MapMode.READ, mapping.mode());
      assertEquals(Pitch.PACKED, mapping.pitch());
    }
  }

  @Proves(MAP_1)
  void segmentOfMapUnderWay_throwsUntilItIsComplete() {
    Buffer buffer = bufferOf(BYTES);
    UserEvent gate = gate();
    Mapping mapping = queue().mapAsync(buffer, MapMode.READ, gate);
    IllegalStateException early = assertThrows(IllegalStateException.class, mapping::segment);
    assertTrue(early.getMessage().startsWith("MAP-1: "), early::getMessage);
    assertThrows(IllegalStateException.class, mapping::sharedSegment);
    assertThrows(IllegalStateException.class, mapping::pitch);
    gate.complete();
    mapping.event().await();
    assertArrayEquals(BYTES, mapping.segment().toArray(JAVA_BYTE));
    mapping.close();
  }

  @Proves(MAP_2)
  void closedObject_isNotMapped() {
    Buffer buffer = bufferOf(BYTES);
    buffer.close();
    for (MapMode mode : MapMode.values()) {
      assertViolation(MAP_2, Status.INVALID_MEM_OBJECT, () -> queue().map(buffer, mode));
      assertViolation(MAP_2, Status.INVALID_MEM_OBJECT, () -> queue().mapAsync(buffer, mode));
    }
  }

  @Proves(MAP_3)
  void regionOutsideOrEmpty_isRefused() {
    Buffer buffer = bufferOf(BYTES);
    long[][] regions = {
      {0, 0},
      {64, 0},
      {0, 65},
      {64, 1},
      {63, 2},
      {-1, 1},
      {-1, 2},
      {0, -1},
      {1, Long.MAX_VALUE},
      {Long.MAX_VALUE, 1},
      {Long.MAX_VALUE, Long.MAX_VALUE},
      {Long.MIN_VALUE, Long.MIN_VALUE},
    };
    for (long[] region : regions) {
      assertViolation(
          MAP_3,
          Status.INVALID_VALUE,
          () -> queue().map(buffer, MapMode.READ, region[0], region[1]));
    }
    assertEquals(0, buffer.mapCount());
  }

  @Proves
  void regionThatTouchesTheEnd_isMapped() {
    Buffer buffer = bufferOf(BYTES);
    try (Mapping mapping = queue().map(buffer, MapMode.READ, 60, 4)) {
      assertArrayEquals(new byte[] {60, 61, 62, 63}, mapping.segment().toArray(JAVA_BYTE));
      assertEquals(4, mapping.segment().byteSize());
    }
  }

  @Proves(MAP_4)
  void readWriteMapping_readsAndWrites() {
    Buffer buffer = bufferOf(BYTES);
    try (Mapping mapping = queue().map(buffer, MapMode.READ_WRITE)) {
      byte first = mapping.segment().get(JAVA_BYTE, 1);
      mapping.segment().set(JAVA_BYTE, 0, (byte) (first + 100));
    }
    assertEquals(101, contents(buffer)[0]);
  }

  @Proves
  void eachWritingMode_writes() {
    for (MapMode mode : EnumSet.of(MapMode.WRITE, MapMode.WRITE_INVALIDATE)) {
      Buffer buffer = bufferOf(BYTES);
      try (Mapping mapping = queue().map(buffer, mode, 8, 16)) {
        mapping.segment().fill((byte) -1);
      }
      byte[] expected = BYTES.clone();
      java.util.Arrays.fill(expected, 8, 24, (byte) -1);
      assertArrayEquals(expected, contents(buffer), mode::name);
    }
  }

  @Proves(MAP_5)
  void mapAgainstHostAccess_isRefused() {
    for (HostAccess access : HostAccess.values()) {
      Buffer buffer = context().newBuffer(64, MemoryOptions.DEFAULT.withHostAccess(access));
      for (MapMode mode : MapMode.values()) {
        boolean reads = mode == MapMode.READ || mode == MapMode.READ_WRITE;
        boolean allowed = (!reads || access.reads()) && (mode == MapMode.READ || access.writes());
        if (allowed) {
          queue().map(buffer, mode).close();
        } else {
          assertViolation(MAP_5, Status.INVALID_OPERATION, () -> queue().map(buffer, mode));
          assertViolation(MAP_5, Status.INVALID_OPERATION, () -> queue().mapAsync(buffer, mode));
        }
      }
    }
  }

  @Proves(MAP_6)
  void mapping_showsLatestContents() {
    Buffer buffer = bufferOf(BYTES);
    Buffer other = bufferOf(BYTES);
    byte[] expected = BYTES.clone();
    for (MapMode mode : List.of(MapMode.READ, MapMode.WRITE, MapMode.READ_WRITE)) {
      queue().write(buffer, 3, MemorySegment.ofArray(new byte[] {70, 71}));
      expected[3] = 70;
      expected[4] = 71;
      queue().fill(buffer, MemorySegment.ofArray(new byte[] {33}), 10, 2);
      expected[10] = 33;
      expected[11] = 33;
      queue().copy(other, 0, buffer, 40, 8);
      System.arraycopy(BYTES, 0, expected, 40, 8);
      try (Mapping mapping = queue().map(buffer, mode)) {
        assertArrayEquals(expected, mapping.segment().toArray(JAVA_BYTE), mode::name);
      }
    }
  }

  @Proves(MAP_10)
  void useMemory_isWhatAMappingShows() {
    long size = 4096;
    try (HostAllocation allocation = context().newHostAllocation(size)) {
      MemorySegment memory = allocation.segment();
      memory.fill((byte) 1);
      Buffer buffer =
          context().newBuffer(size, MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(memory)));
      queue().fill(buffer, MemorySegment.ofArray(new byte[] {2}), 0, size / 2);
      try (Mapping mapping = queue().map(buffer, MapMode.READ, 1024, 2048)) {
        assertEquals(memory.address() + 1024, mapping.segment().address(), "a view of it");
        assertEquals(2, memory.get(JAVA_BYTE, 1024), "the latest bytes");
        assertEquals(1, memory.get(JAVA_BYTE, 2048), "the first bytes");
      }
      try (Mapping mapping = queue().map(buffer, MapMode.WRITE)) {
        mapping.segment().set(JAVA_BYTE, 7, (byte) 9);
      }
      assertEquals(9, contents(buffer)[7]);
      buffer.close();
      buffer.released().join();
    }
  }

  @Proves({MAP_12, UNMAP_4})
  void mapCount_countsMappings() {
    Buffer buffer = bufferOf(BYTES);
    assertEquals(0, buffer.mapCount());
    Mapping first = queue().map(buffer, MapMode.READ, 0, 8);
    Mapping second = queue().map(buffer, MapMode.READ, 8, 8);
    assertEquals(2, buffer.mapCount());
    UserEvent gate = gate();
    Event unmap = queue().unmap(first, gate);
    assertEquals(2, buffer.mapCount(), "the unmap is not complete");
    gate.complete();
    unmap.await();
    assertEquals(1, buffer.mapCount());
    queue().unmap(second).await();
    assertEquals(0, buffer.mapCount());
  }

  @Proves({MAP_12, CMD_4})
  void mapCount_fallsWhenTheMapFails() {
    Buffer buffer = bufferOf(BYTES);
    UserEvent gate = gate();
    Mapping mapping = queue().mapAsync(buffer, MapMode.READ, gate);
    assertEquals(1, buffer.mapCount(), "accepted");
    gate.fail(-5);
    assertThrows(CommandFailedException.class, () -> mapping.event().await());
    assertEquals(0, buffer.mapCount());
    assertFalse(mapping.isLive());
    assertThrows(IllegalStateException.class, mapping::segment);
    buffer.close();
  }

  @Proves(MAP_13)
  void map_waitsForWhatWritesItsRegion() {
    int size = 32 << 20;
    Buffer buffer = context().newBuffer(size);
    for (byte round = 1; round <= 3; round++) {
      queue().fill(buffer, MemorySegment.ofArray(new byte[] {round}), 0, size);
      try (Mapping mapping = queue().map(buffer, MapMode.READ)) {
        assertEquals(round, mapping.segment().get(JAVA_BYTE, size - 1));
        assertEquals(round, mapping.segment().get(JAVA_BYTE, 0));
      }
    }
  }

  @Proves(MAP_14)
  void readMapping_isReadOnly() {
    try (Mapping mapping = queue().map(bufferOf(BYTES), MapMode.READ)) {
      MemorySegment segment = mapping.segment();
      assertTrue(segment.isReadOnly());
      assertThrows(IllegalArgumentException.class, () -> segment.set(JAVA_BYTE, 0, (byte) 1));
    }
  }

  @Proves
  void segment_endsWhereItsRegionDoes() {
    Buffer buffer = bufferOf(BYTES);
    for (MapMode mode : MapMode.values()) {
      try (Mapping mapping = queue().map(buffer, mode, 16, 8)) {
        MemorySegment segment = mapping.segment();
        assertThrows(IndexOutOfBoundsException.class, () -> segment.get(JAVA_BYTE, 8));
        assertThrows(IndexOutOfBoundsException.class, () -> segment.get(JAVA_BYTE, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> segment.asSlice(4, 5));
      }
    }
  }

  @Proves
  void segment_isNativeAndAligned() {
    Buffer buffer = context().newBuffer(4096);
    try (Mapping whole = queue().map(buffer, MapMode.READ);
        Mapping part = queue().map(buffer, MapMode.READ, 8, 16)) {
      assertTrue(whole.segment().isNative());
      assertEquals(0, whole.segment().address() % 8, "alignment");
      assertEquals(0, part.segment().address() % 8, "alignment at a multiple of 8");
      assertEquals(
          whole.segment().get(ValueLayout.JAVA_LONG, 8),
          part.segment().get(ValueLayout.JAVA_LONG, 0));
    }
  }

  @Proves(MAP_15)
  void mapping_givesOneKindOfSegment() {
    Buffer buffer = bufferOf(BYTES);
    try (Mapping mapping = queue().map(buffer, MapMode.READ)) {
      MemorySegment confined = mapping.segment();
      assertEquals(confined, mapping.segment(), "the same segment again");
      assertThrows(IllegalStateException.class, mapping::sharedSegment);
    }
    try (Mapping mapping = queue().map(buffer, MapMode.READ)) {
      MemorySegment shared = mapping.sharedSegment();
      assertEquals(shared, mapping.sharedSegment(), "the same segment again");
      assertThrows(IllegalStateException.class, mapping::segment);
    }
  }

  @Proves
  void segment_belongsToTheThreadThatAsksFirst() {
    try (Mapping mapping = queue().map(bufferOf(BYTES), MapMode.READ)) {
      MemorySegment segment = mapping.segment();
      assertEquals(
          WrongThreadException.class, typeOf(onAnotherThread(() -> segment.get(JAVA_BYTE, 0))));
      assertEquals(WrongThreadException.class, typeOf(onAnotherThread(mapping::segment)));
    }
  }

  @Proves
  void sharedSegment_isForAllThreads() {
    Buffer buffer = bufferOf(new byte[64]);
    try (Mapping mapping = queue().map(buffer, MapMode.WRITE)) {
      MemorySegment segment = mapping.sharedSegment();
      segment.set(JAVA_BYTE, 0, (byte) 1);
      assertEquals(null, typeOf(onAnotherThread(() -> segment.set(JAVA_BYTE, 1, (byte) 2))));
    }
    byte[] bytes = contents(buffer);
    assertEquals(1, bytes[0]);
    assertEquals(2, bytes[1]);
  }

  @Proves
  void everyKindOfHostMemory_maps() {
    MemorySegment memory = Arena.ofAuto().allocate(4096, 4096);
    for (HostMemory kind :
        List.of(
            HostMemory.NONE,
            HostMemory.ALLOCATE,
            HostMemory.copy(memory),
            HostMemory.use(memory))) {
      Buffer buffer = context().newBuffer(4096, MemoryOptions.DEFAULT.withHostMemory(kind));
      try (Mapping mapping = queue().map(buffer, MapMode.WRITE)) {
        mapping.segment().fill((byte) 5);
      }
      byte[] expected = new byte[4096];
      java.util.Arrays.fill(expected, (byte) 5);
      assertArrayEquals(expected, contents(buffer), kind::toString);
    }
  }

  private static Class<?> typeOf(Throwable thrown) {
    return thrown == null ? null : thrown.getClass();
  }
}
