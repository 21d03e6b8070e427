package dev.heddle.spi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.heddle.Buffer;
import dev.heddle.CommandFailedException;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.HostAllocation;
import dev.heddle.HostMemory;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.Failure;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** A driver that has no resources left: the call fails, and nothing else changes (CMD-7). */
class RefusingDriverTest {
  private final OutOfDeviceMemoryException full =
      new OutOfDeviceMemoryException(Status.OUT_OF_RESOURCES, "the device is full");

  private final MockDriver driver = new MockDriver();

  private static MemorySegment bytes() {
    return MemorySegment.ofArray(new byte[16]);
  }

  @Test
  void refusedCommand_leavesQueueAndObjectsAsTheyWere() {
    try (Context context = driver.open()) {
      CommandQueue queue = context.newQueue();
      Buffer buffer = context.newBuffer(16);
      doThrow(full).when(driver.queue).submit(any(), any(), any());
      assertSame(
          full,
          assertThrows(OutOfDeviceMemoryException.class, () -> queue.fill(buffer, bytes(), 0, 16)));
      DriverEvent complete = MockDriver.complete();
      doReturn(complete).when(driver.queue).submit(any(), any(), any());
      queue.fill(buffer, bytes(), 0, 16).await();
      queue.finish();
      buffer.close();
      verify(driver.buffer, times(1)).release();
    }
  }

  @Test
  void refusedMap_countsNothing() {
    try (Context context = driver.open()) {
      CommandQueue queue = context.newQueue();
      Buffer buffer = context.newBuffer(16);
      doThrow(new OutOfDeviceMemoryException(Status.MAP_FAILURE, "no memory to map"))
          .when(driver.queue)
          .map(any(), any(), any());
      assertEquals(
          Status.MAP_FAILURE,
          assertThrows(OutOfDeviceMemoryException.class, () -> queue.map(buffer, MapMode.WRITE))
              .status());
      assertEquals(0, buffer.mapCount());
      buffer.close();
      assertTrue(buffer.isClosed());
    }
  }

  @Test
  void refusedBuffer_claimsNothing() {
    try (Context context = driver.open()) {
      HostAllocation memory = context.newHostAllocation(64);
      MemoryOptions using = MemoryOptions.DEFAULT.withHostMemory(HostMemory.use(memory.segment()));
      doThrow(full).when(driver.context).newBuffer(any());
      assertThrows(OutOfDeviceMemoryException.class, () -> context.newBuffer(64, using));
      assertEquals(64, context.memoryInUseBytes(), "the allocation alone");
      memory.close();
      assertEquals(0, context.memoryInUseBytes());
    }
  }

  @Test
  void refusalOfAHeldCommand_isItsFailure() {
    try (Context context = driver.open()) {
      CommandQueue queue = context.newQueue();
      Buffer buffer = context.newBuffer(16);
      UserEvent gate = context.newUserEvent();
      Event held = queue.fill(buffer, bytes(), 0, 16, gate);
      doThrow(full).when(driver.queue).submit(any(), any(), any());
      gate.complete();
      CommandFailedException failure = assertThrows(CommandFailedException.class, held::await);
      assertEquals(Status.OUT_OF_RESOURCES.code(), failure.executionStatus());
      assertFalse(buffer.isClosed());
    }
  }

  @Test
  void failureOfTheDevice_isSeenByTheWaitAndReleasesTheEventOnce() {
    try (Context context = driver.open()) {
      CommandQueue queue = context.newQueue();
      DriverEvent failed = mock(DriverEvent.class);
      when(failed.status()).thenReturn(EventStatus.FAILED);
      when(failed.failure()).thenReturn(new Failure(-1234, null));
      doReturn(failed).when(driver.queue).submit(any(), any(), any());
      Event event = queue.marker();
      assertEquals(
          -1234, assertThrows(CommandFailedException.class, event::await).executionStatus());
      assertThrows(CommandFailedException.class, event::await);
      verify(failed, times(1)).release();
      Mapping mapping = queue.map(context.newBuffer(16), MapMode.READ);
      DriverEvent complete = MockDriver.complete();
      doReturn(complete).when(driver.queue).submit(any(), any(), any());
      mapping.close();
    }
  }
}
