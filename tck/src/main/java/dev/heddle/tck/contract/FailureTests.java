package dev.heddle.tck.contract;

import static dev.heddle.Rule.CMD_4;
import static dev.heddle.Rule.EVT_6;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.Buffer;
import dev.heddle.CommandFailedException;
import dev.heddle.CommandQueue;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.MapMode;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** What becomes of commands whose dependencies fail: CMD-4. */
class FailureTests extends ContractTests {
  private static final int OWN_STATUS = -77;

  private static MemorySegment zeros(int count) {
    return MemorySegment.ofArray(new byte[count]);
  }

  @Proves(CMD_4)
  void blockingCallAfterFailedEvent_throws() {
    Buffer buffer = bufferOf(counting(8));
    List<java.util.function.Function<UserEvent, Executable>> calls =
        List.of(
            failed -> () -> queue().read(buffer, zeros(8), failed),
            failed -> () -> queue().write(buffer, zeros(8), failed),
            failed -> () -> queue().map(buffer, MapMode.READ, failed));
    for (var call : calls) {
      UserEvent failed = context().newUserEvent();
      failed.fail(OWN_STATUS);
      CommandFailedException error = assertThrows(CommandFailedException.class, call.apply(failed));
      assertEquals(Status.EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST, error.status());
      assertEquals(OWN_STATUS, error.executionStatus());
    }
    assertEquals(0, buffer.mapCount());
    assertArrayEquals(counting(8), contents(buffer), "the write did not run");
  }

  @Proves(CMD_4)
  void commandAfterFailedDependency_endsWithItsStatus() {
    Buffer buffer = bufferOf(counting(8));
    CommandQueue queue = outOfOrder();
    UserEvent before = context().newUserEvent();
    before.fail(OWN_STATUS);
    UserEvent later = gate();
    Event early = queue.writeAsync(buffer, zeros(8), before);
    Event late = queue.writeAsync(buffer, zeros(8), later);
    Event behind = queue.writeAsync(buffer, zeros(8), late);
    later.fail(OWN_STATUS - 1);
    for (Event event : List.of(early, late, behind)) {
      assertThrows(CommandFailedException.class, event::await);
      assertEquals(EventStatus.FAILED, event.status());
    }
    assertEquals(OWN_STATUS, early.executionStatus());
    assertEquals(OWN_STATUS - 1, late.executionStatus());
    assertEquals(OWN_STATUS - 1, behind.executionStatus());
    assertArrayEquals(counting(8), contents(buffer), "none of the writes ran");
  }

  @Proves({CMD_4, EVT_6})
  void commandsAfterFailedOne_failInOrder_untilSomebodyKnows() {
    Buffer buffer = bufferOf(counting(8));
    UserEvent gate = gate();
    Event first = queue().writeAsync(buffer, zeros(8), gate);
    Event second = queue().fill(buffer, zeros(1), 0, 8);
    gate.fail(OWN_STATUS);
    Event third = queue().fill(buffer, zeros(1), 0, 4);
    assertThrows(CommandFailedException.class, third::await);
    assertEquals(OWN_STATUS, first.executionStatus());
    assertEquals(OWN_STATUS, second.executionStatus());
    assertArrayEquals(counting(8), contents(buffer), "the queue goes on, and nothing had run");
  }

  @Proves(CMD_4)
  void finish_throwsFailureThatNobodySaw() {
    UserEvent gate = gate();
    Event _ = queue().marker(gate);
    gate.fail(OWN_STATUS);
    assertEquals(
        OWN_STATUS, assertThrows(CommandFailedException.class, queue()::finish).executionStatus());
    queue().finish();
    queue().marker().await();
  }

  @Proves(CMD_4)
  void close_throwsFailureThatNobodySaw() {
    CommandQueue queue = context().newQueue();
    UserEvent failed = context().newUserEvent();
    failed.fail(OWN_STATUS);
    Event _ = queue.marker(failed);
    assertThrows(CommandFailedException.class, queue::close);
  }

