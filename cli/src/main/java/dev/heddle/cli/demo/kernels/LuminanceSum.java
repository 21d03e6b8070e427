package dev.heddle.cli.demo.kernels;

import dev.heddle.Buffer;
import dev.heddle.Image2D;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.WorkItem;

/**
 * Adds up the luminance of all texels: each work item walks over its share, then the group folds
 * its sums in local memory, half of them at a time.
 *
 * @param source what to add up
 * @param scratch one number for each work item of a group, whose size is a power of two
 * @param partials one sum for each group
 */
public record LuminanceSum(Image2D source, Local.OfLong scratch, Buffer.OfLong partials)
    implements Kernel {
  @Override
  public void run(WorkItem item) {
    int local = item.localId(0);
    int width = source.width();
    int texels = width * source.height();
    long sum = 0;
    for (int i = item.globalId(0); i < texels; i += item.globalSize(0)) {
      Int4 texel = source.readInt(i % width, i / width);
      sum += Luminance.of(texel.x(), texel.y(), texel.z());
    }
    scratch.set(local, sum);
    item.barrier();
    for (int half = item.localSize(0) / 2; half > 0; half /= 2) {
      if (local < half) {
        scratch.set(local, scratch.get(local) + scratch.get(local + half));
      }
      item.barrier();
    }
    if (local == 0) {
      partials.set(item.groupId(0), scratch.get(0));
    }
  }
}
