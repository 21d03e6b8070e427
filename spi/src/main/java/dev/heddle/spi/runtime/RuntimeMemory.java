package dev.heddle.spi.runtime;

import dev.heddle.DeviceFeature;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.KernelAccess;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.DriverMemory;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The storage behind a buffer or an image object: its place in a family, and its lifetime.
 *
 * <p>An object that is closed lives on while commands or derived objects <em>pin</em> it; its
 * driver's storage is released when the last pin goes. All state is guarded by the context's lock.
 */
abstract class RuntimeMemory implements Pinnable {
  final RuntimeContext context;
  final Family family;

  /** What this one was made from; it is pinned meanwhile. */
  final @Nullable RuntimeMemory parent;

  final Footprint whole;
  final long byteSize;
  final HostMemory hostMemory;
  final KernelAccess kernelAccess;
  final HostAccess hostAccess;
  final String label;
  private final String place;
  private final UseMemory.@Nullable Claim claim;

  private int pins;
  private int mapCount;
  private boolean closed;
  private boolean released;
  private boolean kept;
  private @Nullable CompletableFuture<Void> release;

  RuntimeMemory(
      RuntimeContext context,
      @Nullable RuntimeMemory parent,
      Footprint whole,
      long byteSize,
      HostMemory hostMemory,
      KernelAccess kernelAccess,
      HostAccess hostAccess,
      String label,
      UseMemory.@Nullable Claim claim) {
    this.context = context;
    this.parent = parent;
    this.family =
        parent != null
            ? parent.family
            : new Family(
                context.rules(), context.device().has(DeviceFeature.PARTIAL_MAPPING), claim);
    this.whole = whole;
    this.byteSize = byteSize;
    this.hostMemory = hostMemory;
    this.kernelAccess = kernelAccess;
    this.hostAccess = hostAccess;
    this.label = label;
    this.claim = claim;
    this.place = context.rules().full() ? Places.caller() : "";
    if (parent != null) {
      parent.pin();
    }
    context.opened(this);
  }

  abstract DriverMemory driver();

  /** {@return "buffer" or "image"} */
  abstract String noun();

  /** {@return the bytes that it adds to the memory in use: not those of others that it shares} */
  long ownBytes() {
    boolean shared = parent != null || claim != null && claim.allocation() != null;
    return shared ? 0 : byteSize;
  }

  int mapCount() {
    context.lock();
    try {
      family.settle();
      return mapCount;
    } finally {
      context.unlock();
    }
  }

  void countMap() {
    mapCount++;
  }

  void uncountMap() {
    mapCount--;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void pin() {
    pins++;
  }

  @Override
  public void unpin() {
    pins--;
    releaseIfUnused();
  }

  /** Keeps the storage for good: something that cannot be ended may still touch it. */
  void keep() {
    kept = true;
    if (parent != null) {
      parent.keep();
    }
  }

  void close() {
    context.lock();
    try {
      if (closed) {
        context.rules().closedAgain(Rule.LIFE_1, this);
        return;
      }
      if (context.rules().enforces(Rule.LIFE_2)) {
        RuntimeMapping live = family.liveMappingOf(this);
        if (live != null) {
          throw Rules.violation(
              Rule.LIFE_2,
              Status.INVALID_OPERATION,
              "cannot close %s: %s are mapped for %s%s; unmap that mapping first",
              this,
              live.extent(),
              live.mode(),
              live.place());
        }
      }
      closeNow();
    } finally {
      context.unlock();
    }
  }

  void closeNow() {
    closed = true;
    if (!context.rules().enforces(Rule.CMD_5)) {
      pins = Math.min(pins, 0);
    }
    releaseIfUnused();
    if (!released) {
      context.watchUsersOf(this);
    }
  }

  CompletableFuture<Void> released() {
    context.lock();
    try {
      CompletableFuture<Void> future = release;
      if (future == null) {
        future = new CompletableFuture<>();
        release = future;
        if (released) {
          future.complete(null);
        }
      }
      return future.copy();
    } finally {
      context.unlock();
    }
  }

  private void releaseIfUnused() {
    if (!closed || released || pins > 0 || kept) {
      return;
    }
    released = true;
    driver().release();
    if (claim != null) {
      context.useMemory().release(claim);
    }
    context.released(this);
    if (parent != null) {
      parent.unpin();
    }
    CompletableFuture<Void> future = release;
    if (future != null) {
      // Whoever waits for it must not run under the lock.
      context.callbacks().run(() -> future.complete(null));
    }
  }

  /** {@return where it was made, with full validation; else an empty string} */
  String place() {
    return place;
  }

  @Override
  public String toString() {
    return (label.isEmpty() ? noun() + " of " + byteSize + " bytes" : noun() + " \"" + label + "\"")
        + place;
  }
}
