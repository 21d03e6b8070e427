package dev.heddle.tck.contract;

import static dev.heddle.Rule.EVT_1;
import static dev.heddle.Rule.EVT_2;
import static dev.heddle.Rule.EVT_3;
import static dev.heddle.Rule.EVT_4;
import static dev.heddle.Rule.EVT_5;
import static dev.heddle.Rule.EVT_6;
import static dev.heddle.Rule.EVT_7;
import static dev.heddle.Rule.USE_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandFailedException;
import dev.heddle.CommandQueue;
import dev.heddle.CommandType;
import dev.heddle.Context;
import dev.heddle.ContractViolationException;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.Profile;
import dev.heddle.QueueOptions;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Events, user events, callbacks, profiles and the order of queues: EVT-1 to EVT-7. */
class EventTests extends ContractTests {
  private static MemorySegment bytes(int count) {
    return MemorySegment.ofArray(new byte[count]);
  }

  @Proves(EVT_1)
  void status_movesOneWay() {
    Buffer buffer = context().newBuffer(8 << 20);
    CommandQueue queue = outOfOrder();
    for (int round = 0; round < 20; round++) {
      Event before = queue.fill(buffer, bytes(4), 0, 8 << 20);
      Event event = queue.fill(buffer, bytes(4), 0, 8 << 20, before);
      EventStatus last = EventStatus.QUEUED;
      while (last != EventStatus.COMPLETE) {
        EventStatus now = event.status();
        assertTrue(now.compareTo(last) >= 0, "from " + last + " to " + now);
        if (now.compareTo(EventStatus.RUNNING) >= 0) {
          assertEquals(EventStatus.COMPLETE, before.status(), "what a running command waits for");
        }
        last = now;
        Thread.onSpinWait();
      }
      assertEquals(0, event.executionStatus());
    }
  }

  @Proves
  void event_tellsWhatItsCommandIs() {
    Buffer buffer = bufferOf(counting(8));
    UserEvent gate = gate();
    assertEquals(CommandType.USER, gate.commandType());
    assertTrue(gate.queue().isEmpty());
    assertSame(buffer.context(), gate.context());
    Event write = queue().writeAsync(buffer, bytes(8), gate);
    assertEquals(CommandType.WRITE_BUFFER, write.commandType());
    assertTrue(write.queue().isPresent());
    assertEquals(EventStatus.QUEUED, write.status());
    assertEquals(3, write.executionStatus());
    assertEquals(CommandType.MARKER, queue().marker().commandType());
    assertEquals(CommandType.BARRIER, queue().barrier().commandType());
    gate.complete();
    queue().finish();
    assertEquals(0, write.executionStatus());
  }

  @Proves
  void userEvent_startsSubmitted() {
    UserEvent event = context().newUserEvent();
    assertEquals(EventStatus.SUBMITTED, event.status());
    assertFalse(event.await(Duration.ZERO));
    event.complete();
    assertEquals(EventStatus.COMPLETE, event.status());
    event.await();
  }

  @Proves(EVT_2)
  void userEvent_isSetOnce() {
    UserEvent complete = context().newUserEvent();
    complete.complete();
    assertViolation(EVT_2, Status.INVALID_OPERATION, complete::complete);
    assertViolation(EVT_2, Status.INVALID_OPERATION, () -> complete.fail(-1));
    assertEquals(EventStatus.COMPLETE, complete.status());
    UserEvent failed = context().newUserEvent();
    for (int status : new int[] {0, 1, Integer.MAX_VALUE}) {
      assertViolation(EVT_2, Status.INVALID_VALUE, () -> failed.fail(status));
    }
    failed.fail(-1000);
    assertEquals(-1000, failed.executionStatus());
    assertViolation(EVT_2, Status.INVALID_OPERATION, failed::complete);
  }

  @Proves
  void contextThatCloses_failsWhatWaitsForAnUnsetUserEvent() {
    Context closing = newContext(options());
    UserEvent never = closing.newUserEvent();
    Event held = closing.newQueue().marker(never);
    assertThrows(CommandFailedException.class, closing::close);
    assertEquals(EventStatus.FAILED, held.status());
    assertTrue(closing.isClosed());
  }

  @Proves
  void waitForNothing_isRefused() {
    assertViolation(EVT_3, Status.INVALID_VALUE, () -> Event.awaitAll());
    assertViolation(EVT_3, Status.INVALID_VALUE, () -> context().awaitAll());
  }

  @Proves(EVT_3)
  void waitForEventsOfTwoContexts_isRefused() {
    UserEvent own = context().newUserEvent();
    UserEvent foreign = newContext(options()).newUserEvent();
    own.complete();
    foreign.complete();
    assertViolation(EVT_3, Status.INVALID_CONTEXT, () -> Event.awaitAll(own, foreign));
  }