  @Proves
  void failureThatWasThrown_isNotThrownAgain() {
    UserEvent failed = context().newUserEvent();
    failed.fail(OWN_STATUS);
    Event event = queue().marker(failed);
    assertThrows(CommandFailedException.class, event::await);
    queue().finish();
  }

  @Proves(CMD_4)
  void failureInOneQueue_reachesAnotherThroughItsEvent() {
    CommandQueue other = context().newQueue();
    Buffer buffer = bufferOf(counting(8));
    UserEvent gate = gate();
    Event source = other.marker(gate);
    Event dependent = queue().writeAsync(buffer, zeros(8), source);
    gate.fail(OWN_STATUS);
    assertThrows(CommandFailedException.class, dependent::await);
    assertEquals(OWN_STATUS, dependent.executionStatus());
    assertThrows(CommandFailedException.class, source::await);
    assertArrayEquals(counting(8), contents(buffer));
  }

  @Proves(CMD_4)
  void longChainOfFailures_ends() {
    UserEvent gate = gate();
    CommandQueue queue = outOfOrder();
    Event last = gate;
    for (int i = 0; i < 5_000; i++) {
      last = queue.marker(last);
    }
    gate.fail(OWN_STATUS);
    Event end = last;
    assertThrows(CommandFailedException.class, end::await);
    assertEquals(OWN_STATUS, end.executionStatus());
  }

  @Proves
  void commandWithFailedDependency_endsAfterAllThatItWaitsFor() {
    int size = 32 << 20;
    Buffer buffer = context().newBuffer(size);
    CommandQueue other = outOfOrder();
    UserEvent failed = context().newUserEvent();
    failed.fail(OWN_STATUS);
    for (byte round = 1; round <= 5; round++) {
      MemorySegment pattern = MemorySegment.ofArray(new byte[] {round});
      Event fill = queue().fill(buffer, pattern, 0, size);
      Event doomed = queue().marker(failed);
      assertThrows(CommandFailedException.class, doomed::await);
      assertEquals(EventStatus.COMPLETE, fill.status(), "the command before");
      byte[] last = new byte[1];
      other.read(buffer, size - 1, MemorySegment.ofArray(last));
      assertEquals(round, last[0], "what the wait told the host to be complete");
    }
  }

  @Proves
  void failedEventAwaitedAgain_leavesTheQueueInOrder() {
    int size = 32 << 20;
    Buffer buffer = context().newBuffer(size);
    UserEvent failed = context().newUserEvent();
    failed.fail(OWN_STATUS);
    Event doomed = queue().marker(failed);
    assertThrows(CommandFailedException.class, doomed::await);
    for (byte round = 1; round <= 5; round++) {
      queue().fill(buffer, MemorySegment.ofArray(new byte[] {round}), 0, size);
      assertThrows(CommandFailedException.class, doomed::await);
      byte[] last = new byte[1];
      queue().read(buffer, size - 1, MemorySegment.ofArray(last));
      assertEquals(round, last[0]);
    }
  }

  @Proves
  void futureOfAFailure_doesNotCountAsSeen() {
    UserEvent gate = gate();
    Event event = queue().marker(gate);
    java.util.concurrent.CompletableFuture<Event> future = event.toFuture();
    gate.fail(OWN_STATUS);
    assertThrows(java.util.concurrent.CompletionException.class, future::join);
    assertThrows(CommandFailedException.class, queue()::finish);
  }

  @Proves
  void finish_throwsAllFailuresThatNobodySaw() {
    CommandQueue queue = outOfOrder();
    for (int i = 1; i <= 3; i++) {
      UserEvent failed = context().newUserEvent();
      failed.fail(-i);
      Event _ = queue.marker(failed);
    }
    CommandFailedException first = assertThrows(CommandFailedException.class, queue::finish);
    assertEquals(2, first.getSuppressed().length);
    queue.finish();
  }
}
