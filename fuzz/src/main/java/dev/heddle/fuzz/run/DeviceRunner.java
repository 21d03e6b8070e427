package dev.heddle.fuzz.run;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.HostAccess;
import dev.heddle.Image2D;
import dev.heddle.Kernel;
import dev.heddle.KernelAccess;
import dev.heddle.KernelCompilationException;
import dev.heddle.KernelFaultException;
import dev.heddle.Local;
import dev.heddle.MemObject;
import dev.heddle.MemoryOptions;
import dev.heddle.fuzz.DifferenceKind;
import dev.heddle.fuzz.plan.Argument;
import dev.heddle.fuzz.plan.LaunchPlan;
import dev.heddle.fuzz.syntax.Primitive;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs kernels on a device through the public API. One that does not end is given up, and the
 * device with it: {@link #isUsable()}.
 */
public final class DeviceRunner implements AutoCloseable {
  private static final byte CANARY = (byte) 0xa5;

  private final Device device;
  private final Context context;
  private final Duration limit;
  private boolean usable = true;

  /**
   * Opens a context.
   *
   * @param limit how long a launch may take
   */
  public DeviceRunner(Device device, Duration limit) {
    this.device = device;
    this.limit = limit;
    this.context =
        Context.open(device, ContextOptions.defaults().withCloseTimeout(Duration.ofSeconds(2)));
  }

  /** {@return the device} */
  public Device device() {
    return device;
  }

  /** {@return whether nothing hangs on the device} */
  public boolean isUsable() {
    return usable;
  }

  /**
   * Compiles kernels together where a device takes programs in OpenCL C, which are made of many
   * kernels for little more than the price of one; elsewhere forms that no launch needs would be
   * compiled, each at its full price.
   */
  public void compile(List<Class<? extends Kernel>> types) {
    if (!device.has(DeviceFeature.OPENCL_C)) {
      return;
    }
    try {
      context.compile(types);
    } catch (RuntimeException e) {
      // What is refused here is refused again at its launch, which tells which kernel it is.
    }
  }

  /** {@return what comes of a launch} */
  public Outcome run(Class<? extends Kernel> type, LaunchPlan plan) {
    Objects objects = new Objects();
    // Not closed by a try: closing waits for what hangs.
    CommandQueue queue = context.newQueue();
    try {
      Kernel kernel = objects.kernel(type, plan, queue);
      queue.launch(kernel, plan.range());
      if (!queue.finish(limit)) {
        usable = false;
        return new Outcome.Ended(
            DifferenceKind.HUNG, "not complete after %d s".formatted(limit.toSeconds()));
      }
      return objects.margins(queue, new Outcome.Finished(objects.contents(queue)));
    } catch (KernelFaultException e) {
      Outcome faulted = new Outcome.Faulted(Map.of(e.fault().globalId(), Fault.of(e.fault())));
      return e.fault().kernel().equals(type.getName())
          ? objects.margins(queue, faulted)
          : new Outcome.Ended(DifferenceKind.FAULT, "a fault of " + e.fault().kernel());
    } catch (KernelCompilationException e) {
      return new Outcome.Ended(DifferenceKind.REFUSED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Outcome.Ended(DifferenceKind.FAILED, e.toString());
    } finally {
      if (usable) {
        queue.close();
        objects.all.forEach(MemObject::close);
      }
    }
  }

  @Override
  public void close() {
    if (usable) {
      context.close();
    }
  }

  /** The memory of one launch. */
  private final class Objects {
    private final List<MemObject> all = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Margin> margins = new ArrayList<>();

    Kernel kernel(Class<? extends Kernel> type, LaunchPlan plan, CommandQueue queue) {
      return (Kernel)
          PlainArguments.make(
              type, (component, i) -> value(component, plan.arguments().get(i), queue));
    }

    private Object value(RecordComponent component, Argument argument, CommandQueue queue) {
      return switch (argument) {
        case Argument.Scalar a -> Memory.boxed(a.type(), a.bits());
        case Argument.Values a -> PlainArguments.record(component.getType(), a);
        case Argument.OfSampler a -> PlainArguments.sampler(a);
        case Argument.OfLocal a -> local(a);
        case Argument.OfBuffer a -> {
          Memory contents = Memory.filled(a.element(), a.length(), a.fill());
          Buffer buffer = buffer(a, component.getName(), contents.bytes().byteSize(), queue);
          queue.write(buffer, contents.bytes());
          outputs.add(new Output.OfBuffer(buffer, a));
          yield typed(a.element(), buffer);
        }
        case Argument.OfImage a -> {
          MemoryOptions options =
              MemoryOptions.labelled(component.getName()).withKernelAccess(a.access());
          Image2D image = context.newImage2D(a.format(), a.width(), a.height(), options);
          all.add(image);
          queue.write(image, PlainArguments.texels(a).bytes());
          outputs.add(new Output.OfImage(image, a));
          yield image;
        }
      };
    }

    private Buffer buffer(Argument.OfBuffer a, String name, long byteSize, CommandQueue queue) {
      MemoryOptions options = MemoryOptions.labelled(name).withKernelAccess(a.access());
      if (a.extent() == Argument.Extent.WHOLE) {
        Buffer buffer = context.newBuffer(byteSize, options);
        all.add(buffer);
        return buffer;
      }
      long margin = device.limit(DeviceLimit.BASE_ALIGNMENT_BYTES);
      Buffer parent =
          context.newBuffer(
              margin + byteSize + margin, options.withKernelAccess(KernelAccess.READ_WRITE));
      queue.fill(parent.asBytes(), CANARY);
      Buffer part = parent.newSubBuffer(margin, byteSize, a.access(), HostAccess.READ_WRITE);
      all.add(part);
      all.add(parent);
      margins.add(new Margin(parent, margin, byteSize, name));
      return part;
    }

    List<long[]> contents(CommandQueue queue) {
      return outputs.stream().map(output -> PlainArguments.bits(output.read(queue))).toList();
    }

    /** {@return the outcome, unless bytes beside a buffer have changed} */
    Outcome margins(CommandQueue queue, Outcome outcome) {
      for (Margin margin : margins) {
        Memory bytes = Memory.zeros(Primitive.BYTE, Math.toIntExact(margin.parent().byteSize()));
        queue.read(margin.parent(), bytes.bytes());
        for (int i = 0; i < bytes.length(); i++) {
          boolean outside = i < margin.byteOffset() || i >= margin.byteOffset() + margin.byteSize();
          if (outside && (byte) bytes.get(i) != CANARY) {
            return new Outcome.Ended(
                DifferenceKind.OUTSIDE,
                "byte %d of buffer %s, whose size is %d, was written"
                    .formatted(i - margin.byteOffset(), margin.name(), margin.byteSize()));
          }
        }
      }
      return outcome;
    }
  }

  /** What the host reads when a launch is complete. */
  private sealed interface Output {
    /** {@return what it holds} */
    Memory read(CommandQueue queue);

    record OfBuffer(Buffer buffer, Argument.OfBuffer argument) implements Output {
      @Override
      public Memory read(CommandQueue queue) {
        Memory memory = Memory.zeros(argument.element(), argument.length());
        queue.read(buffer, memory.bytes());
        return memory;
      }
    }

    record OfImage(Image2D image, Argument.OfImage argument) implements Output {
      @Override
      public Memory read(CommandQueue queue) {
        Memory memory = PlainArguments.texels(argument);
        queue.read(image, memory.bytes());
        return memory;
      }
    }
  }

  /** The bytes around a part of a buffer. */
  private record Margin(Buffer parent, long byteOffset, long byteSize, String name) {}

  private static Object local(Argument.OfLocal a) {
    return switch (a.element()) {
      case BYTE -> Local.ofBytes(a.length());
      case SHORT -> Local.ofShorts(a.length());
      case CHAR -> Local.ofChars(a.length());
      case INT -> Local.ofInts(a.length());
      case LONG -> Local.ofLongs(a.length());
      case FLOAT -> Local.ofFloats(a.length());
      case DOUBLE -> Local.ofDoubles(a.length());
      case BOOLEAN -> throw new IllegalArgumentException("there is no local memory of boolean");
    };
  }

  private static Buffer typed(Primitive element, Buffer buffer) {
    return switch (element) {
      case BYTE -> buffer.asBytes();
      case SHORT -> buffer.asShorts();
      case CHAR -> buffer.asChars();
      case INT -> buffer.asInts();
      case LONG -> buffer.asLongs();
      case FLOAT -> buffer.asFloats();
      case DOUBLE -> buffer.asDoubles();
      case BOOLEAN -> throw new IllegalArgumentException("there are no buffers of boolean");
    };
  }
}
