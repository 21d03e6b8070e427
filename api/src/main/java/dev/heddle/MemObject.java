package dev.heddle;

import java.util.concurrent.CompletableFuture;

/** Memory that a device works on: a {@link Buffer} or an {@link Image}. */
public interface MemObject extends AutoCloseable {
  /** {@return the context that the object belongs to} */
  Context context();

  /** {@return the name that errors quote, or an empty string} */
  String label();

  /** {@return the size of the contents, in bytes} */
  long byteSize();

  /** {@return what kernels may do with it} */
  KernelAccess kernelAccess();

  /** {@return what the host may do with it} */
  HostAccess hostAccess();

  /** {@return what it has to do with memory of the host} */
  HostMemory hostMemory();

  /** {@return the number of mappings that are not yet unmapped ({@link Rule#MAP_12})} */
  int mapCount();

  /** {@return whether the object was closed} */
  boolean isClosed();

  /**
   * {@return the completion of the object's release} It completes after {@link #close()}, when no
   * command and no derived object needs the storage any more; from then on memory given with {@link
   * HostMemory.Use} is the caller's again.
   */
  CompletableFuture<Void> released();

  /**
   * Closes the object. It takes no new commands; those in flight go on, and its storage is released
   * after them. A second close does nothing.
   *
   * @throws ContractViolationException {@link Rule#LIFE_2}, {@link Status#INVALID_OPERATION}, if it
   *     has a live mapping; it stays open
   */
  @Override
  void close();
}
