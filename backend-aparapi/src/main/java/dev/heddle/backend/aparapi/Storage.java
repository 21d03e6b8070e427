package dev.heddle.backend.aparapi;

import dev.heddle.HostMemory;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Status;
import dev.heddle.spi.host.HostBuffer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The array on the heap that a buffer or image lies in, with all parts of it and all images made
 * from it. Aparapi gives kernels whole arrays alone.
 *
 * <p>A heap segment cannot die with a mapping. Mappings are therefore of a copy off the heap, the
 * image of the array in native memory, made when first needed and kept; or of the host memory that
 * the object uses.
 */
public final class Storage {
  private static final AtomicLong IDS = new AtomicLong();

  private final long id = IDS.incrementAndGet();
  private final long[] array;
  private final MemorySegment bytes;
  private final Runnable ended;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final AtomicLong version = new AtomicLong();

  /** Who keeps the array, and is to let go of it in the end. */
  private final Set<Keeper> keepers = ConcurrentHashMap.newKeySet();

  // Guarded by this.
  private @Nullable MemorySegment mapped;
  private @Nullable Arena arena;

  /** Somebody who keeps the array. */
  public interface Keeper {
    /**
     * Lets go of an array.
     *
     * @param storage whose
     */
    void letGo(Storage storage);
  }

  /**
   * Makes storage.
   *
   * @param array what it lies in
   * @param byteSize how much of it counts
   * @param hostMemory what mappings are of
   * @param ended what is done when it is released
   */
  Storage(long[] array, long byteSize, HostMemory hostMemory, Runnable ended) {
    this.array = array;
    this.bytes = MemorySegment.ofArray(array).asSlice(0, byteSize);
    this.ended = ended;
    switch (hostMemory) {
      case HostMemory.Use use -> mapped = use.segment();
      case HostMemory.Allocate allocate -> mapped();
      case HostMemory.None none -> {}
      case HostMemory.Copy copy -> {}
    }
  }

  /** {@return a number that no other storage has, to lock several in order} */
  public long id() {
    return id;
  }

  /** {@return what it lies in} */
  public long[] array() {
    return array;
  }

  MemorySegment bytes() {
    return bytes;
  }

  /** {@return what holds commands apart} */
  public ReadWriteLock lock() {
    return lock;
  }

  /** {@return how often the array has changed} */
  public long version() {
    return version.get();
  }

  /** Tells that the array has changed; under the lock for writing, where there are locks at all. */
  public void changed() {
    version.incrementAndGet();
  }

  /** {@return native memory for mappings, where each byte has its place} */
  @SuppressWarnings("MustBeClosedChecker") // release closes it
  synchronized MemorySegment mapped() {
    MemorySegment known = mapped;
    if (known == null) {
      Arena own = Arena.ofShared();
      try {
        known = own.allocate(bytes.byteSize(), HostBuffer.ALIGNMENT);
      } catch (OutOfMemoryError e) {
        own.close();
        throw new OutOfDeviceMemoryException(
            Status.MAP_FAILURE,
            "the host has no %d bytes of memory left off the heap: %s"
                .formatted(bytes.byteSize(), e.getMessage()),
            e);
      }
      arena = own;
      mapped = known;
    }
    return known;
  }

  /**
   * Tells that somebody keeps the array, until it is released.
   *
   * @param keeper who
   */
  public void keptBy(Keeper keeper) {
    keepers.add(keeper);
  }

  /**
   * Tells that somebody keeps the array no more.
   *
   * @param keeper who
   */
  public void keptNoMoreBy(Keeper keeper) {
    keepers.remove(keeper);
  }

  void release() {
    keepers.forEach(keeper -> keeper.letGo(this));
    synchronized (this) {
      if (arena != null) {
        arena.close();
      }
    }
    ended.run();
  }
}
