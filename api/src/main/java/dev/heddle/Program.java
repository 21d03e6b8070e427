package dev.heddle;

import java.util.List;

/**
 * OpenCL C source that was built for a device with the feature {@link DeviceFeature#OPENCL_C}. What
 * its kernels do is not checked.
 */
public interface Program extends AutoCloseable {
  /** {@return the context that the program belongs to} */
  Context context();

  /** {@return the names of the program's kernels} */
  List<String> kernelNames();

  /**
   * {@return a kernel of the program}
   *
   * @param name its name
   * @throws ContractViolationException {@link Rule#CMD_5}, {@link Status#INVALID_PROGRAM}, if the
   *     program is closed
   * @throws IllegalArgumentException if it has no such kernel; the message lists those it has
   */
  ProgramKernel kernel(String name);

  /** Closes the program; launches in flight go on. A second close does nothing. */
  @Override
  void close();
}
