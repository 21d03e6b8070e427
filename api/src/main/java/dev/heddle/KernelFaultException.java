package dev.heddle;

import org.jspecify.annotations.Nullable;

/**
 * A kernel did what Java refuses: an index out of bounds, an integer division by zero, a barrier
 * that not all work items of a group reached.
 *
 * <p>The rest of the launch was stopped, nothing outside the buffers was touched, and the context
 * lives on. What the launch had written so far is unspecified.
 */
public final class KernelFaultException extends CommandFailedException {
  private static final long serialVersionUID = 1L;

  /** What went wrong; not kept by serialization. */
  private final transient KernelFault fault;

  /**
   * Makes the error.
   *
   * @param fault what went wrong, and where
   * @param cause the exception that the kernel threw, or {@code null} where it ran elsewhere
   */
  public KernelFaultException(KernelFault fault, @Nullable Throwable cause) {
    super(Status.INVALID_OPERATION.code(), fault.toString(), cause);
    this.fault = fault;
  }

  /** {@return what went wrong, and where} */
  public KernelFault fault() {
    return fault;
  }
}
