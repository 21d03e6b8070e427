package dev.heddle.spi.runtime;

import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Rule;
import dev.heddle.Status;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the host segments of transfers are, and what a driver gets in their place (CMD-9): a driver
 * works on any thread, and a segment must not die under it. Guarded by the lock.
 */
final class HostSegments {
  /** Nothing public tells an automatic scope from a shared one; its class does. */
  private static final Class<?> AUTOMATIC = Arena.ofAuto().scope().getClass();

  private static final MemorySegment.Scope GLOBAL = Arena.global().scope();

  /**
   * What a transfer uses.
   *
   * @param segment what the driver gets
   * @param copyBackTo where a read is copied on completion, if the driver got another segment
   * @param mapping the mapping whose memory it is, if any
   * @param allocation the allocation whose memory it is, if any
   */
  record Side(
      MemorySegment segment,
      @Nullable MemorySegment copyBackTo,
      @Nullable RuntimeMapping mapping,
      @Nullable RuntimeHostAllocation allocation) {}

  private final Rules rules;
  private final Map<MemorySegment.Scope, RuntimeMapping> mappings = new HashMap<>();
  private final Map<MemorySegment.Scope, RuntimeHostAllocation> allocations = new HashMap<>();

  HostSegments(Rules rules) {
    this.rules = rules;
  }

  void add(MemorySegment segment, RuntimeMapping mapping) {
    mappings.put(segment.scope(), mapping);
  }

  void add(MemorySegment segment, RuntimeHostAllocation allocation) {
    allocations.put(segment.scope(), allocation);
  }

  void remove(MemorySegment segment) {
    mappings.remove(segment.scope());
    allocations.remove(segment.scope());
  }

  @Nullable RuntimeHostAllocation allocationOf(MemorySegment segment) {
    return allocations.get(segment.scope());
  }

  boolean cannotBeFreed(MemorySegment segment) {
    return isUnclosable(segment) || allocations.containsKey(segment.scope());
  }

  private static boolean isUnclosable(MemorySegment segment) {
    return segment.isNative()
        && (segment.scope().equals(GLOBAL) || AUTOMATIC.isInstance(segment.scope()));
  }

  /** {@return the host side of a read; the driver writes it} */
  Side target(MemorySegment target, boolean blocking) {
    checkUsable(target);
    if (target.isReadOnly()) {
      rules.refuse(
          Rule.CMD_9, Status.INVALID_VALUE, "cannot read into a read-only segment: %s", target);
    }
    Side inPlace = inPlace(target, blocking);
    if (inPlace != null) {
      return inPlace;
    }
    if (isConfined(target)) {
      rules.refuse(
          Rule.CMD_9,
          Status.INVALID_VALUE,
          "cannot read without blocking into a segment that is confined to a thread: whoever"
              + " completes the read is another; use the blocking form or a shared or automatic"
              + " arena");
    }
    return new Side(staging(target), target, null, null);
  }

  /** {@return the host side of a write; the driver reads it} */
  Side source(MemorySegment source, boolean blocking) {
    checkUsable(source);
    Side inPlace = inPlace(source, blocking);
    if (inPlace != null) {
      return inPlace;
    }
    MemorySegment copy = staging(source);
    MemorySegment.copy(source, 0, copy, 0, source.byteSize());
    return new Side(copy, null, null, null);
  }

  private @Nullable Side inPlace(MemorySegment segment, boolean blocking) {
    RuntimeMapping mapping = mappings.get(segment.scope());
    if (mapping != null) {
      return new Side(mapping.deviceView(segment), null, mapping, null);
    }
    RuntimeHostAllocation allocation = allocations.get(segment.scope());
    if (allocation != null || isUnclosable(segment)) {
      return new Side(segment, null, null, allocation);
    }
    if (!blocking && rules.enforces(Rule.CMD_9)) {
      return null;
    }
    // The thread that owns a confined segment is blocked in this call and cannot close it.
    MemorySegment usable = blocking && isConfined(segment) ? Restricted.alias(segment) : segment;
    return new Side(usable, null, null, null);
  }

  private static MemorySegment staging(MemorySegment like) {
    try {
      return Arena.ofAuto().allocate(like.byteSize(), 64);
    } catch (OutOfMemoryError e) {
      throw new OutOfDeviceMemoryException(
          Status.OUT_OF_HOST_MEMORY,
          "no memory to stage %d bytes of a transfer; use the blocking form, a segment of an automatic"
                  .formatted(like.byteSize())
              + " arena, or raise -XX:MaxDirectMemorySize",
          e);
    }
  }

  /** Heap segments are accessible to all threads; confined ones to their owner alone. */
  private static boolean isConfined(MemorySegment segment) {
    Thread other = Holder.OTHER;
    return segment.isNative() && !segment.isAccessibleBy(other);
  }

  /** A thread that never runs, and so owns nothing. */
  private static final class Holder {
    static final Thread OTHER = Thread.ofPlatform().unstarted(() -> {});
  }

  private static void checkUsable(MemorySegment segment) {
    if (!segment.scope().isAlive()) {
      throw new IllegalStateException("the segment's scope has ended: " + segment);
    }
    if (!segment.isAccessibleBy(Thread.currentThread())) {
      throw new WrongThreadException("the segment belongs to another thread: " + segment);
    }
  }
}