  @Proves(EVT_3)
  void waitForAFailedEvent_throws() {
    UserEvent good = context().newUserEvent();
    UserEvent bad = context().newUserEvent();
    good.complete();
    bad.fail(-42);
    CommandFailedException error =
        assertThrows(CommandFailedException.class, () -> Event.awaitAll(good, bad));
    assertEquals(Status.EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST, error.status());
    assertEquals(-42, error.executionStatus());
    assertThrows(CommandFailedException.class, bad::await);
    CompletionException failed =
        assertThrows(CompletionException.class, () -> bad.toFuture().join());
    assertEquals(CommandFailedException.class, failed.getCause().getClass());
  }

  @Proves
  void awaitAll_waitsForAll() {
    Buffer a = context().newBuffer(1 << 20);
    Buffer b = context().newBuffer(1 << 20);
    CommandQueue queue = outOfOrder();
    Event first = queue.fill(a, bytes(1), 0, 1 << 20);
    Event second = queue.fill(b, bytes(1), 0, 1 << 20);
    Event.awaitAll(first, second, first);
    assertEquals(EventStatus.COMPLETE, first.status());
    assertEquals(EventStatus.COMPLETE, second.status());
  }

  @Proves
  void callback_runsOnce_alsoOnFailure() {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(3);
    UserEvent good = gate();
    UserEvent bad = gate();
    good.onComplete(e -> count(calls, done));
    bad.onComplete(e -> count(calls, done));
    good.complete();
    bad.fail(-1);
    good.onComplete(e -> count(calls, done));
    await(done);
    assertEquals(3, calls.get());
  }

  private static void count(AtomicInteger calls, CountDownLatch done) {
    calls.incrementAndGet();
    done.countDown();
  }

  @Proves
  void callback_seesItsEventComplete() {
    AtomicReference<EventStatus> seen = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Event event = queue().fill(context().newBuffer(1 << 20), bytes(1), 0, 1 << 20);
    event.onComplete(
        e -> {
          seen.set(e.status());
          done.countDown();
        });
    await(done);
    assertEquals(EventStatus.COMPLETE, seen.get());
  }

  @Proves(EVT_4)
  void blockingCallsInACallback_areRefused() {
    // Should one of the calls block after all, the context does not wait for it for long.
    Context context = newContext(options().withCloseTimeout(Duration.ofSeconds(2)));
    Buffer buffer = context.newByteBuffer(counting(8));
    CommandQueue queue = context.newQueue();
    Event before = queue.marker();
    List<Runnable> blocking =
        List.of(
            () -> queue.read(buffer, bytes(8)),
            () -> queue.write(buffer, bytes(8)),
            () -> queue.map(buffer, MapMode.READ),
            queue::finish,
            before::await,
            () -> Event.awaitAll(before),
            context::close,
            () -> context().newQueue().finish(),
            () -> context.newQueue().close());
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(1);
    before.onComplete(
        e -> {
          for (Runnable call : blocking) {
            try {
              call.run();
            } catch (RuntimeException refused) {
              thrown.add(refused);
            }
          }
          done.countDown();
        });
    await(done);
    assertEquals(blocking.size(), thrown.size(), thrown::toString);
    for (Throwable refused : thrown) {
      ContractViolationException violation =
          assertThrows(
              ContractViolationException.class,
              () -> {
                throw refused;
              });
      assertEquals(EVT_4, violation.rule());
      assertEquals(Status.INVALID_OPERATION, violation.status());
    }
  }

  @Proves
  void callback_mayEnqueue() {
    Buffer buffer = bufferOf(counting(8));
    CountDownLatch done = new CountDownLatch(1);
    CommandQueue queue = queue();
    queue
        .marker()
        .onComplete(
            e ->
                queue
                    .fill(buffer, MemorySegment.ofArray(new byte[] {5}), 0, 8)
                    .onComplete(filled -> done.countDown()));
    await(done);
    assertEquals(5, contents(buffer)[7]);
  }

  @Proves
  void callbackThatThrows_harmsNothingElse() {
    CountDownLatch done = new CountDownLatch(1);
    Event event = queue().marker();
    java.util.logging.Logger log = java.util.logging.Logger.getLogger("dev.heddle");
    java.util.logging.Level level = log.getLevel();
    log.setLevel(java.util.logging.Level.OFF);
    try {
      event.onComplete(
          e -> {
            throw new IllegalArgumentException("thrown in a callback");
          });
      event.onComplete(e -> done.countDown());
      await(done);
    } finally {
      log.setLevel(level);
    }
    event.await();
    queue().marker().await();
  }

  @Proves({EVT_5, USE_1})
  void statusQuery_ordersNothing() {
    Buffer buffer = bufferOf(counting(8));
    CommandQueue other = outOfOrder();
    Mapping mapping = queue().map(buffer, MapMode.WRITE);
    Event unmap = queue().unmap(mapping);
    queue().flush();
    while (!unmap.status().isFinal()) {
      Thread.onSpinWait();
    }
    assertThrows(ContractViolationException.class, () -> other.write(buffer, bytes(8)));
    unmap.await();
    other.write(buffer, bytes(8));
  }

