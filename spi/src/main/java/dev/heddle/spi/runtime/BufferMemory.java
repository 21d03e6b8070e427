package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.HostAccess;
import dev.heddle.KernelAccess;
import dev.heddle.MemoryOptions;
import dev.heddle.spi.DriverBuffer;
import org.jspecify.annotations.Nullable;

/** The storage behind a buffer or a sub-buffer. */
final class BufferMemory extends RuntimeMemory {
  private final DriverBuffer driver;

  /** Where it starts in its family's root, which is its parent, or itself. */
  final long byteOffset;

  /** The buffer that this one is a part of, as the application holds it. */
  final @Nullable Buffer madeFrom;

  BufferMemory(
      RuntimeContext context,
      DriverBuffer driver,
      long byteSize,
      MemoryOptions options,
      UseMemory.@Nullable Claim claim) {
    super(
        context,
        null,
        Footprint.bytes(0, byteSize),
        byteSize,
        options.hostMemory(),
        options.kernelAccess(),
        options.hostAccess(),
        options.label(),
        claim);
    this.driver = driver;
    this.byteOffset = 0;
    this.madeFrom = null;
  }

  BufferMemory(
      BufferMemory parent,
      Buffer madeFrom,
      DriverBuffer driver,
      long byteOffset,
      long byteSize,
      KernelAccess kernelAccess,
      HostAccess hostAccess) {
    super(
        parent.context,
        parent,
        Footprint.bytes(byteOffset, byteSize),
        byteSize,
        parent.hostMemory,
        kernelAccess,
        hostAccess,
        parent.label,
        null);
    this.driver = driver;
    this.byteOffset = byteOffset;
    this.madeFrom = madeFrom;
  }

  @Override
  DriverBuffer driver() {
    return driver;
  }

  @Override
  String noun() {
    return parent == null ? "buffer" : "sub-buffer";
  }

  /** {@return a part of it, in the root's bytes} */
  Footprint part(long offset, long size) {
    return Footprint.bytes(byteOffset + offset, size);
  }
}
