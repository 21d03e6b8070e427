package dev.heddle.cli.demo.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/**
 * One explicit step of the heat equation on a plate: each inner cell moves towards the mean of its
 * four neighbours. The range leaves out the rim, which keeps its temperature.
 *
 * @param from temperatures before, row by row
 * @param to temperatures after
 * @param width cells in a row
 * @param rate how much heat flows between neighbours in a step; stable up to 0.25
 */
public record HeatStep(Buffer.OfFloat from, Buffer.OfFloat to, int width, float rate)
    implements Kernel {
  @Override
  public void run(WorkItem item) {
    int cell = item.globalId(1) * width + item.globalId(0);
    float here = from.get(cell);
    float around =
        from.get(cell - 1) + from.get(cell + 1) + from.get(cell - width) + from.get(cell + width);
    to.set(cell, here + rate * (around - 4f * here));
  }
}
