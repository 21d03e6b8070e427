package dev.heddle.backend.cpu.kernel;

import dev.heddle.Kernel;

/** Runs a kernel along a row of work items. */
interface ItemLoop {
  /**
   * Runs work items.
   *
   * @param kernel the kernel
   * @param item whose y and z are set; x is set here
   * @param from the first x
   * @param to the x after the last
   */
  void run(Kernel kernel, CpuWorkItem item, int from, int to);
}
