package dev.heddle.spi.runtime;

import dev.heddle.Event;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemObject;
import dev.heddle.Pitch;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.DriverMapping;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A mapped region and the segment over it. The driver's memory outlives the segment: the segment's
 * scope is the mapping's own, and ends when unmap is called.
 */
final class RuntimeMapping implements Mapping {
  private final RuntimeContext context;
  private final RuntimeQueue queue;
  private final MemObject object;
  private final RuntimeMemory memory;
  private final MapMode mode;
  private final Footprint footprint;
  private final Supplier<String> extent;
  private final ToLongFunction<Pitch> byteSize;
  private final String place;

  private @Nullable RuntimeEvent event;
  private @Nullable RuntimeEvent unmapEvent;
  private @Nullable DriverMapping driver;
  private boolean counted;
  private boolean ended;

  private @Nullable Arena arena;
  private @Nullable Thread owner;
  private @Nullable MemorySegment segment;

  /** Transfers that use the segment as their host side. */
  private final List<RuntimeEvent> transfers = new ArrayList<>(0);

  /**
   * Makes a mapping that is not accepted yet.
   *
   * @param byteSize the bytes that the region spans at the pitches that the driver gives
   */
  RuntimeMapping(
      RuntimeQueue queue,
      MemObject object,
      RuntimeMemory memory,
      MapMode mode,
      Footprint footprint,
      Supplier<String> extent,
      ToLongFunction<Pitch> byteSize) {
    this.context = memory.context;
    this.queue = queue;
    this.object = object;
    this.memory = memory;
    this.mode = mode;
    this.footprint = footprint;
    this.extent = extent;
    this.byteSize = byteSize;
    this.place = context.rules().full() ? Places.caller() : "";
  }

  RuntimeMemory memory() {
    return memory;
  }

  Footprint footprint() {
    return footprint;
  }

  String extent() {
    return extent.get();
  }

  String place() {
    return place;
  }

  RuntimeQueue queue() {
    return queue;
  }

  RuntimeEvent mapEvent() {
    return java.util.Objects.requireNonNull(event);
  }

  @Nullable RuntimeEvent unmapEvent() {
    return unmapEvent;
  }

  @Nullable DriverMapping driver() {
    return driver;
  }

  void submitted(DriverMapping driver) {
    this.driver = driver;
  }

  /** The map was accepted. */
  void accepted(RuntimeEvent event) {
    this.event = event;
    if (event.failure() == null) {
      if (context.rules().enforces(Rule.MAP_12)) {
        memory.countMap();
        counted = true;
      }
      memory.family.add(this);
    } else {
      ended = true;
    }
  }

  /** The map failed: there is nothing to unmap. */
  void mapFailed() {
    ended = true;
    uncount();
    if (unmapEvent == null) {
      memory.family.remove(this);
    }
  }

  void uncount() {
    if (counted) {
      counted = false;
      memory.uncountMap();
    }
  }

  boolean isLiveNow() {
    RuntimeEvent map = event;
    if (map != null) {
      map.resolve();
    }
    return !ended && unmapEvent == null;
  }

  /** A transfer uses the segment. */
  void usedBy(RuntimeEvent transfer) {
    transfers.removeIf(RuntimeEvent::isKnownToHost);
    transfers.add(transfer);
  }

  /** {@return a transfer that uses the segment and that an unmap does not come after} */
  @Nullable RuntimeEvent unorderedTransfer(Family.Order order) {
    for (RuntimeEvent transfer : transfers) {
      if (!order.isAfter(transfer)) {
        return transfer;
      }
    }
    return null;
  }

  /** The segment's memory as the driver knows it, for a transfer. */
  MemorySegment deviceView(MemorySegment part) {
    MemorySegment whole = java.util.Objects.requireNonNull(segment);
    MemorySegment memory = java.util.Objects.requireNonNull(driver).memory();
    MemorySegment view = memory.asSlice(part.address() - whole.address(), part.byteSize());
    return part.isReadOnly() ? view.asReadOnly() : view;
  }

  /**
   * Checks that the calling thread may end the segment.
   *
   * @throws WrongThreadException if it is another thread's, that lives
   */
  void checkOwner() {
    Thread thread = owner;
    if (thread != null
        && thread != Thread.currentThread()
        && thread.isAlive()
        && context.rules().enforces(Rule.UNMAP_3)) {
      throw new WrongThreadException(
          "UNMAP-3: the segment of the mapping of %s of %s belongs to thread \"%s\"; unmap it there, or"
                  .formatted(extent(), memory, thread.getName())
              + " use sharedSegment()");
    }
  }

