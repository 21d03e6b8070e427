package dev.heddle.tck.contract;

import static dev.heddle.Rule.LIFE_1;
import static dev.heddle.Rule.LIFE_2;
import static dev.heddle.Rule.LIFE_3;
import static dev.heddle.Rule.LIFE_4;
import static dev.heddle.Rule.UNMAP_2;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.HeddleException;
import dev.heddle.HostAllocation;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.WaitInterruptedException;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Closing, leaks, interrupts and time limits: LIFE-1 to LIFE-4. */
class LifetimeTests extends ContractTests {
  /** Collects what is logged, in place of the console. */
  private static final class Log extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("dev.heddle");
    final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    Log() {
      LOGGER.addHandler(this);
      LOGGER.setUseParentHandlers(false);
      LOGGER.setLevel(Level.ALL);
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
      Object[] parameters = record.getParameters();
      messages.add(
          record.getLevel()
              + " "
              + (parameters == null
                  ? record.getMessage()
                  : java.text.MessageFormat.format(record.getMessage(), parameters)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      LOGGER.removeHandler(this);
      LOGGER.setUseParentHandlers(true);
      LOGGER.setLevel(null);
    }

    void assertTells(String... parts) {
      assertTrue(
          messages.stream().anyMatch(m -> List.of(parts).stream().allMatch(m::contains)),
          () -> List.of(parts) + " not in " + messages);
    }
  }

  @Proves(LIFE_1)
  void secondClose_doesNothing() {
    CommandQueue queue = context().newQueue();
    Buffer buffer = context().newBuffer(8);
    Buffer part = buffer.newSubBuffer(0, 8);
    HostAllocation allocation = context().newHostAllocation(8);
    for (AutoCloseable opened : List.of(queue, part, buffer, allocation)) {
      for (int i = 0; i < 2; i++) {
        try {
          opened.close();
        } catch (Exception e) {
          throw new AssertionError("close " + (i + 1) + " of " + opened, e);
        }
      }
    }
    assertTrue(queue.isClosed());
    assertTrue(buffer.isClosed());
    Context other = newContext(options());
    other.close();
    other.close();
    assertTrue(other.isClosed());
  }

  @Proves(LIFE_2)
  void objectWithALiveMapping_isNotClosed() {
    Buffer buffer = context().newByteBuffer(counting(8), MemoryOptions.labelled("busy"));
    Mapping mapping = queue().map(buffer, MapMode.READ);
    HeddleException error = assertViolation(LIFE_2, Status.INVALID_OPERATION, buffer::close);
    assertTrue(error.getMessage().contains("\"busy\""), error::getMessage);
    assertFalse(buffer.isClosed());
    assertEquals(7, mapping.segment().get(JAVA_BYTE, 7), "it stays as it was");
    mapping.close();
    buffer.close();
    assertTrue(buffer.isClosed());
  }

  @Proves
  void objectWhoseUnmapIsUnderWay_mayBeClosed() {
    Buffer buffer = bufferOf(counting(8));
    UserEvent gate = gate();
    Event unmap = queue().unmap(queue().map(buffer, MapMode.WRITE), gate);
    buffer.close();
    gate.complete();
    unmap.await();
    buffer.released().orTimeout(GENEROUS_SECONDS, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  @Proves(LIFE_3)
  void closingContext_waitsForItsCommands() {
    Context closing = newContext(options());
    CommandQueue queue = closing.newQueue();
    MemorySegment memory = Arena.ofAuto().allocate(16 << 20, 4096);
    Buffer buffer = closing.newBuffer(16 << 20);
    List<Event> events = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      events.add(queue.fill(buffer, MemorySegment.ofArray(new byte[] {(byte) i}), 0, 16 << 20));
    }
    events.add(queue.readAsync(buffer, memory));
    closing.close();
    for (Event event : events) {
      assertEquals(EventStatus.COMPLETE, event.status(), event::toString);
    }
    assertEquals(8, memory.get(JAVA_BYTE, (16 << 20) - 1));
    assertTrue(queue.isClosed());
    assertTrue(buffer.isClosed());
  }

  @Proves({LIFE_3, UNMAP_2})
  void closingContext_reportsLeaks() {
    try (Log log = new Log()) {
      Context closing = newContext(options().withLabel("leaky"));
      Buffer buffer = closing.newBuffer(8, MemoryOptions.labelled("forgotten"));
      Buffer mapped = closing.newBuffer(8, MemoryOptions.labelled("left mapped"));
      MemorySegment segment = closing.newQueue().map(mapped, MapMode.READ).segment();
      closing.close();
      log.assertTells("leaky", "leak", "forgotten");
      log.assertTells("WARNING", "leaky", "leak", "left mapped");
      assertThrows(IllegalStateException.class, () -> segment.get(JAVA_BYTE, 0));
      assertTrue(buffer.isClosed());
    }
  }

  @Proves
  void segmentOfAnotherThread_isKeptWhenItsContextCloses() {
    try (Log log = new Log()) {
      Context closing = newContext(options());
      Buffer buffer = closing.newByteBuffer(counting(8), MemoryOptions.labelled("held elsewhere"));
      Mapping mapping = closing.newQueue().map(buffer, MapMode.READ);
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch closed = new CountDownLatch(1);
      CompletableFuture<Byte> seen = new CompletableFuture<>();
      Thread owner =
          Thread.ofPlatform()
              .start(
                  () -> {
                    MemorySegment segment = mapping.segment();
                    asked.countDown();
                    await(closed);
                    seen.complete(segment.get(JAVA_BYTE, 7));
                  });
      await(asked);
      closing.close();
      closed.countDown();
      join(owner);
      assertEquals((byte) 7, seen.join(), "never freed under it");
      log.assertTells("WARNING", "held elsewhere", "kept");
    }
  }

  @Proves
  void closedContext_makesNothing() {
    Context closed = newContext(options());
    closed.close();
    assertThrows(HeddleException.class, () -> closed.newBuffer(8));
    assertThrows(HeddleException.class, closed::newQueue);
    assertThrows(HeddleException.class, closed::newUserEvent);
    assertThrows(HeddleException.class, () -> closed.newHostAllocation(8));
  }

  @Proves(LIFE_4)
  void interruptedWait_keepsTheFlagAndTheCommand() {
    Buffer buffer = bufferOf(counting(8));
    UserEvent gate = gate();
    Event write = queue().writeAsync(buffer, MemorySegment.ofArray(new byte[8]), gate);
    CommandQueue queue = queue();
    for (Runnable wait : List.<Runnable>of(write::await, queue::finish, gate::await)) {
      Thread.currentThread().interrupt();
      assertThrows(WaitInterruptedException.class, wait::run);
      assertTrue(Thread.interrupted(), "the flag is kept");
    }
    assertFalse(write.status().isFinal(), "the command goes on");
    gate.complete();
    write.await();
    assertArrayEquals(new byte[8], contents(buffer));
  }

  @Proves
  void blockingTransferAndMap_finishFirst() {
    Buffer buffer = bufferOf(counting(64));
    byte[] target = new byte[64];
    Thread.currentThread().interrupt();
    queue().read(buffer, MemorySegment.ofArray(target));
    assertTrue(Thread.currentThread().isInterrupted(), "the flag is kept");
    try (Mapping mapping = queue().map(buffer, MapMode.READ)) {
      assertTrue(Thread.interrupted(), "the flag is kept");
      assertNotNull(mapping.segment());
    }
    assertArrayEquals(counting(64), target);
  }

  @Proves
  void timedWaits_end() {
    UserEvent gate = gate();
    Event held = queue().marker(gate);
    for (Duration time : List.of(Duration.ZERO, Duration.ofNanos(-5), Duration.ofMillis(2))) {
      assertFalse(held.await(time), time::toString);
      assertFalse(gate.await(time), time::toString);
      assertFalse(queue().finish(time), time::toString);
    }
    gate.complete();
    assertTrue(held.await(Duration.ofDays(365_000)));
    assertTrue(queue().finish(Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Proves
  void memoryOfAClosedContext_isReleased() {
    Context closing = newContext(options());
    Buffer buffer = closing.newBuffer(8);
    CompletableFuture<Void> released = buffer.released();
    closing.close();
    released.orTimeout(GENEROUS_SECONDS, java.util.concurrent.TimeUnit.SECONDS).join();
    assertEquals(0, closing.memoryInUseBytes());
  }

  @Proves
  void eventsOfAClosedContext_stillAnswer() {
    Context closing = newContext(options());
    UserEvent unset = closing.newUserEvent();
    CompletableFuture<Event> future = unset.toFuture();
    Event marker = closing.newQueue().marker();
    closing.close();
    assertThrows(
        java.util.concurrent.CompletionException.class,
        () -> future.orTimeout(GENEROUS_SECONDS, java.util.concurrent.TimeUnit.SECONDS).join());
    assertEquals(EventStatus.FAILED, unset.status());
    CountDownLatch called = new CountDownLatch(1);
    marker.onComplete(e -> called.countDown());
    await(called);
    marker.toFuture().orTimeout(GENEROUS_SECONDS, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  @Proves
  void memoryInUse_whileQueuesClose() {
    Context counted = newContext(options());
    Buffer buffer = counted.newBuffer(64);
    for (int i = 0; i < 3; i++) {
      CommandQueue queue = counted.newQueue();
      UserEvent gate = counted.newUserEvent();
      queue.fill(buffer, MemorySegment.ofArray(new byte[1]), 0, 64, gate);
      queue.close();
      gate.complete();
    }
    assertEquals(64, counted.memoryInUseBytes());
  }

  @Proves
  void memoryInUse_countsSharedMemoryOnce() {
    HostAllocation allocation = context().newHostAllocation(4096);
    Buffer buffer =
        context()
            .newBuffer(
                4096,
                MemoryOptions.DEFAULT.withHostMemory(
                    dev.heddle.HostMemory.use(allocation.segment())));
    assertEquals(4096, context().memoryInUseBytes());
    buffer.close();
    assertEquals(4096, context().memoryInUseBytes());
    allocation.close();
    assertEquals(0, context().memoryInUseBytes());
  }
}
