package dev.heddle.spi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HostClockTest {
  @Test
  void singleCommands_closeGapsWithTime() {
    HostClock host = new HostClock();
    host.know(5, 0, Numbers.of(2));
    assertTrue(host.covers(5, 2));
    assertFalse(host.covers(5, 1));
    assertEquals(0, host.reach(5));
    host.know(5, 0, Numbers.of(1));
    assertEquals(2, host.reach(5));
    host.know(5, 0, Numbers.of(4));
    host.know(5, 3, Numbers.NONE);
    assertEquals(4, host.reach(5));
    assertFalse(host.covers(5, 5));
  }

  @Test
  void queues_areApart() {
    HostClock host = new HostClock();
    host.know(0, 10, Numbers.NONE);
    assertTrue(host.covers(0, 10));
    assertFalse(host.covers(1, 1));
    assertFalse(host.covers(-1, 0));
    assertFalse(host.covers(77, 1));
  }
}
