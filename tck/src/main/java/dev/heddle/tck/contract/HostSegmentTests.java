package dev.heddle.tck.contract;

import static dev.heddle.Rule.CMD_9;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.CommandFailedException;
import dev.heddle.Event;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The host side of transfers: CMD-9. */
class HostSegmentTests extends ContractTests {
  @Proves(CMD_9)
  void heapSegment_isReadDuringTheCall() {
    Buffer buffer = bufferOf(new byte[8]);
    byte[] source = counting(8);
    UserEvent gate = gate();
    Event write = queue().writeAsync(buffer, MemorySegment.ofArray(source), gate);
    java.util.Arrays.fill(source, (byte) 99);
    gate.complete();
    write.await();
    assertArrayEquals(counting(8), contents(buffer));
  }

  @Proves(CMD_9)
  void closeableSegment_isReadDuringTheCall() {
    Buffer buffer = bufferOf(new byte[8]);
    for (boolean confined : new boolean[] {true, false}) {
      UserEvent gate = gate();
      Event write;
      try (Arena arena = confined ? Arena.ofConfined() : Arena.ofShared()) {
        MemorySegment source = arena.allocate(8);
        MemorySegment.copy(counting(8), 0, source, ValueLayout.JAVA_BYTE, 0, 8);
        write = queue().writeAsync(buffer, source, gate);
        source.fill((byte) 99);
      }
      gate.complete();
      write.await();
      assertArrayEquals(counting(8), contents(buffer));
      queue().write(buffer, MemorySegment.ofArray(new byte[8]));
    }
  }

  @Proves
  void readIntoHeap_isThereOnCompletion() {
    Buffer buffer = bufferOf(counting(64));
    byte[] target = new byte[64];
    queue().readAsync(buffer, MemorySegment.ofArray(target)).await();
    assertArrayEquals(counting(64), target);
    int[] numbers = new int[4];
    Event read = queue().readAsync(buffer, 16, MemorySegment.ofArray(numbers));
    queue().finish();
    assertEquals(
        0x13121110, Integer.reverseBytes(Integer.reverseBytes(numbers[0])), read::toString);
  }

  @Proves
  void stagedRectangle_leavesItsSurroundings() {
    Buffer buffer = bufferOf(counting(64));
    byte[] target = new byte[64];
    java.util.Arrays.fill(target, (byte) -1);
    queue()
        .readRectAsync(
            buffer,
            BufferRect.of(1, 1, 8),
            MemorySegment.ofArray(target),
            BufferRect.of(2, 3, 8),
            Region.of(3, 2))
        .await();
    byte[] expected = new byte[64];
    java.util.Arrays.fill(expected, (byte) -1);
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 3; x++) {
        expected[(y + 3) * 8 + x + 2] = (byte) ((y + 1) * 8 + x + 1);
      }
    }
    assertArrayEquals(expected, target);
  }

  @Proves(CMD_9)
  void readIntoSegmentThatDies_fails() {
    Buffer buffer = bufferOf(counting(8));
    UserEvent gate = gate();
    Event read;
    try (Arena arena = Arena.ofShared()) {
      read = queue().readAsync(buffer, arena.allocate(8), gate);
    }
    gate.complete();
    assertThrows(CommandFailedException.class, read::await);
    assertArrayEquals(counting(8), contents(buffer));
  }

  @Proves(CMD_9)
  void readOnlyTarget_isRefused() {
    Buffer buffer = bufferOf(counting(8));
    MemorySegment target = Arena.ofAuto().allocate(8).asReadOnly();
    assertViolation(CMD_9, Status.INVALID_VALUE, () -> queue().readAsync(buffer, target));
    assertViolation(CMD_9, Status.INVALID_VALUE, () -> queue().read(buffer, target));
  }

  @Proves(CMD_9)
  void confinedTarget_isRefusedWithoutBlocking() {
    Buffer buffer = bufferOf(counting(8));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment target = arena.allocate(8);
      assertViolation(CMD_9, Status.INVALID_VALUE, () -> queue().readAsync(buffer, target));
      queue().read(buffer, target);
      assertEquals(7, target.get(ValueLayout.JAVA_BYTE, 7));
    }
  }

  @Proves
  void readOnlySource_isWritten() {
    Buffer buffer = bufferOf(new byte[8]);
    queue().write(buffer, MemorySegment.ofArray(counting(8)).asReadOnly());
    assertArrayEquals(counting(8), contents(buffer));
  }

  @Proves
  void automaticAndGlobalSegments_areUsedInPlace() {
    Buffer buffer = bufferOf(counting(8));
    for (Arena arena : new Arena[] {Arena.ofAuto(), Arena.global()}) {
      MemorySegment target = arena.allocate(8);
      queue().readAsync(buffer, target).await();
      assertArrayEquals(counting(8), target.toArray(ValueLayout.JAVA_BYTE));
      queue().writeAsync(buffer, target).await();
    }
    assertArrayEquals(counting(8), contents(buffer));
  }

  @Proves
  void deadOrForeignSegment_throwsAtOnce() {
    Buffer buffer = bufferOf(counting(8));
    Arena arena = Arena.ofConfined();
    MemorySegment segment = arena.allocate(8);
    Throwable other = onAnotherThread(() -> queue().write(buffer, segment));
    assertEquals(WrongThreadException.class, other == null ? null : other.getClass());
    arena.close();
    assertThrows(IllegalStateException.class, () -> queue().write(buffer, segment));
    assertThrows(IllegalStateException.class, () -> queue().readAsync(buffer, segment));
    assertArrayEquals(counting(8), contents(buffer));
  }

  @Proves
  void readsIntoOneSegment_arriveInOrder() {
    Buffer first = bufferOf((byte) 1);
    Buffer second = bufferOf((byte) 2);
    for (int round = 0; round < 20; round++) {
      byte[] target = new byte[1];
      queue().readAsync(first, MemorySegment.ofArray(target));
      queue().readAsync(second, MemorySegment.ofArray(target)).await();
      assertEquals(2, target[0]);
    }
  }
}
