package dev.heddle.spi.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The one place that calls {@link MemorySegment#reinterpret(long, Arena,
 * java.util.function.Consumer)}, which is restricted: it gives memory a scope of its own, for as
 * long as the runtime knows it to live.
 */
@SuppressWarnings("restricted")
final class Restricted {
  private Restricted() {}

  /**
   * {@return the same memory, without its thread; for a time in which its owner cannot close it}
   */
  static MemorySegment alias(MemorySegment segment) {
    MemorySegment alias =
        MemorySegment.ofAddress(segment.address()).reinterpret(segment.byteSize());
    return segment.isReadOnly() ? alias.asReadOnly() : alias;
  }

  /** {@return the same memory, in an arena of its own} */
  static MemorySegment within(Arena arena, MemorySegment memory, long byteSize) {
    return MemorySegment.ofAddress(memory.address()).reinterpret(byteSize, arena, null);
  }
}
