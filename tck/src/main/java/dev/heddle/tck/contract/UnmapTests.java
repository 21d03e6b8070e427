package dev.heddle.tck.contract;

import static dev.heddle.Rule.CMD_4;
import static dev.heddle.Rule.MAP_4;
import static dev.heddle.Rule.UNMAP_1;
import static dev.heddle.Rule.UNMAP_2;
import static dev.heddle.Rule.UNMAP_3;
import static dev.heddle.Rule.UNMAP_4;
import static dev.heddle.Rule.UNMAP_5;
import static dev.heddle.Rule.UNMAP_6;
import static dev.heddle.Rule.UNMAP_7;
import static dev.heddle.Rule.UNMAP_8;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.CommandFailedException;
import dev.heddle.CommandQueue;
import dev.heddle.CommandType;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.Profile;
import dev.heddle.QueueOptions;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Proxy;

/** Unmap: UNMAP-1 to UNMAP-8. */
class UnmapTests extends ContractTests {
  private static final byte[] BYTES = counting(64);

  private static Class<?> typeOf(Throwable thrown) {
    return thrown == null ? null : thrown.getClass();
  }

  @Proves(UNMAP_1)
  void secondUnmap_isRefused() {
    Mapping mapping = queue().map(bufferOf(BYTES), MapMode.READ);
    queue().unmap(mapping);
    assertViolation(UNMAP_1, Status.INVALID_VALUE, () -> queue().unmap(mapping));
    assertFalse(mapping.isLive());
  }

  @Proves({UNMAP_1, CMD_4})
  void mappingWhoseMapFailed_isNotUnmapped() {
    UserEvent failed = context().newUserEvent();
    failed.fail(-9);
    Mapping mapping = queue().mapAsync(bufferOf(BYTES), MapMode.READ, failed);
    assertThrows(CommandFailedException.class, () -> mapping.event().await());
    assertViolation(UNMAP_1, Status.INVALID_VALUE, () -> queue().unmap(mapping));
  }

  @Proves
  void mappingOfAnother_isRefused() {
    CommandQueue foreign = newContext(options()).newQueue();
    try (Mapping mapping = queue().map(bufferOf(BYTES), MapMode.READ)) {
      assertViolation(UNMAP_1, Status.INVALID_CONTEXT, () -> foreign.unmap(mapping));
      assertTrue(mapping.isLive());
    }
    Mapping nobodys =
        (Mapping)
            Proxy.newProxyInstance(
                Mapping.class.getClassLoader(),
                new Class<?>[] {Mapping.class},
                (proxy, method, arguments) ->
                    method.getName().equals("toString") ? "nobody's" : null);
    assertViolation(UNMAP_1, Status.INVALID_VALUE, () -> queue().unmap(nobodys));
  }

  @Proves(UNMAP_2)
  void segment_isDeadFromTheCallOn() {
    Buffer buffer = bufferOf(BYTES);
    Mapping mapping = queue().map(buffer, MapMode.READ_WRITE);
    MemorySegment segment = mapping.segment();
    queue().unmap(mapping);
    assertThrows(IllegalStateException.class, () -> segment.get(JAVA_BYTE, 0));
    assertThrows(IllegalStateException.class, mapping::segment);
    assertEquals(
        WrongThreadException.class, typeOf(onAnotherThread(() -> segment.get(JAVA_BYTE, 0))));
    Mapping shared = queue().map(buffer, MapMode.READ);
    MemorySegment second = shared.sharedSegment();
    queue().unmap(shared);
    assertEquals(
        IllegalStateException.class, typeOf(onAnotherThread(() -> second.get(JAVA_BYTE, 0))));
  }

  @Proves
  void whatWasWritten_isVisibleToCommandsAfterTheUnmap() {
    Buffer buffer = bufferOf(BYTES);
    Buffer copy = bufferOf(new byte[64]);
    CommandQueue other = outOfOrder();
    Mapping mapping = queue().map(buffer, MapMode.WRITE);
    mapping.segment().fill((byte) 7);
    Event unmap = queue().unmap(mapping);
    Event copied = other.copy(buffer, copy, unmap);
    byte[] expected = new byte[64];
    java.util.Arrays.fill(expected, (byte) 7);
    copied.await();
    assertArrayEquals(expected, contents(copy));
  }

