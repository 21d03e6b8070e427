package dev.heddle.spi.runtime;

import java.util.Arrays;

/** What a wait, a callback or a future has told the host to be complete; guarded by the lock. */
final class HostClock {
  private long[] reach = new long[4];

  boolean covers(int slot, long number) {
    return slot >= 0 && slot < reach.length && reach[slot] >= number;
  }

  void reach(int slot, long number) {
    if (slot >= reach.length) {
      reach = Arrays.copyOf(reach, Math.max(slot + 1, 2 * reach.length));
    }
    reach[slot] = Math.max(reach[slot], number);
  }
}
