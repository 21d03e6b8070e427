package dev.heddle;

import java.util.Objects;

/**
 * How a memory object is made.
 *
 * <pre>{@code
 * context.newFloatBuffer(n, MemoryOptions.DEFAULT.withHostAccess(HostAccess.READ_ONLY).withLabel("y"))
 * }</pre>
 *
 * @param hostMemory what the object has to do with memory of the host
 * @param kernelAccess what kernels may do with it
 * @param hostAccess what the host may do with it
 * @param label the name that errors quote, or empty
 */
public record MemoryOptions(
    HostMemory hostMemory, KernelAccess kernelAccess, HostAccess hostAccess, String label) {
  /** Storage of the device's own, that kernels and host may read and write, without a label. */
  public static final MemoryOptions DEFAULT =
      new MemoryOptions(HostMemory.NONE, KernelAccess.READ_WRITE, HostAccess.READ_WRITE, "");

  /** Makes it of these parts, none of them null. */
  public MemoryOptions {
    Objects.requireNonNull(hostMemory);
    Objects.requireNonNull(kernelAccess);
    Objects.requireNonNull(hostAccess);
    Objects.requireNonNull(label);
  }

  /**
   * {@return the default options with a label}
   *
   * @param label the name that errors quote
   */
  public static MemoryOptions labelled(String label) {
    return DEFAULT.withLabel(label);
  }

  /**
   * {@return these options with other host memory}
   *
   * @param hostMemory what the object has to do with memory of the host
   */
  public MemoryOptions withHostMemory(HostMemory hostMemory) {
    return new MemoryOptions(hostMemory, kernelAccess, hostAccess, label);
  }

  /**
   * {@return these options with another kernel access}
   *
   * @param kernelAccess what kernels may do with the object
   */
  public MemoryOptions withKernelAccess(KernelAccess kernelAccess) {
    return new MemoryOptions(hostMemory, kernelAccess, hostAccess, label);
  }

  /**
   * {@return these options with another host access}
   *
   * @param hostAccess what the host may do with the object
   */
  public MemoryOptions withHostAccess(HostAccess hostAccess) {
    return new MemoryOptions(hostMemory, kernelAccess, hostAccess, label);
  }

  /**
   * {@return these options with another label}
   *
   * @param label the name that errors quote
   */
  public MemoryOptions withLabel(String label) {
    return new MemoryOptions(hostMemory, kernelAccess, hostAccess, label);
  }
}
