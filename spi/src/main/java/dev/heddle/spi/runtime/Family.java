package dev.heddle.spi.runtime;

import dev.heddle.MapMode;
import dev.heddle.Rule;
import dev.heddle.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects that share one storage, and the ledger of what is mapped of it and what commands do
 * with it (MAP-7 to MAP-9, USE-1 to USE-4).
 *
 * <p>An entry stays until the host knows that it has ended: until then something might be enqueued
 * that is not ordered after it. Of the commands of an in-order queue that touch the same part, the
 * last stands for all.
 */
final class Family {
  /** A command that touches a part of the storage. */
  private record Access(
      RuntimeEvent event, RuntimeMemory memory, Footprint footprint, boolean writes) {}

  /** Accesses of an in-order queue that touch the same part in the same way. */
  private record Like(
      @Nullable RuntimeQueue queue, RuntimeMemory memory, Footprint footprint, boolean writes) {}

  /** One access. */
  private record Part(
      RuntimeEvent event, RuntimeMemory memory, Footprint footprint, boolean writes) {}

  /** A new command's use of an object. */
  record Use(RuntimeMemory memory, Footprint footprint, boolean reads, boolean writes) {}

  /** Asks whether what is about to be enqueued comes after an event. */
  @FunctionalInterface
  interface Order {
    boolean isAfter(RuntimeEvent event);
  }

  private static final int SWEEP = 32;

  private final Rules rules;
  private final boolean bytesDecide;
  final UseMemory.@Nullable Claim useMemory;
  private final List<RuntimeMapping> mappings = new ArrayList<>();
  private final Map<Object, Access> accesses = new LinkedHashMap<>();
  private int sweepAt = SWEEP;

  Family(Rules rules, boolean partialMapping, UseMemory.@Nullable Claim useMemory) {
    this.rules = rules;
    this.bytesDecide = partialMapping == rules.enforces(Rule.USE_4);
    this.useMemory = useMemory;
  }

  /** Forgets mappings whose map has failed on the device. */
  private void resolveMaps() {
    if (!mappings.isEmpty()) {
      List.copyOf(mappings).forEach(RuntimeMapping::isLiveNow);
    }
  }

  /** Refuses a command that conflicts with a mapped region, or with full validation races. */
  void checkUse(Use use, Order order, String what) {
    resolveMaps();
    for (RuntimeMapping mapping : mappings) {
      Rule rule = mapping.mode().writes() ? Rule.USE_1 : Rule.USE_2;
      boolean readsAlone = !mapping.mode().writes() && !use.writes;
      if (readsAlone && rules.enforces(Rule.MAP_7)
          || !rules.enforces(rule)
          || !associated(mapping.memory(), mapping.footprint(), use.memory, use.footprint)) {
        continue;
      }
      RuntimeEvent unmap = mapping.unmapEvent();
      if (unmap == null || !order.isAfter(unmap)) {
        throw Rules.violation(
            rule,
            Status.INVALID_OPERATION,
            "%s would %s %s, of which %s are mapped for %s%s; %s",
            what,
            use.writes ? "write" : "read",
            use.memory,
            mapping.extent(),
            mapping.mode(),
            mapping.place(),
            unmap == null
                ? "unmap that mapping first"
                : "its " + unmap + " comes not before this command: wait for it or name its event");
      }
    }
    if (rules.full()) {
      for (Access access : accesses.values()) {
        if ((access.writes || use.writes)
            && access.footprint.overlaps(use.footprint)
            && !order.isAfter(access.event)) {
          throw Rules.violation(
              Rule.USE_7,
              Status.INVALID_OPERATION,
              "race: %s would %s bytes of %s that %s %s, and nothing orders the two; name its event"
                  + " in the wait list",
              what,
              use.writes ? "write" : "read",
              use.memory,
              access.event,
              access.writes ? "writes" : "reads");
        }
      }
    }
  }

