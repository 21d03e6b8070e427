package dev.heddle.tck.contract;

import static dev.heddle.Rule.BUF_5;
import static dev.heddle.Rule.CMD_5;
import static dev.heddle.Rule.EVT_5;
import static dev.heddle.Rule.MAP_7;
import static dev.heddle.Rule.USE_1;
import static dev.heddle.Rule.USE_2;
import static dev.heddle.Rule.USE_3;
import static dev.heddle.Rule.USE_4;
import static dev.heddle.Rule.USE_5;
import static dev.heddle.Rule.USE_6;
import static dev.heddle.Rule.USE_7;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContractViolationException;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.HostMemory;
import dev.heddle.Kernel;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MayAlias;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.QueueOptions;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.Validation;
import dev.heddle.WorkItem;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Commands on objects that are mapped: USE-1 to USE-7. */
class UseTests extends ContractTests {
  private static final byte[] BYTES = counting(64);

  /** Adds one buffer to another. */
  record Add(Buffer.OfInt target, Buffer.OfInt source) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      target.set(i, target.get(i) + source.get(i));
    }
  }

  /** Adds one buffer to another, which may be the same. */
  @MayAlias
  record AddAliased(Buffer.OfInt target, Buffer.OfInt source) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      target.set(i, target.get(i) + source.get(i));
    }
  }

  private static MemorySegment bytes(int count) {
    return MemorySegment.ofArray(new byte[count]);
  }

  @Proves(USE_1)
  void commandsOnWhatIsMappedForWriting_areRefused() {
    Buffer mapped = bufferOf(BYTES);
    Buffer other = bufferOf(BYTES);
    MemorySegment host = bytes(64);
    for (MapMode mode : List.of(MapMode.WRITE, MapMode.READ_WRITE, MapMode.WRITE_INVALIDATE)) {
      try (Mapping mapping = queue().map(mapped, mode)) {
        List<Runnable> commands =
            List.of(
                () -> queue().read(mapped, host),
                () -> queue().readAsync(mapped, host),
                () -> queue().write(mapped, host),
                () -> queue().copy(mapped, other),
                () -> queue().copy(other, mapped),
                () -> queue().fill(mapped, bytes(1), 0, 64),
                () ->
                    queue()
                        .readRect(
                            mapped, BufferRect.PACKED, host, BufferRect.PACKED, Region.of(4, 4)));
        for (Runnable command : commands) {
          ContractViolationException error =
              assertViolation(USE_1, Status.INVALID_OPERATION, command::run);
          assertTrue(error.getMessage().contains(mode.name()), error::getMessage);
        }
        assertTrue(mapping.isLive());
      }
    }
    assertArrayEquals(BYTES, contents(other));
  }

  @Proves(value = USE_1, needs = DeviceFeature.JAVA_KERNELS)
  void kernelOnWhatIsMappedForWriting_isRefused() {
    Buffer.OfInt mapped = context().newIntBuffer(4);
    Buffer.OfInt other = context().newIntBuffer(4);
    try (Mapping mapping = queue().map(mapped, MapMode.WRITE)) {
      assertViolation(
          USE_1,
          Status.INVALID_OPERATION,
          () -> queue().launch(new Add(mapped, other), NDRange.of(4)));
      assertTrue(mapping.isLive());
    }
    queue().launch(new Add(mapped, other), NDRange.of(4)).await();
  }

  @Proves({USE_2, MAP_7})
  void writesToWhatIsMappedForReading_areRefused() {
    Buffer mapped = bufferOf(BYTES);
    Buffer other = bufferOf(new byte[64]);
    try (Mapping mapping = queue().map(mapped, MapMode.READ)) {
      assertViolation(USE_2, Status.INVALID_OPERATION, () -> queue().write(mapped, bytes(64)));
      assertViolation(USE_2, Status.INVALID_OPERATION, () -> queue().writeAsync(mapped, bytes(64)));
      assertViolation(USE_2, Status.INVALID_OPERATION, () -> queue().copy(other, mapped));
      assertViolation(USE_2, Status.INVALID_OPERATION, () -> queue().fill(mapped, bytes(1), 0, 64));
      queue().copy(mapped, other);
      assertEquals(7, mapping.segment().get(JAVA_BYTE, 7));
    }
    assertArrayEquals(BYTES, contents(other));
  }

  @Proves(USE_3)
  void order_comesFromTheInOrderQueue() {
    Buffer buffer = bufferOf(BYTES);
    Mapping mapping = queue().map(buffer, MapMode.WRITE);
    queue().unmap(mapping, gateCompletedLater());
    queue().writeAsync(buffer, bytes(64));
    completeLater();
    assertArrayEquals(new byte[64], contents(buffer));
  }

  private UserEvent held;

  private UserEvent gateCompletedLater() {
    held = gate();
    return held;
  }

  private void completeLater() {
    held.complete();
  }

  @Proves({USE_1, USE_3})
  void order_comesFromWaitListsTransitively() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue second = outOfOrder();
    CommandQueue third = outOfOrder();
    UserEvent gate = gate();
    Mapping mapping = queue().map(buffer, MapMode.WRITE);
    Event unmap = queue().unmap(mapping, gate);
    assertViolation(USE_1, Status.INVALID_OPERATION, () -> third.writeAsync(buffer, bytes(64)));
    Event between = second.marker(unmap);
    Event further = third.marker(between);
    Event write = third.writeAsync(buffer, bytes(64), further);
    gate.complete();
    write.await();
    assertArrayEquals(new byte[64], contents(buffer));
  }

  @Proves({USE_1, USE_3})
  void order_comesFromABarrierAndAMarkersEvent() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue queue = outOfOrder();
    Mapping mapping = queue.map(buffer, MapMode.WRITE);
    queue.unmap(mapping);
    assertViolation(USE_1, Status.INVALID_OPERATION, () -> queue.writeAsync(buffer, bytes(64)));
    Event marker = queue.marker();
    assertViolation(USE_1, Status.INVALID_OPERATION, () -> queue.writeAsync(buffer, bytes(64)));
    Event write = queue.writeAsync(buffer, bytes(64), marker);
    Mapping again = queue.map(buffer, MapMode.WRITE, write);
    queue.unmap(again);
    queue.barrier();
    queue.writeAsync(buffer, bytes(64)).await();
  }

  @Proves({USE_1, USE_3})
  void order_comesFromWhatTheHostWaitedFor() {
    Buffer buffer = bufferOf(BYTES);
    List<Consumer<Event>> waits =
        List.of(
            Event::await,
            event -> Event.awaitAll(event),
            event -> assertTrue(event.await(java.time.Duration.ofSeconds(GENEROUS_SECONDS))),
            event -> queue().finish(),
            event -> event.toFuture().join(),
            UseTests::callBack,
            event -> queue().read(buffer, bytes(1)));
    CommandQueue other = outOfOrder();
    for (Consumer<Event> wait : waits) {
      Mapping mapping = queue().map(buffer, MapMode.WRITE);
      Event unmap = queue().unmap(mapping);
      assertViolation(USE_1, Status.INVALID_OPERATION, () -> other.write(buffer, bytes(64)));
      wait.accept(unmap);
      other.write(buffer, bytes(64));
    }
  }

  private static void callBack(Event event) {
    CountDownLatch called = new CountDownLatch(1);
    event.onComplete(e -> called.countDown());
    await(called);
  }

  @Proves({USE_1, EVT_5})
  void order_doesNotComeFromEnqueueingElsewhere_norFromAStatusQuery() {
    Buffer buffer = bufferOf(BYTES);
    CommandQueue other = outOfOrder();
    Mapping mapping = queue().map(buffer, MapMode.WRITE);
    Event unmap = queue().unmap(mapping);
    queue().flush();
    while (unmap.status() != EventStatus.COMPLETE) {
      Thread.onSpinWait();
    }
    assertViolation(USE_1, Status.INVALID_OPERATION, () -> other.write(buffer, bytes(64)));
  }

  @Proves({USE_4, USE_1})
  void object_isMappedWhateverPartIs_unlessTheDeviceKnowsPartialMapping() {
    Buffer buffer = bufferOf(BYTES);
    try (Mapping mapping = queue().map(buffer, MapMode.WRITE, 0, 8)) {
      if (device().has(DeviceFeature.PARTIAL_MAPPING)) {
        queue().write(buffer, 8, bytes(8));
      } else {
        assertViolation(USE_1, Status.INVALID_OPERATION, () -> queue().write(buffer, 8, bytes(8)));
      }
      assertViolation(USE_1, Status.INVALID_OPERATION, () -> queue().write(buffer, 7, bytes(8)));
      assertTrue(mapping.isLive());
    }
  }

  @Proves(USE_1)
  void association_reachesParentsAndOverlappingSiblingsOnly() {
    long unit = device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
    Buffer parent = context().newBuffer(4 * unit);
    Buffer first = parent.newSubBuffer(0, 2 * unit);
    Buffer overlapping = parent.newSubBuffer(unit, 2 * unit);
    Buffer apart = parent.newSubBuffer(2 * unit, 2 * unit);
    try (Mapping mapping = queue().map(first, MapMode.WRITE)) {
      queue().write(apart, bytes(8));
      assertViolation(USE_1, Status.INVALID_OPERATION, () -> queue().write(first, bytes(8)));
      assertViolation(USE_1, Status.INVALID_OPERATION, () -> queue().write(overlapping, bytes(8)));
      assertViolation(USE_1, Status.INVALID_OPERATION, () -> queue().write(parent, bytes(8)));
      assertTrue(mapping.isLive());
    }
  }

  @Proves(value = USE_5, needs = DeviceFeature.JAVA_KERNELS)
  void argumentsThatOverlap_areRefused() {
    long unit = device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
    Buffer.OfInt whole = context().newIntBuffer(unit);
    Buffer.OfInt first = whole.newSubBuffer(0, 2 * unit);
    Buffer.OfInt second = whole.newSubBuffer(unit, 2 * unit);
    Buffer.OfInt third = whole.newSubBuffer(2 * unit, 2 * unit);
    NDRange one = NDRange.of(1);
    assertViolation(
        USE_5, Status.INVALID_OPERATION, () -> queue().launch(new Add(whole, whole), one));
    assertViolation(
        USE_5, Status.INVALID_OPERATION, () -> queue().launch(new Add(whole, third), one));
    assertViolation(
        USE_5, Status.INVALID_OPERATION, () -> queue().launch(new Add(first, second), one));
    queue().launch(new Add(first, third), one).await();
  }

  @Proves(needs = DeviceFeature.JAVA_KERNELS)
  void argumentsOfAKernelThatMayAlias_mayOverlap() {
    Buffer.OfInt numbers = context().newIntBuffer(new int[] {1, 2, 3, 4});
    queue().launch(new AddAliased(numbers, numbers), NDRange.of(4));
    assertArrayEquals(new int[] {2, 4, 6, 8}, queue().toArray(numbers));
  }

  @Proves(USE_6)
  void useMemory_isNotTheOtherSideOfATransferOnItsObject() {
    MemorySegment memory = Arena.ofAuto().allocate(4096, 4096);
    Buffer buffer =
        context().newBuffer(4096, MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(memory)));
    Buffer other = context().newBuffer(4096);
    assertViolation(USE_6, Status.INVALID_OPERATION, () -> queue().write(buffer, memory));
    assertViolation(
        USE_6, Status.INVALID_OPERATION, () -> queue().read(buffer, 0, memory.asSlice(64, 8)));
    assertViolation(USE_6, Status.INVALID_OPERATION, () -> queue().readAsync(buffer, memory));
    queue().copy(buffer, other);
    queue().finish();
  }

  @Proves({USE_7, CMD_5, BUF_5})
  void validationOff_dropsConflictsAndKeepsBounds() {
    Context off = newContext(options().withValidation(Validation.OFF));
    CommandQueue queue = off.newQueue();
    Buffer buffer = off.newByteBuffer(BYTES);
    Mapping first = queue.map(buffer, MapMode.WRITE);
    Mapping second = queue.map(buffer, MapMode.READ);
    queue.fill(buffer, bytes(1), 0, 64).await();
    queue.unmap(first);
    queue.unmap(second).await();
    assertEquals(0, buffer.mapCount());
    assertThrowsBounds(queue, buffer);
    buffer.close();
    assertThrowsClosed(queue, buffer);
  }

  private static void assertThrowsBounds(CommandQueue queue, Buffer buffer) {
    assertViolation(
        dev.heddle.Rule.BUF_5, Status.INVALID_VALUE, () -> queue.read(buffer, 1, bytes(64)));
  }

  private static void assertThrowsClosed(CommandQueue queue, Buffer buffer) {
    assertViolation(
        dev.heddle.Rule.CMD_5, Status.INVALID_MEM_OBJECT, () -> queue.read(buffer, bytes(64)));
  }

  @Proves(USE_7)
  void validationFull_reportsRacesWithBothCommands() {
    Context full = newContext(options().withValidation(Validation.FULL));
    CommandQueue queue = full.newQueue(QueueOptions.OUT_OF_ORDER.withLabel("racing"));
    Buffer buffer = full.newByteBuffer(BYTES, MemoryOptions.labelled("prize"));
    Event first = queue.fill(buffer, bytes(1), 0, 32);
    ContractViolationException race =
        assertViolation(
            USE_7, Status.INVALID_OPERATION, () -> queue.writeAsync(buffer, 31, bytes(2)));
    for (String part : List.of("prize", "racing", "UseTests")) {
      assertTrue(race.getMessage().contains(part), race::getMessage);
    }
    queue.writeAsync(buffer, 32, bytes(32));
    queue.writeAsync(buffer, 31, bytes(1), first);
    queue.finish();
    buffer.close();
  }

  @Proves({USE_7, USE_1})
  void validationFull_remembersWhereMappingsWereMade() {
    Context full = newContext(options().withValidation(Validation.FULL));
    CommandQueue queue = full.newQueue();
    Buffer buffer = full.newByteBuffer(BYTES);
    try (Mapping mapping = queue.map(buffer, MapMode.WRITE)) {
      ContractViolationException error =
          assertViolation(USE_1, Status.INVALID_OPERATION, () -> queue.write(buffer, bytes(64)));
      assertTrue(error.getMessage().contains("UseTests.java:"), error::getMessage);
      assertTrue(mapping.toString().contains("UseTests.java:"), mapping::toString);
    }
    buffer.close();
  }
}
