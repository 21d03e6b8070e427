package dev.heddle.cli.soak;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.NDRange;
import dev.heddle.ProgramKernel;
import dev.heddle.cli.demo.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a buffer, maps it, launches a kernel on it, maps it again and closes it, over and over:
 * what is kept of each would show in the size of the process. Every so often the queue goes as
 * well.
 *
 * <p>The size after a tenth of the cycles is the base: until then code is compiled and pools fill.
 */
public final class Soak {
  private static final int ELEMENTS = 1024;
  private static final int CYCLES_OF_A_QUEUE = 100;
  private static final int WARM_UP_SHARE = 10;

  private final Device device;
  private final int cycles;
  private final ProcessSize allowed;

  /** A way to add one to every element. */
  @FunctionalInterface
  private interface Launch {
    void enqueue(CommandQueue queue, Buffer.OfInt values);
  }

  /**
   * Prepares a soak.
   *
   * @param device where
   * @param cycles how often, at least once
   * @param allowed by how much the process may grow after the warm-up
   */
  public Soak(Device device, int cycles, ProcessSize allowed) {
    this.device = device;
    this.cycles = cycles;
    this.allowed = allowed;
  }

  /**
   * Whether a device runs kernels at all.
   *
   * @param device the device
   * @return whether it can be soaked
   */
  public static boolean isPossibleOn(Device device) {
    return device.has(DeviceFeature.JAVA_KERNELS) || device.has(DeviceFeature.OPENCL_C);
  }

  /**
   * Runs all cycles, and prints what the process took.
   *
   * @param progress who is told how far it is
   * @param out where to print
   * @return whether the process grew by no more than is allowed
   * @throws IOException if the system does not tell the size of the process
   */
  public boolean run(Progress.Starter progress, PrintWriter out) throws IOException {
    int warmUp = Math.max(cycles / WARM_UP_SHARE, 1);
    out.printf("%d cycles on %s (backend %s)%n", cycles, device.name(), device.backend().name());
    print(out, 0, ProcessSize.now());
    ProcessSize warm;
    ProcessSize end;
    try (Progress bar = progress.start("soak", cycles);
        Context context = Context.open(device)) {
      List<Launch> launches = launches(context);
      repeat(context, launches, 0, warmUp, bar);
      warm = ProcessSize.now();
      repeat(context, launches, warmUp, cycles, bar);
      end = ProcessSize.now();
    }
    print(out, warmUp, warm);
    print(out, cycles, end);
    ProcessSize growth = end.growthSince(warm);
    out.printf("growth after the warm-up: %s; allowed: %s%n", growth, allowed);
    out.flush();
    return growth.fits(allowed);
  }

  private static void print(PrintWriter out, int cycle, ProcessSize size) {
    out.printf("after %9d cycles: %s%n", cycle, size);
    out.flush();
  }

  /** {@return all ways that the device has, to be taken in turn} */
  private List<Launch> launches(Context context) {
    List<Launch> launches = new ArrayList<>();
    NDRange range = NDRange.of(ELEMENTS);
    if (device.has(DeviceFeature.JAVA_KERNELS)) {
      launches.add((queue, values) -> queue.launch(new Increment(values), range));
    }
    if (device.has(DeviceFeature.OPENCL_C)) {
      ProgramKernel kernel = context.newProgram(Increment.OPENCL_C).kernel("increment");
      launches.add((queue, values) -> queue.launch(kernel.with(values), range));
    }
    return launches;
  }

  private static void repeat(
      Context context, List<Launch> launches, int from, int to, Progress bar) {
    for (int cycle = from; cycle < to; ) {
      int next = Math.min(cycle + CYCLES_OF_A_QUEUE, to);
      try (CommandQueue queue = context.newQueue()) {
        for (int i = cycle; i < next; i++) {
          cycle(context, queue, launches.get(i % launches.size()), i);
        }
      }
      bar.advance(next - cycle);
      cycle = next;
    }
  }

  private static void cycle(Context context, CommandQueue queue, Launch launch, int number) {
    try (Buffer.OfInt values = context.newIntBuffer(ELEMENTS)) {
      try (Mapping mapping = queue.map(values, MapMode.WRITE_INVALIDATE)) {
        MemorySegment segment = mapping.segment();
        for (int i = 0; i < ELEMENTS; i++) {
          segment.setAtIndex(ValueLayout.JAVA_INT, i, number + i);
        }
      }
      launch.enqueue(queue, values);
      try (Mapping mapping = queue.map(values, MapMode.READ)) {
        int last = mapping.segment().getAtIndex(ValueLayout.JAVA_INT, ELEMENTS - 1);
        if (last != number + ELEMENTS) {
          throw new IllegalStateException(
              "cycle %d: the kernel left %d, and not %d"
                  .formatted(number, last, number + ELEMENTS));
        }
      }
    }
  }
}