  @Proves(UNMAP_3)
  void unmapByAnotherThread_isRefusedWhileTheOwnerLives() {
    Mapping mapping = queue().map(bufferOf(BYTES), MapMode.READ);
    MemorySegment segment = mapping.segment();
    assertEquals(WrongThreadException.class, typeOf(onAnotherThread(() -> queue().unmap(mapping))));
    assertEquals(WrongThreadException.class, typeOf(onAnotherThread(mapping::close)));
    assertTrue(mapping.isLive(), "nothing changed");
    assertEquals(5, segment.get(JAVA_BYTE, 5));
    queue().unmap(mapping).await();
  }

  @Proves
  void anyThread_mayUnmapWhatADeadOneOwned() {
    Buffer buffer = bufferOf(BYTES);
    Mapping mapping = queue().map(buffer, MapMode.READ_WRITE);
    onAnotherThread(() -> mapping.segment().fill((byte) 3));
    queue().unmap(mapping).await();
    assertEquals(0, buffer.mapCount());
    assertEquals(3, contents(buffer)[0]);
    buffer.close();
  }

  @Proves
  void mappingThatNobodyLookedAt_mayBeUnmappedByAnyThread() {
    Mapping mapping = queue().map(bufferOf(BYTES), MapMode.READ);
    assertEquals(null, typeOf(onAnotherThread(mapping::close)));
    assertFalse(mapping.isLive());
  }

  @Proves({UNMAP_3, UNMAP_4})
  void unmapDuringATransfer_isRefusedUnlessOrderedAfterIt() {
    Buffer mapped = bufferOf(BYTES);
    Buffer target = bufferOf(new byte[64]);
    CommandQueue other = context().newQueue();
    UserEvent gate = gate();
    Mapping mapping = queue().map(mapped, MapMode.READ);
    MemorySegment segment = mapping.segment();
    Event write = other.writeAsync(target, segment, gate);
    assertViolation(UNMAP_3, Status.INVALID_OPERATION, () -> queue().unmap(mapping));
    assertTrue(mapping.isLive(), "nothing changed");
    assertEquals(9, segment.get(JAVA_BYTE, 9));
    Event unmap = queue().unmap(mapping, write);
    gate.complete();
    unmap.await();
    assertArrayEquals(BYTES, contents(target));
  }

  @Proves(UNMAP_4)
  void unmap_isACommandLikeAnyOther() {
    CommandQueue profiling = context().newQueue(QueueOptions.IN_ORDER.withProfiling());
    Buffer buffer = bufferOf(BYTES);
    UserEvent gate = gate();
    Mapping mapping = profiling.map(buffer, MapMode.READ);
    Event unmap = profiling.unmap(mapping, gate);
    assertEquals(CommandType.UNMAP_MEM_OBJECT, unmap.commandType());
    assertEquals(EventStatus.QUEUED, unmap.status(), "it waits");
    gate.complete();
    unmap.await();
    assertEquals(EventStatus.COMPLETE, unmap.status());
    assertNotNull(unmap.profile());
    Profile map = mapping.event().profile();
    assertTrue(map.endNanos() >= map.startNanos(), map::toString);
    assertEquals(CommandType.MAP_BUFFER, mapping.event().commandType());
  }

  @Proves({UNMAP_4, CMD_4})
  void unmapWhoseDependencyFails_endsTheMappingAllTheSame() {
    Buffer buffer = bufferOf(BYTES);
    UserEvent gate = gate();
    Mapping mapping = queue().map(buffer, MapMode.READ_WRITE);
    Event unmap = queue().unmap(mapping, gate);
    gate.fail(-3);
    assertThrows(CommandFailedException.class, unmap::await);
    assertEquals(-3, unmap.executionStatus());
    assertEquals(0, buffer.mapCount());
    assertFalse(mapping.isLive());
    queue().write(buffer, MemorySegment.ofArray(BYTES));
    assertArrayEquals(BYTES, contents(buffer));
    buffer.close();
  }

