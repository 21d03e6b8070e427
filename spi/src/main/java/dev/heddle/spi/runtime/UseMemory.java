package dev.heddle.spi.runtime;

import dev.heddle.Rule;
import dev.heddle.Status;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host memory that open objects use in place (BUF-2): those of all contexts, since it is one.
 */
final class UseMemory {
  /**
   * A range of host memory that an object uses.
   *
   * @param from its first address
   * @param to the address after its last
   * @param allocation where it comes from, if it is Heddle's own
   */
  record Claim(long from, long to, @Nullable RuntimeHostAllocation allocation) {
    boolean overlaps(MemorySegment segment) {
      long start = segment.address();
      return segment.isNative() && from < start + segment.byteSize() && start < to;
    }
  }

  /** What the open objects of the process use; guarded by itself. */
  private static final List<Claim> CLAIMS = new ArrayList<>();

  private final Rules rules;
  private final HostSegments segments;

  UseMemory(Rules rules, HostSegments segments) {
    this.rules = rules;
    this.segments = segments;
  }

  /**
   * Claims memory for a new object.
   *
   * @param segment what to use
   * @param byteSize how much of it
   * @param alignment the device's
   */
  Claim claim(MemorySegment segment, long byteSize, long alignment) {
    String unfit = null;
    if (!segment.isNative()) {
      unfit = "it is on the heap";
    } else if (segment.isReadOnly()) {
      unfit = "it is read-only";
    } else if (!segment.scope().isAlive()) {
      unfit = "its scope has ended";
    } else if (segment.byteSize() < byteSize) {
      unfit = "it has %d bytes, and the object %d".formatted(segment.byteSize(), byteSize);
    } else if (segment.address() % alignment != 0) {
      unfit = "its address is not a multiple of %d".formatted(alignment);
    } else if (!segments.cannotBeFreed(segment)) {
      unfit = "its scope is neither global nor automatic, and could be closed under the device";
    }
    if (unfit != null) {
      rules.refuse(
          Rule.BUF_2,
          Status.INVALID_HOST_PTR,
          "host memory cannot be used: %s; take Context.newHostAllocation, or memory of the global or"
              + " an automatic arena",
          unfit);
    }
    Claim claim =
        new Claim(segment.address(), segment.address() + byteSize, segments.allocationOf(segment));
    synchronized (CLAIMS) {
      for (Claim other : CLAIMS) {
        if (claim.from < other.to && other.from < claim.to) {
          rules.refuse(
              Rule.BUF_2,
              Status.INVALID_OPERATION,
              "host memory cannot be used: another open object uses a part of it; close that one"
                  + " first");
        }
      }
      CLAIMS.add(claim);
    }
    if (claim.allocation != null) {
      claim.allocation.pin();
    }
    return claim;
  }

  void release(Claim claim) {
    synchronized (CLAIMS) {
      // The same range may have been claimed twice where the rule is off: this one goes.
      CLAIMS.removeIf(other -> other == claim);
    }
    if (claim.allocation != null) {
      claim.allocation.unpin();
    }
  }
}
