package dev.heddle.spi.runtime;

import java.util.Arrays;

/**
 * What an event is ordered after, but for what the host knows to be complete.
 *
 * <p>Commands of a queue are numbered. A clock says of each queue up to which number everything
 * comes before (a vector clock, as in Mattern, "Virtual Time and Global States of Distributed
 * Systems", 1989), and beside that the numbers of single commands of out-of-order queues, whose
 * numbers order nothing. Clocks do not change: commands that wait for nothing share their queue's.
 */
final class Clock {
  static final Clock START = new Clock(new long[0], new Numbers[0]);

  /** By queue slot: everything with a number up to this one comes before. Numbers start at 1. */
  private final long[] reach;

  /** By queue slot: further commands, of out-of-order queues, that come before. */
  private final Numbers[] single;

  private Clock(long[] reach, Numbers[] single) {
    this.reach = reach;
    this.single = single;
  }

  boolean covers(int slot, long number) {
    return slot >= 0
        && slot < reach.length
        && (reach[slot] >= number || single[slot].contains(number));
  }

  /**
   * {@return this clock, and after an event too}
   *
   * @param before what the event itself is ordered after
   */
  Clock after(RuntimeEvent event, Clock before) {
    if (event.isKnownToHost()) {
      return this;
    }
    Clock joined = join(before);
    int slot = event.slot();
    if (slot < 0) {
      return joined; // a user event: nothing ever asks whether something comes after it
    }
    if (event.isInOrder()) {
      return joined.reaching(slot, event.number());
    }
    Clock further = joined.copy(slot + 1);
    further.single[slot] = joined.singleOf(slot).union(Numbers.of(event.number()));
    return further.forget(event.context.hostClock());
  }

  /** {@return this clock, and after everything of a queue up to a number} */
  Clock reaching(int slot, long number) {
    if (slot < reach.length && reach[slot] >= number) {
      return this;
    }
    Clock further = copy(slot + 1);
    further.reach[slot] = number;
    further.single[slot] = further.single[slot].above(number);
    return further;
  }

  Clock join(Clock other) {
    if (other == this || other.reach.length == 0) {
      return this;
    }
    if (reach.length == 0) {
      return other;
    }
    Clock joined = copy(other.reach.length);
    for (int i = 0; i < other.reach.length; i++) {
      joined.reach[i] = Math.max(joined.reach[i], other.reach[i]);
      joined.single[i] = joined.single[i].union(other.single[i]);
    }
    return joined;
  }

  /** {@return a copy of at least a length} */
  private Clock copy(int atLeast) {
    int length = Math.max(reach.length, atLeast);
    Numbers[] numbers = Arrays.copyOf(single, length);
    Arrays.fill(numbers, single.length, length, Numbers.NONE);
    return new Clock(Arrays.copyOf(reach, length), numbers);
  }

  private Numbers singleOf(int slot) {
    return slot < single.length ? single[slot] : Numbers.NONE;
  }

  /** Drops, in a clock that nobody else has seen, what the host knows. */
  private Clock forget(HostClock host) {
    for (int i = 0; i < single.length; i++) {
      single[i] = single[i].above(host.reach(i));
    }
    return this;
  }

  /** The host has learned that everything this clock covers is complete. */
  void tellHost(HostClock host) {
    for (int i = 0; i < reach.length; i++) {
      host.know(i, reach[i], single[i]);
    }
  }
}
