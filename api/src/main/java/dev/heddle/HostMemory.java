package dev.heddle;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * What a new memory object has to do with memory of the host ({@link Rule#BUF_2}).
 *
 * <table>
 * <caption>Host memory</caption>
 * <tr><th>kind</th><th>first contents</th><th>storage</th><th>OpenCL</th></tr>
 * <tr><td>{@link None}</td><td>unspecified</td><td>the device's choice</td><td>no flag</td></tr>
 * <tr><td>{@link Allocate}</td><td>unspecified</td><td>host memory that maps fast</td>
 * <td>{@code CL_MEM_ALLOC_HOST_PTR}</td></tr>
 * <tr><td>{@link Use}</td><td>the segment's</td><td>the segment itself</td>
 * <td>{@code CL_MEM_USE_HOST_PTR}</td></tr>
 * <tr><td>{@link Copy}</td><td>the segment's, read during the call</td><td>the device's choice</td>
 * <td>{@code CL_MEM_COPY_HOST_PTR}</td></tr>
 * </table>
 */
public sealed interface HostMemory {
  /** Storage of the device's own, with unspecified contents. */
  HostMemory NONE = new None();

  /** Storage that the host reaches fast, with unspecified contents. */
  HostMemory ALLOCATE = new Allocate();

  /**
   * {@return storage that is the segment itself}
   *
   * @param segment memory that cannot be freed under the device: from {@link
   *     Context#newHostAllocation(long)}, or of the global or an automatic scope
   */
  static HostMemory use(MemorySegment segment) {
    return new Use(segment, Pitch.PACKED);
  }

  /**
   * {@return storage that starts with the segment's contents}
   *
   * @param segment any memory; it is read during the call
   */
  static HostMemory copy(MemorySegment segment) {
    return new Copy(segment, Pitch.PACKED);
  }

  /** Storage of the device's own. */
  record None() implements HostMemory {}

  /** Storage that the host reaches fast. */
  record Allocate() implements HostMemory {}

  /**
   * Storage that is the segment itself. Until the object is released ({@link MemObject#released()})
   * the host touches that memory only through mappings.
   *
   * @param segment native memory, aligned to {@link DeviceLimit#HOST_ALIGNMENT_BYTES}, that cannot
   *     be freed under the device; at least as large as the object
   * @param pitch how an image lies in it; packed for buffers
   */
  record Use(MemorySegment segment, Pitch pitch) implements HostMemory {
    /** Makes it of these parts, none of them null. */
    public Use {
      Objects.requireNonNull(segment);
      Objects.requireNonNull(pitch);
    }
  }

  /**
   * Storage that starts as a copy of the segment.
   *
   * @param segment any memory, at least as large as the object; read during the call
   * @param pitch how an image lies in it; packed for buffers
   */
  record Copy(MemorySegment segment, Pitch pitch) implements HostMemory {
    /** Makes it of these parts, none of them null. */
    public Copy {
      Objects.requireNonNull(segment);
      Objects.requireNonNull(pitch);
    }
  }
}
