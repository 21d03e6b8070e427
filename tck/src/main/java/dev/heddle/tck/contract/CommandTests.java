package dev.heddle.tck.contract;

import static dev.heddle.Rule.BUF_5;
import static dev.heddle.Rule.BUF_7;
import static dev.heddle.Rule.BUF_8;
import static dev.heddle.Rule.CMD_1;
import static dev.heddle.Rule.CMD_2;
import static dev.heddle.Rule.CMD_3;
import static dev.heddle.Rule.CMD_5;
import static dev.heddle.Rule.CMD_6;
import static dev.heddle.Rule.CMD_7;
import static dev.heddle.Rule.CMD_8;
import static dev.heddle.Rule.MAP_3;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.HostAccess;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Region;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.WorkItem;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.function.Executable;

/** What holds for every command: CMD-1 to CMD-3 and CMD-5 to CMD-8. */
class CommandTests extends ContractTests {
  /** Puts a number where nothing should. */
  record Mark(Buffer.OfInt target) implements Kernel {
    @Override
    public void run(WorkItem item) {
      target.set(item.globalId(0), 1);
    }
  }

  /** Takes more local memory than there is. */
  record Greedy(Buffer.OfInt target, Local.OfByte local) implements Kernel {
    @Override
    public void run(WorkItem item) {
      local.set(0, (byte) 1);
      target.set(0, local.get(0));
    }
  }

  @Proves(CMD_1)
  void closedQueue_takesNoCommand() {
    Buffer a = bufferOf(counting(8));
    Buffer b = bufferOf(counting(8));
    Mapping mapping = queue().map(b, MapMode.READ);
    CommandQueue closed = context().newQueue();
    closed.close();
    MemorySegment bytes = MemorySegment.ofArray(new byte[8]);
    List<Executable> calls =
        List.of(
            () -> closed.map(a, MapMode.READ),
            () -> closed.mapAsync(a, MapMode.READ),
            () -> closed.unmap(mapping),
            () -> closed.read(a, bytes),
            () -> closed.readAsync(a, bytes),
            () -> closed.write(a, bytes),
            () -> closed.writeAsync(a, bytes),
            () -> closed.readRect(a, BufferRect.PACKED, bytes, BufferRect.PACKED, Region.of(2, 2)),
            () -> closed.copy(a, b),
            () -> closed.fill(a, bytes, 0, 8),
            closed::marker,
            closed::barrier,
            closed::flush,
            closed::finish);
    for (Executable call : calls) {
      assertViolation(CMD_1, Status.INVALID_COMMAND_QUEUE, call);
    }
    mapping.close();
  }

  @Proves(CMD_1)
  void objectOfOtherContext_isRefused() {
    Context other = newContext(options());
    Buffer foreign = other.newBuffer(8);
    Buffer own = bufferOf(counting(8));
    MemorySegment bytes = MemorySegment.ofArray(new byte[8]);
    assertViolation(CMD_1, Status.INVALID_CONTEXT, () -> queue().read(foreign, bytes));
    assertViolation(CMD_1, Status.INVALID_CONTEXT, () -> queue().map(foreign, MapMode.READ));
    assertViolation(CMD_1, Status.INVALID_CONTEXT, () -> queue().copy(own, foreign));
    assertViolation(CMD_1, Status.INVALID_CONTEXT, () -> queue().fill(foreign, bytes, 0, 8));
  }

  @Proves(CMD_1)
  void eventOfOtherContext_isRefused() {
    UserEvent foreign = newContext(options()).newUserEvent();
    foreign.complete();
    assertViolation(CMD_1, Status.INVALID_CONTEXT, () -> queue().marker(foreign));
  }

  @Proves(CMD_2)
  void eventOfNobody_isRefused() {
    Event nobody =
        (Event)
            Proxy.newProxyInstance(
                Event.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> null);
    assertViolation(
        CMD_2, Status.INVALID_EVENT_WAIT_LIST, () -> queue().marker(queue().marker(), nobody));
  }

