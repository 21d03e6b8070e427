package dev.heddle.cli.demo;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.cli.demo.kernels.HeatStep;
import java.lang.foreign.MemorySegment;

/** Many launches that follow one another, from one buffer into the other and back. */
final class HeatStage implements AutoCloseable {
  /** Steps that are enqueued before the host waits, so that it can tell how far they are. */
  private static final int BATCH = 50;

  private static final NDRange INNER = NDRange.of(Plate.SIDE - 2, Plate.SIDE - 2).withOffset(1, 1);

  private final CommandQueue queue;
  private final int steps;
  private final Progress.Starter progress;
  private final Buffer.OfFloat even;
  private final Buffer.OfFloat odd;
  private final float[] initial = Plate.initial().temperatures();

  HeatStage(CommandQueue queue, int steps, Progress.Starter progress) {
    this.queue = queue;
    this.steps = steps;
    this.progress = progress;
    Context context = queue.context();
    even = context.newFloatBuffer(initial.length, MemoryOptions.labelled("heat, even steps"));
    odd = context.newFloatBuffer(initial.length, MemoryOptions.labelled("heat, odd steps"));
  }

  void warmUp() {
    run(Math.min(steps, 2 * BATCH), Progress.NONE);
  }

  void run() {
    String task = "heat on " + queue.context().device().backend().name();
    try (Progress told = progress.start(task, steps)) {
      run(steps, told);
    }
  }

  private void run(int count, Progress told) {
    // Both have the rim, which no step writes.
    queue.write(even, MemorySegment.ofArray(initial));
    queue.copy(even, odd);
    HeatStep there = new HeatStep(even, odd, Plate.SIDE, Plate.RATE);
    HeatStep back = new HeatStep(odd, even, Plate.SIDE, Plate.RATE);
    for (int done = 0; done < count; ) {
      int batch = Math.min(BATCH, count - done);
      for (int step = done; step < done + batch; step++) {
        queue.launch(step % 2 == 0 ? there : back, INNER);
      }
      queue.finish();
      done += batch;
      told.advance(batch);
    }
  }

  Plate result() {
    return new Plate(queue.toArray(steps % 2 == 0 ? even : odd));
  }

  @Override
  public void close() {
    even.close();
    odd.close();
  }
}