  /** Whether the segment is another thread's, that lives: it cannot be ended here. */
  boolean belongsToOther() {
    Thread thread = owner;
    return thread != null && thread != Thread.currentThread() && thread.isAlive();
  }

  /** Ends the segment's scope; a segment in use refuses. */
  void endSegment() {
    Arena open = arena;
    MemorySegment made = segment;
    if (open == null || made == null || !context.rules().enforces(Rule.UNMAP_2)) {
      return;
    }
    boolean closable = owner == null || owner == Thread.currentThread();
    if (closable) {
      try {
        open.close();
      } catch (IllegalStateException inUse) {
        throw Rules.violation(
            Rule.UNMAP_3,
            Status.INVALID_OPERATION,
            "cannot unmap %s of %s: a native call is using its segment; unmap it when that has"
                + " returned",
            extent(),
            memory);
      }
    }
    // A confined arena whose thread has died cannot be closed, and nobody is left to use it.
    context.segments().remove(made);
    arena = null;
    segment = null;
    owner = null;
  }

  /**
   * Its context was closed meanwhile: only the segment is left, and the memory under it is kept.
   */
  void endLate() {
    checkOwner();
    endSegment();
    ended = true;
    uncount();
  }

  void unmapping(RuntimeEvent unmap) {
    unmapEvent = unmap;
    transfers.clear();
  }

  @Override
  public MemObject memObject() {
    return object;
  }

  @Override
  public MapMode mode() {
    return mode;
  }

  @Override
  public Event event() {
    return mapEvent();
  }

  @Override
  public boolean isLive() {
    context.lock();
    try {
      return isLiveNow();
    } finally {
      context.unlock();
    }
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // unmap closes it
  public MemorySegment segment() {
    context.lock();
    try {
      DriverMapping mapped = mapped();
      MemorySegment known = segment;
      if (known == null) {
        owner = Thread.currentThread();
        return newSegment(mapped, Arena.ofConfined());
      }
      if (!context.rules().enforces(Rule.MAP_15)) {
        return known;
      }
      if (owner == null) {
        throw new IllegalStateException(
            "MAP-15: sharedSegment() of this mapping was asked for; a mapping gives one or the other");
      }
      if (owner != Thread.currentThread()) {
        throw new WrongThreadException(
            "MAP-15: the segment belongs to thread \"%s\"; use sharedSegment() from the start"
                .formatted(owner.getName()));
      }
      return known;
    } finally {
      context.unlock();
    }
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // unmap closes it
  public MemorySegment sharedSegment() {
    context.lock();
    try {
      DriverMapping mapped = mapped();
      MemorySegment known = segment;
      if (known == null) {
        return newSegment(mapped, Arena.ofShared());
      }
      if (owner != null && context.rules().enforces(Rule.MAP_15)) {
        throw new IllegalStateException(
            "MAP-15: segment() of this mapping was asked for; a mapping gives one or the other");
      }
      return known;
    } finally {
      context.unlock();
    }
  }

  @Override
  public Pitch pitch() {
    context.lock();
    try {
      return mapped().pitch();
    } finally {
      context.unlock();
    }
  }

  @Override
  public void close() {
    queue.unmapOnClose(this);
  }

  private DriverMapping mapped() {
    if (!isLiveNow()) {
      throw new IllegalStateException(
          "the mapping of %s of %s was unmapped, or its map failed".formatted(extent(), memory));
    }
    RuntimeEvent map = mapEvent();
    if (map.outcome() == null && context.rules().enforces(Rule.MAP_1)) {
      throw new IllegalStateException(
          "MAP-1: the map of %s of %s is not complete; wait for Mapping.event()"
              .formatted(extent(), memory));
    }
    DriverMapping mapped = driver;
    if (mapped == null) {
      throw new IllegalStateException("the map has not reached the device");
    }
    return mapped;
  }

  private MemorySegment newSegment(DriverMapping mapped, Arena arena) {
    MemorySegment made =
        Restricted.within(arena, mapped.memory(), byteSize.applyAsLong(mapped.pitch()));
    if (mode == MapMode.READ && context.rules().enforces(Rule.MAP_14)) {
      made = made.asReadOnly();
    }
    this.arena = arena;
    this.segment = made;
    context.segments().add(made, this);
    return made;
  }

  @Override
  public String toString() {
    return "mapping of %s of %s for %s%s".formatted(extent(), memory, mode, place);
  }
}
