package dev.heddle;

import java.lang.foreign.MemorySegment;

/**
 * Host memory that a device can use in place ({@link HostMemory.Use}), aligned for it, and that is
 * freed when closed.
 */
public interface HostAllocation extends AutoCloseable {
  /** {@return the memory; it can be accessed by every thread until the allocation is closed} */
  MemorySegment segment();

  /**
   * Frees the memory. A second close does nothing.
   *
   * @throws ContractViolationException {@link Rule#BUF_2}, {@link Status#INVALID_OPERATION}, while
   *     an object uses the memory or a command reads or writes it; it stays as it was
   */
  @Override
  void close();
}
