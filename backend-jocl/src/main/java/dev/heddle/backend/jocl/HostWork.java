package dev.heddle.backend.jocl;

import dev.heddle.spi.Failure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The host's side of a command: memory that has to stay reachable while the device uses it, and,
 * for blocking transfers of arrays, a copy of them off the heap, where the device can reach it.
 */
final class HostWork implements Aftermath {
  /** Below this, leaving a copy to the garbage collector is cheaper than closing its arena. */
  private static final long SMALL = 1 << 20;

  /** How the bytes of a transfer, and no others, get from the copy to the array. */
  @FunctionalInterface
  interface CopyBack {
    void copy(MemorySegment copy, MemorySegment array);
  }

  private final MemorySegment memory;
  private final @Nullable Arena arena;
  private final @Nullable Runnable copyBack;

  private HostWork(MemorySegment memory, @Nullable Arena arena, @Nullable Runnable copyBack) {
    this.memory = memory;
    this.arena = arena;
    this.copyBack = copyBack;
  }

  /** {@return memory that only has to stay reachable} */
  static HostWork keeping(MemorySegment memory) {
    return new HostWork(memory, null, null);
  }

  /** {@return memory for what passes through the host on its way } */
  static HostWork staging(long byteSize) {
    Arena arena = arena(byteSize);
    return new HostWork(allocate(arena, byteSize), arena, null);
  }

  /** {@return memory for a transfer from the device} */
  static HostWork target(MemorySegment target, CopyBack copyBack) {
    if (target.isNative()) {
      return keeping(target);
    }
    Arena arena = arena(target.byteSize());
    MemorySegment copy = allocate(arena, target.byteSize());
    return new HostWork(copy, arena, () -> copyBack.copy(copy, target));
  }

  /** {@return memory for a transfer to the device} */
  static HostWork source(MemorySegment source) {
    if (source.isNative()) {
      return keeping(source);
    }
    Arena arena = arena(source.byteSize());
    return new HostWork(allocate(arena, source.byteSize()).copyFrom(source), arena, null);
  }

  @SuppressWarnings("MustBeClosedChecker") // the command's end closes it
  private static @Nullable Arena arena(long byteSize) {
    return byteSize > SMALL ? Arena.ofShared() : null;
  }

  private static MemorySegment allocate(@Nullable Arena arena, long byteSize) {
    return (arena == null ? Arena.ofAuto() : arena).allocate(byteSize, 64);
  }

  /** {@return what the device uses} */
  MemorySegment memory() {
    return memory;
  }

  @Override
  public @Nullable Failure commandEnded(boolean complete) {
    if (complete && copyBack != null) {
      copyBack.run();
    }
    if (arena != null) {
      arena.close();
    }
    return null;
  }
}
