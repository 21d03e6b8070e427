package dev.heddle.cli.soak;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/**
 * Adds one to every element.
 *
 * @param values the elements, one for each work item
 */
public record Increment(Buffer.OfInt values) implements Kernel {
  /** The same as a program of its own. */
  static final String OPENCL_C =
      """
      kernel void increment(global int *values) {
        values[get_global_id(0)] += 1;
      }
      """;

  @Override
  public void run(WorkItem item) {
    int i = item.globalId(0);
    values.set(i, values.get(i) + 1);
  }
}
