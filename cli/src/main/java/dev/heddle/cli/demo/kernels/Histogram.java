package dev.heddle.cli.demo.kernels;

import dev.heddle.Buffer;
import dev.heddle.Image2D;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/**
 * Counts how often each luminance occurs; work items meet in the bins, so they add atomically.
 *
 * @param source what to count
 * @param bins 256 counts, 0 at first
 */
public record Histogram(Image2D source, Buffer.OfInt bins) implements Kernel {
  /** The number of bins. */
  public static final int BINS = 256;

  @Override
  public void run(WorkItem item) {
    Int4 texel = source.readInt(item.globalId(0), item.globalId(1));
    bins.getAndAdd(Luminance.of(texel.x(), texel.y(), texel.z()), 1);
  }
}