  @Proves
  void emptyWaitList_meansNoWait() {
    UserEvent gate = gate();
    CommandQueue other = outOfOrder();
    Event held = other.marker(gate);
    Event free = other.marker(new Event[0]);
    Event copied = other.copy(bufferOf(counting(4)), bufferOf(counting(4)), new Event[0]);
    copied.await();
    assertFalse(held.status().isFinal(), "the marker that waits for the gate");
    gate.complete();
    free.await();
  }

  @Proves
  void nullInWaitList_throws() {
    assertThrows(NullPointerException.class, () -> queue().marker((Event) null));
    assertThrows(NullPointerException.class, () -> queue().marker((Event[]) null));
  }

  @Proves
  void waitListChangedAfterTheCall_hasNoEffect() {
    UserEvent gate = gate();
    Event done = queue().marker();
    Event[] waits = {gate};
    Buffer buffer = bufferOf(counting(4));
    Event write = queue().writeAsync(buffer, MemorySegment.ofArray(new byte[4]), waits);
    waits[0] = done;
    assertFalse(write.status().isFinal());
    gate.complete();
    write.await();
    assertArrayEquals(new byte[4], contents(buffer));
  }

  @Proves({CMD_3, MAP_3, BUF_5, BUF_7, BUF_8})
  void refusedCommand_leavesNoTrace() {
    byte[] bytes = counting(64);
    Buffer buffer = context().newByteBuffer(bytes);
    long inUse = context().memoryInUseBytes();
    MemorySegment host = Arena.ofAuto().allocate(64);
    List<Executable> refused =
        List.of(
            () -> queue().map(buffer, MapMode.WRITE, 60, 8),
            () -> queue().mapAsync(buffer, MapMode.READ, 0, 0),
            () -> queue().write(buffer, 1, host),
            () -> queue().writeAsync(buffer, -1, host),
            () -> queue().read(buffer, 65, host),
            () -> queue().fill(buffer, host.asSlice(0, 3), 0, 63),
            () -> queue().copy(buffer, 0, buffer, 8, 16));
    for (Executable call : refused) {
      assertThrows(dev.heddle.ContractViolationException.class, call);
    }
    assertEquals(0, buffer.mapCount(), "map count");
    assertEquals(inUse, context().memoryInUseBytes(), "memory in use");
    assertArrayEquals(bytes, contents(buffer), "contents");
    queue().finish();
  }

  @Proves(CMD_5)
  void closedObject_takesNoCommand() {
    Buffer closed = bufferOf(counting(8));
    Buffer open = bufferOf(counting(8));
    closed.close();
    MemorySegment bytes = MemorySegment.ofArray(new byte[8]);
    assertViolation(CMD_5, Status.INVALID_MEM_OBJECT, () -> queue().read(closed, bytes));
    assertViolation(CMD_5, Status.INVALID_MEM_OBJECT, () -> queue().writeAsync(closed, bytes));
    assertViolation(CMD_5, Status.INVALID_MEM_OBJECT, () -> queue().copy(closed, open));
    assertViolation(CMD_5, Status.INVALID_MEM_OBJECT, () -> queue().copy(open, closed));
    assertViolation(CMD_5, Status.INVALID_MEM_OBJECT, () -> queue().fill(closed, bytes, 0, 8));
    assertTrue(closed.isClosed());
  }

  @Proves(value = CMD_5, needs = DeviceFeature.JAVA_KERNELS)
  void closedObject_isNoArgument() {
    Buffer.OfInt closed = context().newIntBuffer(4);
    closed.close();
    assertViolation(
        CMD_5, Status.INVALID_MEM_OBJECT, () -> queue().launch(new Mark(closed), NDRange.of(4)));
  }

