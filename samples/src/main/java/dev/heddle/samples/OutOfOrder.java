package dev.heddle.samples;

import dev.heddle.Buffer;
import dev.heddle.CommandFailedException;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.Profile;
import dev.heddle.QueueOptions;
import dev.heddle.UserEvent;
import dev.heddle.WorkItem;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CompletableFuture;

/**
 * An out-of-order queue: commands overlap, and events say what has to come before what.
 *
 * <pre>
 * start (user event) --+--> twos   --+--> marker --> sum --> read --> future
 *                      +--> threes --+
 * </pre>
 */
public final class OutOfOrder {
  private OutOfOrder() {}

  /** {@code out[i] = factor * i}. */
  record Multiples(int factor, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, factor * i);
    }
  }

  /** {@code c[i] = a[i] + b[i]}. */
  record Sum(Buffer.OfInt a, Buffer.OfInt b, Buffer.OfInt c) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      c.set(i, a.get(i) + b.get(i));
    }
  }

  /**
   * What a run has shown.
   *
   * @param total the sum of 5 i over all i
   * @param whileHeld where the first kernel was before the user event was set
   * @param first when the first kernel ran
   * @param last when the last one did
   */
  public record Outcome(long total, EventStatus whileHeld, Profile first, Profile last) {}

  /**
   * Runs the graph and prints what came of it.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    try (Context context = Context.open()) {
      Outcome outcome = run(context, 1 << 16);
      System.out.println("total " + outcome.total());
      System.out.println("before the start: " + outcome.whileHeld());
      System.out.printf(
          "the last kernel ran for %d microseconds%n", outcome.last().durationNanos() / 1_000);
      System.out.println("a run that was called off ended with " + callOff(context));
    }
  }

  /**
   * {@return what the graph above computes, and when}
   *
   * @param context whose device does it
   * @param n the number of elements
   */
  public static Outcome run(Context context, int n) {
    NDRange range = NDRange.of(n);
    try (CommandQueue queue = context.newQueue(QueueOptions.OUT_OF_ORDER.withProfiling());
        Buffer.OfInt a = context.newIntBuffer(n);
        Buffer.OfInt b = context.newIntBuffer(n);
        Buffer.OfInt c = context.newIntBuffer(n)) {
      UserEvent start = context.newUserEvent();
      Event twos = queue.launch(new Multiples(2, a), range, start);
      Event threes = queue.launch(new Multiples(3, b), range, start);
      Event both = queue.marker(twos, threes);
      Event sum = queue.launch(new Sum(a, b, c), range, both);

      // The garbage collector frees this memory, so the device may write to it at any time.
      MemorySegment host = Arena.ofAuto().allocate(c.byteSize(), Integer.BYTES);
      Event read = queue.readAsync(c, host, sum);
      CompletableFuture<Long> total = read.toFuture().thenApply(done -> total(host));

      EventStatus whileHeld = twos.status();
      start.complete();
      return new Outcome(total.join(), whileHeld, twos.profile(), sum.profile());
    }
  }

  private static long total(MemorySegment ints) {
    return ints.elements(ValueLayout.JAVA_INT).mapToLong(e -> e.get(ValueLayout.JAVA_INT, 0)).sum();
  }

  /**
   * {@return the status with which a kernel ends whose user event failed} It does not run, and
   * neither does what waits for it.
   *
   * @param context whose device does not do it
   */
  public static int callOff(Context context) {
    try (CommandQueue queue = context.newQueue(QueueOptions.OUT_OF_ORDER);
        Buffer.OfInt a = context.newIntBuffer(1)) {
      UserEvent start = context.newUserEvent();
      Event twos = queue.launch(new Multiples(2, a), NDRange.of(1), start);
      start.fail(-1);
      try {
        twos.await();
        return 0;
      } catch (CommandFailedException failed) {
        return failed.executionStatus();
      }
    }
  }
}
