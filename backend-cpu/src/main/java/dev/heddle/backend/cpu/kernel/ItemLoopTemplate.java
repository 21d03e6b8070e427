package dev.heddle.backend.cpu.kernel;

import dev.heddle.Kernel;

/**
 * The loop over work items. Its class file is defined anew for each kernel class, so that each has
 * a call site of its own, which the compiler sees call one method and inlines: in one loop for all,
 * the kernels of a program would slow each other.
 */
final class ItemLoopTemplate implements ItemLoop {
  ItemLoopTemplate() {}

  @Override
  public void run(Kernel kernel, CpuWorkItem item, int from, int to) {
    for (int x = from; x < to; x++) {
      item.x = x;
      kernel.run(item);
    }
  }
}