  @Proves(CMD_5)
  void closedObject_livesOnUntilItsCommandsEnd() {
    UserEvent gate = gate();
    Buffer source = bufferOf(counting(16));
    Buffer target = bufferOf(new byte[16]);
    queue().copy(source, target, gate);
    CompletableFuture<Void> released = source.released();
    source.close();
    assertFalse(released.isDone(), "released while a command that uses it is held");
    gate.complete();
    queue().finish();
    assertArrayEquals(counting(16), contents(target));
    released.orTimeout(GENEROUS_SECONDS, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  @Proves(CMD_6)
  void commandsOfManyThreads_allTakeEffect() {
    int threads = 4;
    int each = 64;
    Buffer.OfInt buffer = context().newIntBuffer(new int[threads * 16]);
    CommandQueue shared = queue();
    List<Thread> running = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < threads; t++) {
      int thread = t;
      running.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((where, e) -> failures.add(e))
              .start(
                  () -> {
                    MemorySegment pattern = Arena.ofAuto().allocate(4, 4);
                    for (int i = 1; i <= each; i++) {
                      pattern.set(java.lang.foreign.ValueLayout.JAVA_INT, 0, i);
                      shared.fill(buffer, pattern, thread * 64L, 64);
                    }
                  }));
    }
    running.forEach(ContractTests::join);
    shared.finish();
    assertEquals(List.of(), failures);
    int[] expected = new int[threads * 16];
    java.util.Arrays.fill(expected, each);
    assertArrayEquals(expected, shared.toArray(buffer), "the last fill of each thread");
  }

  @Proves(value = CMD_7, needs = DeviceFeature.JAVA_KERNELS)
  void commandOutOfResources_changesNothingElse() {
    Buffer.OfInt target = context().newIntBuffer(new int[4]);
    long tooMuch = device().limit(DeviceLimit.LOCAL_MEMORY_BYTES) + 1;
    OutOfDeviceMemoryException error =
        assertThrows(
            OutOfDeviceMemoryException.class,
            () -> queue().launch(new Greedy(target, Local.ofBytes((int) tooMuch)), NDRange.of(1)));
    assertEquals(Status.OUT_OF_RESOURCES, error.status());
    assertArrayEquals(new int[4], queue().toArray(target));
    queue().launch(new Mark(target), NDRange.of(4)).await();
    assertArrayEquals(new int[] {1, 1, 1, 1}, queue().toArray(target));
  }

  @Proves(CMD_8)
  void transferOfNothing_isRefused() {
    Buffer buffer = bufferOf(counting(8));
    Buffer other = bufferOf(counting(8));
    MemorySegment none = MemorySegment.ofArray(new byte[0]);
    MemorySegment pattern = MemorySegment.ofArray(new byte[1]);
    assertViolation(CMD_8, Status.INVALID_VALUE, () -> queue().read(buffer, none));
    assertViolation(CMD_8, Status.INVALID_VALUE, () -> queue().readAsync(buffer, 8, none));
    assertViolation(CMD_8, Status.INVALID_VALUE, () -> queue().write(buffer, none));
    assertViolation(CMD_8, Status.INVALID_VALUE, () -> queue().writeAsync(buffer, 0, none));
    assertViolation(CMD_8, Status.INVALID_VALUE, () -> queue().copy(buffer, 0, other, 0, 0));
    assertViolation(CMD_8, Status.INVALID_VALUE, () -> queue().fill(buffer, pattern, 0, 0));
  }

  @Proves(needs = DeviceFeature.JAVA_KERNELS)
  void launchOfRangeZero_runsNothingAndCompletes() {
    Buffer.OfInt target = context().newIntBuffer(new int[4]);
    for (NDRange empty : List.of(NDRange.of(0), NDRange.of(4, 0), NDRange.of(4, 0, 2))) {
      Event event = queue().launch(new Mark(target), empty);
      event.await();
      assertEquals(EventStatus.COMPLETE, event.status(), empty::toString);
    }
    assertArrayEquals(new int[4], queue().toArray(target));
  }

  @Proves
  void hostAccess_doesNotBindCopyAndFill() {
    MemoryOptions closed = MemoryOptions.DEFAULT.withHostAccess(HostAccess.NONE);
    Buffer a = context().newByteBuffer(counting(8), closed);
    Buffer b = bufferOf(new byte[8]);
    queue().copy(a, b);
    queue().fill(a, MemorySegment.ofArray(new byte[1]), 0, 8);
    assertArrayEquals(counting(8), contents(b));
  }
}
