package dev.heddle.cli.demo.kernels;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;

/**
 * The second half of a separable blur, along columns; it rounds to integers again.
 *
 * @param source the means of the rows, as floats
 * @param target the blurred picture, as integers
 * @param clamp reads beyond the edge as the edge
 * @param weights one for each neighbour, {@code 2 * radius + 1} of them
 * @param radius how far neighbours reach
 */
public record BlurColumns(
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
      Float4 texel = source.read(clamp, x, y + k);
      float weight = weights.get(k + radius);
      red += weight * texel.x();
      green += weight * texel.y();
      blue += weight * texel.z();
    }
    target.write(
        x, y, new Int4((int) (red + 0.5f), (int) (green + 0.5f), (int) (blue + 0.5f), 255));
  }
}