  /** Refuses a map that conflicts with a mapped region or an unordered command. */
  void checkMap(RuntimeMapping wanted, Order order) {
    resolveMaps();
    RuntimeMemory memory = wanted.memory();
    Footprint footprint = wanted.footprint();
    MapMode mode = wanted.mode();
    if (rules.enforces(Rule.MAP_8)) {
      boolean alone = mode.writes() || !rules.enforces(Rule.MAP_7);
      for (RuntimeMapping mapping : mappings) {
        if (!(mapping.mode().writes() || alone) || !mapping.footprint().overlaps(footprint)) {
          continue;
        }
        RuntimeEvent unmap = mapping.unmapEvent();
        if (unmap == null || !order.isAfter(unmap)) {
          throw Rules.violation(
              Rule.MAP_8,
              Status.INVALID_OPERATION,
              "cannot map %s of %s for %s: %s are mapped for %s%s; %s",
              wanted.extent(),
              memory,
              mode,
              mapping.extent(),
              mapping.mode(),
              mapping.place(),
              unmap == null
                  ? "unmap that mapping first"
                  : "its " + unmap + " comes not before this map: wait for it or name its event");
        }
      }
    }
    if (rules.enforces(Rule.MAP_9)) {
      for (Access access : accesses.values()) {
        if ((access.writes || mode.writes())
            && associated(access.memory, access.footprint, memory, footprint)
            && !order.isAfter(access.event)) {
          throw Rules.violation(
              Rule.MAP_9,
              Status.INVALID_OPERATION,
              "cannot map %s of %s for %s: %s %s it, and nothing orders the two; name its event in"
                  + " the wait list",
              wanted.extent(),
              memory,
              mode,
              access.event,
              access.writes ? "writes" : "reads");
        }
      }
    }
  }

  void record(RuntimeEvent event, Use use) {
    if (accesses.size() >= sweepAt) {
      settle();
      sweepAt = Math.max(SWEEP, 2 * accesses.size());
    }
    // In order, the last of like accesses stands for all.
    Object key =
        event.isInOrder()
            ? new Like(event.runtimeQueue(), use.memory, use.footprint, use.writes)
            : new Part(event, use.memory, use.footprint, use.writes);
    accesses.put(key, new Access(event, use.memory, use.footprint, use.writes));
  }

  void add(RuntimeMapping mapping) {
    for (int i = mappings.size() - 1; i >= 0; i--) {
      RuntimeEvent unmap = mappings.get(i).unmapEvent();
      if (unmap != null && unmap.isKnownToHost()) {
        mappings.remove(i);
      }
    }
    mappings.add(mapping);
  }

  void remove(RuntimeMapping mapping) {
    mappings.remove(mapping);
  }

  /** Drops what the host knows to have ended. */
  void settle() {
    resolveMaps();
    for (Iterator<RuntimeMapping> all = mappings.iterator(); all.hasNext(); ) {
      RuntimeEvent unmap = all.next().unmapEvent();
      if (unmap != null) {
        unmap.resolve();
        if (unmap.isKnownToHost()) {
          all.remove();
        }
      }
    }
    accesses.values().removeIf(access -> access.event.isKnownToHost());
  }

  @Nullable RuntimeMapping liveMappingOf(RuntimeMemory memory) {
    for (RuntimeMapping mapping : mappings) {
      if (mapping.memory() == memory && mapping.isLiveNow()) {
        return mapping;
      }
    }
    return null;
  }

  List<RuntimeMapping> liveMappings() {
    return mappings.stream().filter(RuntimeMapping::isLiveNow).toList();
  }

  private boolean associated(
      RuntimeMemory one, Footprint oneFootprint, RuntimeMemory other, Footprint otherFootprint) {
    return bytesDecide
        ? oneFootprint.overlaps(otherFootprint)
        : one == other || one.whole.overlaps(other.whole);
  }
}