  @Proves(UNMAP_5)
  void unmapOfAMapUnderWay_followsIt() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue queue = outOfOrder();
    UserEvent gate = gate();
    Mapping mapping = queue.mapAsync(buffer, MapMode.READ_WRITE, gate);
    Event unmap = queue.unmap(mapping);
    assertFalse(unmap.await(java.time.Duration.ZERO));
    assertFalse(unmap.status().isFinal(), "the map is held back");
    assertFalse(mapping.isLive());
    gate.complete();
    unmap.await();
    assertEquals(EventStatus.COMPLETE, mapping.event().status());
    assertEquals(0, buffer.mapCount());
    assertArrayEquals(BYTES, contents(buffer));
  }

  @Proves(UNMAP_6)
  void unmapOnAnotherQueue_endsTheMapping() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue other = outOfOrder();
    Mapping mapping = queue().map(buffer, MapMode.WRITE);
    mapping.segment().fill((byte) 4);
    Event unmap = other.unmap(mapping);
    queue().barrier(unmap);
    assertEquals(4, contents(buffer)[63]);
    assertEquals(0, buffer.mapCount());
  }

  @Proves(UNMAP_7)
  void close_doesNothingAfterAnUnmap() {
    Buffer buffer = bufferOf(BYTES);
    Mapping mapping = queue().map(buffer, MapMode.READ);
    queue().unmap(mapping).await();
    mapping.close();
    Mapping again = queue().map(buffer, MapMode.READ);
    again.close();
    again.close();
    queue().finish();
    assertEquals(0, buffer.mapCount());
  }

  @Proves
  void close_unmapsOnTheQueueOfTheMap() {
    Buffer buffer = bufferOf(BYTES);
    try (Mapping mapping = queue().map(buffer, MapMode.WRITE)) {
      mapping.segment().fill((byte) 6);
    }
    queue().finish();
    assertEquals(0, buffer.mapCount());
    assertEquals(6, contents(buffer)[0]);
  }

  @Proves
  void close_waitsOnAnOutOfOrderQueue() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue other = outOfOrder();
    other.map(buffer, MapMode.WRITE).close();
    assertEquals(0, buffer.mapCount(), "the unmap is complete, and known to be");
    other.map(buffer, MapMode.WRITE).close();
  }

  @Proves
  void close_unmapsOnTheContextsQueueWhereItsOwnIsClosed() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue closed = context().newQueue();
    Mapping mapping = closed.map(buffer, MapMode.WRITE);
    mapping.segment().fill((byte) 8);
    closed.close();
    mapping.close();
    assertEquals(0, buffer.mapCount());
    assertEquals(8, contents(buffer)[1]);
  }

  @Proves({UNMAP_8, MAP_4})
  void mappedSegment_isTheHostSideOfTransfers() {
    Buffer mapped = bufferOf(BYTES);
    Buffer other = bufferOf(new byte[64]);
    try (Mapping mapping = queue().map(mapped, MapMode.READ_WRITE)) {
      MemorySegment segment = mapping.segment();
      queue().writeAsync(other, segment).await();
      assertArrayEquals(BYTES, contents(other));
      queue().fill(other, MemorySegment.ofArray(new byte[] {50}), 0, 64);
      queue().readAsync(other, segment.asSlice(32, 32)).await();
      assertEquals(50, segment.get(JAVA_BYTE, 32));
      assertEquals(31, segment.get(JAVA_BYTE, 31));
      queue()
          .writeRect(
              other, BufferRect.of(0, 0, 8), segment, BufferRect.of(0, 0, 8), Region.of(2, 2));
      queue()
          .readRect(
              other, BufferRect.of(0, 0, 8), segment, BufferRect.of(4, 4, 8), Region.of(2, 2));
      assertEquals(9, segment.get(JAVA_BYTE, 5 * 8 + 5));
    }
    byte[] expected = BYTES.clone();
    java.util.Arrays.fill(expected, 32, 64, (byte) 50);
    expected[36] = 0;
    expected[37] = 1;
    expected[44] = 8;
    expected[45] = 9;
    assertArrayEquals(expected, contents(mapped));
  }
}
