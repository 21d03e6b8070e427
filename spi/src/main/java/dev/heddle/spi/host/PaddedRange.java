package dev.heddle.spi.host;

import dev.heddle.Dim3;
import dev.heddle.NDRange;

/**
 * Chooses work-groups for a range, and a larger range that they divide. A driver that is left to
 * choose takes divisors of the range: for a prime size, groups of a single work item.
 */
public final class PaddedRange {
  /** Work items of a group: enough for any device to be busy, and no more than all can take. */
  private static final int GROUP = 256;

  /** Along the first dimension neighbours touch neighbouring memory: rows first. */
  private static final int ROW = 32;

  private PaddedRange() {}

  /**
   * {@return a range with a local size that covers another}
   *
   * @param range what is to be covered; it has no local size
   * @param maximum the largest number of work items of a group
   */
  public static NDRange of(NDRange range, long maximum) {
    Dim3 size = range.globalSize();
    int left = Math.toIntExact(Math.min(maximum, GROUP));
    int x = Math.min(size.x(), range.dimensions() == 1 ? left : Math.min(left, ROW));
    left /= x;
    int y = Math.min(size.y(), left);
    left /= y;
    int z = Math.min(size.z(), left);
    Dim3 local = new Dim3(x, y, z);
    Dim3 padded = new Dim3(up(size.x(), x), up(size.y(), y), up(size.z(), z));
    return fits(padded, range.offset())
        ? new NDRange(range.dimensions(), padded, local, range.offset())
        : range;
  }

  private static int up(int size, int local) {
    long padded = Math.ceilDiv(size, local) * (long) local;
    return padded > Integer.MAX_VALUE ? -1 : (int) padded;
  }

  /** At the very end of the ids there is no room for more. */
  private static boolean fits(Dim3 padded, Dim3 offset) {
    for (int d = 0; d < 3; d++) {
      if (padded.at(d) < 0 || (long) padded.at(d) + offset.at(d) > Integer.MAX_VALUE) {
        return false;
      }
    }
    return true;
  }
}
