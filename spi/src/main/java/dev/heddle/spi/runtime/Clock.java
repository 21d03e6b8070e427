package dev.heddle.spi.runtime;

import java.util.Arrays;

/**
 * What an event is ordered after, but for what the host knows to be complete.
 *
 * <p>Commands of a queue are numbered. A clock says of each queue up to which number everything
 * comes before (a vector clock, as in Mattern, "Virtual Time and Global States of Distributed
 * Systems", 1989), and beside that names single commands of out-of-order queues, whose numbers
 * order nothing. Clocks do not change: commands that wait for nothing share their queue's.
 */
final class Clock {
  private static final RuntimeEvent[] NO_EVENTS = {};

  static final Clock START = new Clock(new long[0], NO_EVENTS);

  /** By queue slot: everything with a number up to this one comes before. Numbers start at 1. */
  private final long[] reach;

  /** Commands of out-of-order queues that come before. */
  private final RuntimeEvent[] single;

  private Clock(long[] reach, RuntimeEvent[] single) {
    this.reach = reach;
    this.single = single;
  }

  boolean covers(RuntimeEvent event) {
    int slot = event.slot();
    if (slot < reach.length && reach[slot] >= event.number()) {
      return true;
    }
    for (RuntimeEvent before : single) {
      if (before == event) {
        return true;
      }
    }
    return false;
  }

  /** {@return this clock, and after an event too} */
  Clock after(RuntimeEvent event) {
    if (event.isKnownToHost()) {
      return this;
    }
    Clock joined = join(event.clock());
    if (event.slot() < 0) {
      return joined; // a user event: nothing ever asks whether something comes after it
    }
    return event.isInOrder()
        ? joined.reaching(event.slot(), event.number())
        : joined.withSingle(event);
  }

  /** {@return this clock, and after everything of a queue up to a number} */
  Clock reaching(int slot, long number) {
    if (slot < reach.length && reach[slot] >= number) {
      return this;
    }
    long[] further = Arrays.copyOf(reach, Math.max(reach.length, slot + 1));
    further[slot] = number;
    return new Clock(further, single);
  }

  Clock join(Clock other) {
    if (other == this || other.isStart()) {
      return this;
    }
    if (isStart()) {
      return other;
    }
    long[] further = Arrays.copyOf(reach, Math.max(reach.length, other.reach.length));
    for (int i = 0; i < other.reach.length; i++) {
      further[i] = Math.max(further[i], other.reach[i]);
    }
    Clock joined = new Clock(further, single);
    for (RuntimeEvent event : other.single) {
      joined = joined.withSingle(event);
    }
    return joined;
  }

  private boolean isStart() {
    return reach.length == 0 && single.length == 0;
  }

  private Clock withSingle(RuntimeEvent event) {
    if (event.isKnownToHost() || covers(event)) {
      return this;
    }
    RuntimeEvent[] more = new RuntimeEvent[single.length + 1];
    int count = 0;
    for (RuntimeEvent before : single) {
      if (!before.isKnownToHost()) {
        more[count++] = before;
      }
    }
    more[count++] = event;
    return new Clock(reach, count == more.length ? more : Arrays.copyOf(more, count));
  }

  /** The host has learned that everything this clock covers is complete. */
  void tellHost(HostClock host) {
    for (int i = 0; i < reach.length; i++) {
      host.reach(i, reach[i]);
    }
    for (RuntimeEvent event : single) {
      event.markKnownToHost();
    }
  }
}
