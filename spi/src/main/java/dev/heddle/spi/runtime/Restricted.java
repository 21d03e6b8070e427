package dev.heddle.spi.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

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

  /**
   * {@return the same memory, in an arena of its own} The arena holds on to the memory, by what is
   * run at its end: that of an automatic arena is not collected under the new segment.
   */
  static MemorySegment within(Arena arena, MemorySegment memory, long byteSize) {
    return MemorySegment.ofAddress(memory.address())
        .reinterpret(byteSize, arena, view -> Objects.requireNonNull(memory));
  }
}
