package dev.heddle.backend.jocl;

import dev.heddle.spi.Command;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Fills with small patterns, as fills with larger ones that are made of them.
 *
 * <p>NVIDIA's driver 580 counts patterns, not bytes, in 32 bits: a byte that is repeated beyond 2
 * GiB goes elsewhere, and the device is lost.
 */
final class WidePattern {
  /** The largest pattern that OpenCL takes. */
  private static final int LARGEST = 128;

  private WidePattern() {}

  /** {@return the command to enqueue in place of another, which may be that one} */
  static Command resolve(Command command) {
    if (!(command
        instanceof Command.FillBuffer(var target, var pattern, long offset, long byteSize))) {
      return command;
    }
    long size = pattern.byteSize();
    // What both are a multiple of, if it is a power of two.
    long wide = Math.min(LARGEST, Long.lowestOneBit(offset | byteSize));
    if (wide <= size) {
      return command;
    }
    MemorySegment repeated = Arena.ofAuto().allocate(wide, wide);
    for (long at = 0; at < wide; at += size) {
      MemorySegment.copy(pattern, 0, repeated, at, size);
    }
    return new Command.FillBuffer(target, repeated, offset, byteSize);
  }
}
