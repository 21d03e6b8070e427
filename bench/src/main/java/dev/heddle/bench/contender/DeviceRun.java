package dev.heddle.bench.contender;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.Event;
import dev.heddle.Image;
import dev.heddle.ImageFormat;
import dev.heddle.Kernel;
import dev.heddle.KernelCall;
import dev.heddle.Launch;
import dev.heddle.MemObject;
import dev.heddle.Program;
import dev.heddle.QueueOptions;
import dev.heddle.bench.kernels.Slot;
import dev.heddle.bench.kernels.Stage;
import dev.heddle.bench.kernels.Workload;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A workload on a device, through Heddle. */
public final class DeviceRun implements Prepared {
  /** Which code of the workload runs. */
  public enum Code {
    /** The kernel records, as a launch runs them by default. */
    GENERATED,
    /** The kernel records without checks. */
    UNCHECKED,
    /** The kernel records without checks, with fast arithmetic. */
    UNCHECKED_FAST,
    /** The OpenCL C that was written by hand. */
    HAND_WRITTEN,
    /** The same, built for fast arithmetic. */
    HAND_WRITTEN_FAST;

    /** {@return whether arithmetic is not Java's} */
    public boolean isFast() {
      return this == UNCHECKED_FAST || this == HAND_WRITTEN_FAST;
    }

    /** {@return whether it needs kernels in OpenCL C} */
    public boolean isHandWritten() {
      return this == HAND_WRITTEN || this == HAND_WRITTEN_FAST;
    }
  }

  private final Context context;
  private final CommandQueue queue;
  private final Workload workload;
  private final Map<Slot, MemObject> memory = new LinkedHashMap<>();
  private final List<Function<CommandQueue, Event>> launches = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private Optional<Program> program = Optional.empty();

  /**
   * Makes memory, fills it, and compiles.
   *
   * @param device where to run
   * @param options the context's
   * @param queueOptions the queue's
   * @param workload what to run
   * @param code in which form
   */
  public DeviceRun(
      Device device,
      ContextOptions options,
      QueueOptions queueOptions,
      Workload workload,
      Code code) {
    this.workload = workload;
    context = Context.open(device, options);
    queue = context.newQueue(queueOptions);
    for (Slot input : workload.inputs()) {
      write(input, memory(input));
    }
    if (code.isHandWritten()) {
      program = Optional.of(context.newProgram(workload.openClSource(), flags(device, code)));
    }
    for (Stage stage : workload.stages()) {
      launches.add(
          program.isPresent() ? handWritten(program.get(), stage) : generated(stage, code));
    }
  }

  /** {@return the options that ask for the arithmetic of the kernel records} */
  private static String[] flags(Device device, Code code) {
    if (code.isFast()) {
      return new String[] {"-cl-fast-relaxed-math"};
    }
    return device.has(DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT)
        ? new String[] {"-cl-fp32-correctly-rounded-divide-sqrt"}
        : new String[0];
  }

  private Function<CommandQueue, Event> handWritten(Program built, Stage stage) {
    KernelCall call = built.kernel(stage.functionName()).with(arguments(stage));
    return q -> q.launch(call, stage.range());
  }

  private Function<CommandQueue, Event> generated(Stage stage, Code code) {
    Launch checked = Launch.of(record(stage), stage.range());
    Launch launch =
        switch (code) {
          case UNCHECKED -> checked.unchecked();
          case UNCHECKED_FAST -> checked.unchecked().withFastMath();
          default -> checked;
        };
    return q -> q.launch(launch);
  }

  private Kernel record(Stage stage) {
    try {
      Class<?>[] types =
          Arrays.stream(stage.kernel().getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<? extends Kernel> constructor = stage.kernel().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments(stage));
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("cannot make a " + stage.kernel().getSimpleName(), e);
    }
  }

  private Object[] arguments(Stage stage) {
    return stage.arguments().stream()
        .map(argument -> argument instanceof Slot slot ? (Object) memory(slot) : argument)
        .toArray();
  }

  private MemObject memory(Slot slot) {
    return memory.computeIfAbsent(
        slot,
        s ->
            switch (s) {
              case Slot.Floats(float[] values) -> context.newFloatBuffer(values.length);
              case Slot.Doubles(double[] values) -> context.newDoubleBuffer(values.length);
              case Slot.Ints(int[] values) -> context.newIntBuffer(values.length);
              case Slot.Texels(float[] values, int width, int height) ->
                  context.newImage2D(ImageFormat.RGBA32F, width, height);
            });
  }

  private void write(Slot slot, MemObject target) {
    switch (target) {
      case Buffer buffer -> queue.write(buffer, slot.segment());
      case Image image -> queue.write(image, slot.segment());
      default -> throw new IllegalStateException("neither buffer nor image: " + target);
    }
  }

  @Override
  public void run() {
    events.clear();
    for (Function<CommandQueue, Event> launch : launches) {
      events.add(launch.apply(queue));
    }
    queue.finish();
  }

  /** {@return how long the kernels of the last run took on the device} Needs a profiling queue. */
  public long kernelNanos() {
    return events.stream().mapToLong(event -> event.profile().durationNanos()).sum();
  }

  @Override
  public void fetch() {
    for (Slot output : workload.outputs()) {
      switch (memory(output)) {
        case Buffer buffer -> queue.read(buffer, output.segment());
        case Image image -> queue.read(image, output.segment());
        default -> throw new IllegalStateException("neither buffer nor image");
      }
    }
  }

  @Override
  public void close() {
    program.ifPresent(Program::close);
    memory.values().forEach(MemObject::close);
    queue.close();
    context.close();
  }
}
