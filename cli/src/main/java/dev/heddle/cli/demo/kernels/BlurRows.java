package dev.heddle.cli.demo.kernels;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;

/**
 * The first half of a separable blur: each texel becomes the weighted mean of its row's neighbours.
 *
 * @param source what to blur, as integers
 * @param target the means, as floats, not rounded between the halves
 * @param clamp reads beyond the edge as the edge
 * @param weights one for each neighbour, {@code 2 * radius + 1} of them
 * @param radius how far neighbours reach
 */
public record BlurRows(
    Image2D source, Image2D target, Sampler clamp, Buffer.OfFloat weights, int radius)
    implements Kernel {
  @Override
  public void run(WorkItem item) {
    int x = item.globalId(0);
    int y = item.globalId(1);
    float red = 0f;
    float green = 0f;
    float blue = 0f;
    for (int k = -radius; k <= radius; k++) {
      Int4 texel = source.readInt(clamp, x + k, y);
      float weight = weights.get(k + radius);
      red += weight * texel.x();
      green += weight * texel.y();
      blue += weight * texel.z();
    }
    target.write(x, y, new Float4(red, green, blue, 255f));
  }
}
