package dev.heddle;

import java.lang.foreign.MemorySegment;

/**
 * A region of a memory object that the host may access, until it is unmapped.
 *
 * <pre>{@code
 * try (Mapping m = queue.map(x, MapMode.WRITE_INVALIDATE)) {
 *   m.segment().setAtIndex(ValueLayout.JAVA_FLOAT, 0, 1f);
 * }
 * }</pre>
 *
 * <p>The segment covers exactly the mapped region; on devices that share the host's memory it is
 * the device's own memory. It is native, and aligned for every primitive type at the object's own
 * alignment. When unmap is called its scope ends, and access throws {@link IllegalStateException}
 * instead of reaching freed memory ({@link Rule#UNMAP_2}).
 *
 * <p>A mapping is identified by this handle, not by an address: two read mappings of one region are
 * two mappings.
 */
public interface Mapping extends AutoCloseable {
  /** {@return the object that is mapped} */
  MemObject memObject();

  /** {@return what the mapping is for} */
  MapMode mode();

  /** {@return the event of the map command} */
  Event event();

  /** {@return whether the mapping has not been unmapped} */
  boolean isLive();

  /**
   * {@return the mapped region, for the thread that asks for it first} Other threads cannot touch
   * it: they get {@link WrongThreadException}. Ending such a segment costs almost nothing.
   *
   * @throws IllegalStateException if the map is not complete, the mapping was unmapped, or {@link
   *     #sharedSegment()} was asked for ({@link Rule#MAP_1}, {@link Rule#MAP_15})
   * @throws WrongThreadException if another thread asked first
   */
  MemorySegment segment();

  /**
   * {@return the mapped region, for all threads} Ending such a segment costs tens of microseconds.
   *
   * @throws IllegalStateException if the map is not complete, the mapping was unmapped, or {@link
   *     #segment()} was asked for
   */
  MemorySegment sharedSegment();

  /**
   * {@return the distances between rows and slices in the segment} 0 where there are none: both for
   * buffers, the slice pitch for 1D and 2D images.
   *
   * @throws IllegalStateException if the map is not complete
   */
  Pitch pitch();

  /**
   * Unmaps on the queue of the map, or on the context's own where that is closed; waits for it on
   * an out-of-order queue. Does nothing after an unmap.
   *
   * @throws WrongThreadException if the segment belongs to another thread that lives ({@link
   *     Rule#UNMAP_3})
   * @throws ContractViolationException {@link Rule#UNMAP_3}, {@link Status#INVALID_OPERATION},
   *     while the segment is in use; the mapping stays as it was
   */
  @Override
  void close();
}