  @Proves(EVT_6)
  void inOrderQueue_behavesAsIfSequential() {
    int size = 1 << 16;
    Buffer buffer = context().newBuffer(size);
    Buffer copy = context().newBuffer(size);
    UserEvent gate = gate();
    queue().fill(buffer, MemorySegment.ofArray(new byte[] {1}), 0, size, gate);
    for (int i = 2; i <= 50; i++) {
      queue().fill(buffer, MemorySegment.ofArray(new byte[] {(byte) i}), 0, size);
      if (i == 25) {
        queue().copy(buffer, copy);
      }
    }
    gate.complete();
    byte[] fifty = new byte[size];
    java.util.Arrays.fill(fifty, (byte) 50);
    byte[] half = new byte[size];
    java.util.Arrays.fill(half, (byte) 25);
    assertArrayEquals(fifty, contents(buffer));
    assertArrayEquals(half, contents(copy));
  }

  @Proves
  void outOfOrderQueue_letsIndependentCommandsPass() {
    CommandQueue queue = outOfOrder();
    Buffer buffer = bufferOf(counting(8));
    UserEvent gate = gate();
    Event held = queue.marker(gate);
    Event free = queue.writeAsync(buffer, bytes(8));
    free.await();
    assertFalse(held.status().isFinal());
    gate.complete();
    held.await();
  }

  @Proves(EVT_6)
  void barrier_holdsWhatIsEnqueuedLater() {
    CommandQueue queue = outOfOrder();
    Buffer buffer = bufferOf(counting(8));
    UserEvent gate = gate();
    Event before = queue.marker(gate);
    Event barrier = queue.barrier();
    Event after = queue.writeAsync(buffer, bytes(8));
    assertFalse(after.await(Duration.ZERO));
    assertFalse(barrier.status().isFinal());
    gate.complete();
    after.await();
    assertEquals(EventStatus.COMPLETE, before.status());
    assertEquals(EventStatus.COMPLETE, barrier.status());
  }

  @Proves
  void markerWithoutWaitList_waitsForAllBefore() {
    CommandQueue queue = outOfOrder();
    UserEvent gate = gate();
    Event before = queue.writeAsync(bufferOf(counting(8)), bytes(8), gate);
    Event marker = queue.marker();
    assertFalse(marker.await(Duration.ZERO));
    gate.complete();
    marker.await();
    assertEquals(EventStatus.COMPLETE, before.status());
  }

  @Proves
  void waitAcrossQueues_needsNoFlush() {
    CommandQueue first = context().newQueue();
    CommandQueue second = context().newQueue();
    Buffer buffer = bufferOf(counting(8));
    Event write = first.writeAsync(buffer, bytes(8));
    Event copy = second.copy(buffer, bufferOf(counting(8)), write);
    copy.await();
    assertEquals(EventStatus.COMPLETE, write.status());
  }

  @Proves(EVT_7)
  void profilingQueue_givesFourTimesInOrder() {
    CommandQueue queue = context().newQueue(QueueOptions.IN_ORDER.withProfiling());
    Buffer buffer = bufferOf(counting(64));
    Mapping mapping = queue.map(buffer, MapMode.WRITE);
    Event unmap = queue.unmap(mapping);
    UserEvent gate = gate();
    Event held = queue.writeAsync(buffer, bytes(64), gate);
    assertViolation(EVT_7, Status.PROFILING_INFO_NOT_AVAILABLE, held::profile);
    gate.complete();
    List<Event> events =
        List.of(
            mapping.event(),
            unmap,
            held,
            queue.fill(buffer, bytes(1), 0, 64),
            queue.copy(buffer, bufferOf(counting(64))),
            queue.marker(),
            queue.barrier(),
            queue.read(buffer, bytes(64)));
    queue.finish();
    for (Event event : events) {
      Profile times = event.profile();
      assertTrue(
          times.queuedNanos() <= times.submittedNanos()
              && times.submittedNanos() <= times.startNanos()
              && times.startNanos() <= times.endNanos(),
          () -> event.commandType() + ": " + times);
      assertEquals(times.endNanos() - times.startNanos(), times.durationNanos());
    }
  }

  @Proves
  void profileElsewhere_isNotAvailable() {
    Event event = queue().marker();
    event.await();
    assertViolation(EVT_7, Status.PROFILING_INFO_NOT_AVAILABLE, event::profile);
    UserEvent user = context().newUserEvent();
    user.complete();
    assertViolation(EVT_7, Status.PROFILING_INFO_NOT_AVAILABLE, user::profile);
    CommandQueue profiling = context().newQueue(QueueOptions.IN_ORDER.withProfiling());
    UserEvent failed = context().newUserEvent();
    failed.fail(-1);
    Event ended = profiling.marker(failed);
    assertThrows(CommandFailedException.class, ended::await);
    assertViolation(EVT_7, Status.PROFILING_INFO_NOT_AVAILABLE, ended::profile);
  }
}
