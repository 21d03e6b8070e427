package dev.heddle.cli.demo.kernels;

import dev.heddle.Image2D;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;

/**
 * Edges: the sum of the luminance's slopes along x and y, each by the operator of Sobel and
 * Feldman.
 *
 * @param source where to look for edges
 * @param target grey, brighter where the slope is steeper
 * @param clamp reads beyond the edge as the edge
 */
public record Sobel(Image2D source, Image2D target, Sampler clamp) implements Kernel {
  @Override
  public void run(WorkItem item) {
    int x = item.globalId(0);
    int y = item.globalId(1);
    int northWest = luminance(x - 1, y - 1);
    int north = luminance(x, y - 1);
    int northEast = luminance(x + 1, y - 1);
    int west = luminance(x - 1, y);
    int east = luminance(x + 1, y);
    int southWest = luminance(x - 1, y + 1);
    int south = luminance(x, y + 1);
    int southEast = luminance(x + 1, y + 1);
    int alongX = northEast + 2 * east + southEast - northWest - 2 * west - southWest;
    int alongY = southWest + 2 * south + southEast - northWest - 2 * north - northEast;
    int slope = Math.min(255, Math.abs(alongX) + Math.abs(alongY));
    target.write(x, y, new Int4(slope, slope, slope, 255));
  }

  private int luminance(int x, int y) {
    Int4 texel = source.readInt(clamp, x, y);
    return Luminance.of(texel.x(), texel.y(), texel.z());
  }
}
