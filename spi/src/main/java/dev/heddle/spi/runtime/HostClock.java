package dev.heddle.spi.runtime;

import java.util.Arrays;

/** What a wait, a callback or a future has told the host to be complete; guarded by the lock. */
final class HostClock {
  private long[] reach = new long[4];
  private Numbers[] single = {Numbers.NONE, Numbers.NONE, Numbers.NONE, Numbers.NONE};

  boolean covers(int slot, long number) {
    return slot >= 0
        && slot < reach.length
        && (reach[slot] >= number || single[slot].contains(number));
  }

  /** {@return the number up to which everything of a queue is known} */
  long reach(int slot) {
    return slot < reach.length ? reach[slot] : 0;
  }

  /** Learns of everything up to a number, and of some beyond. */
  void know(int slot, long upTo, Numbers beyond) {
    if (slot >= reach.length) {
      int length = reach.length;
      reach = Arrays.copyOf(reach, Math.max(slot + 1, 2 * length));
      single = Arrays.copyOf(single, reach.length);
      Arrays.fill(single, length, single.length, Numbers.NONE);
    }
    Numbers known = single[slot].union(beyond);
    long last = known.runAfter(Math.max(reach[slot], upTo));
    reach[slot] = last;
    single[slot] = known.above(last);
  }
}
