package dev.heddle.tck;

import dev.heddle.EventStatus;
import dev.heddle.HostMemory;
import dev.heddle.MapMode;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Pitch;
import dev.heddle.Profile;
import dev.heddle.Rule;
import dev.heddle.Sampler;
import dev.heddle.Sampler.Addressing;
import dev.heddle.Sampler.Filter;
import dev.heddle.spi.BufferRequest;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.Failure;
import dev.heddle.spi.KernelArgument;
import dev.heddle.spi.QueueDriver;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A queue that breaks one rule. Called under the context's lock, as every queue driver is. */
final class FaultyQueue implements QueueDriver {
  /** What is filled so slowly that a map that does not wait for it comes too early. */
  private static final long LARGE = 16 << 20;

  private final QueueDriver sound;
  private final Rule rule;
  private final List<MemorySegment> mapped = new ArrayList<>();

  FaultyQueue(QueueDriver sound, Rule rule) {
    this.sound = sound;
    this.rule = rule;
  }

  /** Storage that is not what was asked for. */
  static BufferRequest broken(BufferRequest request, Rule rule) {
    HostMemory broken =
        switch (request.hostMemory()) {
          case HostMemory.Use use when rule == Rule.MAP_10 -> HostMemory.NONE;
          case HostMemory.Copy copy when rule == Rule.BUF_3 && copy.segment().isNative() ->
              HostMemory.use(copy.segment()); // what the host does to it later shows
          case HostMemory sound -> sound;
        };
    return new BufferRequest(
        request.byteSize(), broken, request.kernelAccess(), request.hostAccess());
  }

  @Override
  public DriverEvent submit(Command command, List<DriverEvent> after, HostWait wait) {
    try {
      return event(sound.submit(broken(command), sound(after), wait));
    } catch (OutOfDeviceMemoryException refused) {
      if (rule != Rule.CMD_7) {
        throw refused;
      }
      // What there is no room for is left out, and nobody is told.
      return sound.submit(new Command.Marker(), sound(after), wait);
    }
  }

  private Command broken(Command command) {
    return switch (command) {
      case Command.Unmap(FaultyMapping mapping) -> new Command.Unmap(mapping.sound);
      case Command.WriteBuffer(MemorySegment source, var target, long offset)
          when rule == Rule.UNMAP_8 && isMapped(source) ->
          new Command.WriteBuffer(Arena.ofAuto().allocate(source.byteSize(), 8), target, offset);
      case Command.LaunchRecord(var kernel, var arguments, var range) when rule == Rule.IMG_6 ->
          new Command.LaunchRecord(kernel, otherSamplers(arguments), range);
      case Command.LaunchProgram(var program, var kernel, var arguments, var range)
          when rule == Rule.IMG_6 ->
          new Command.LaunchProgram(program, kernel, otherSamplers(arguments), range);
      default -> command;
    };
  }

  private static List<KernelArgument> otherSamplers(List<KernelArgument> arguments) {
    return arguments.stream()
        .map(
            argument ->
                argument instanceof KernelArgument.SamplerValue(Sampler sampler)
                    ? new KernelArgument.SamplerValue(other(sampler))
                    : argument)
        .toList();
  }

  /** One that differs outside the image, at its edges, and where texels are blended or may be. */
  private static Sampler other(Sampler sampler) {
    Addressing addressing =
        switch (sampler.addressing()) {
          case NONE -> Addressing.NONE;
          case CLAMP_TO_EDGE -> Addressing.CLAMP;
          case CLAMP -> Addressing.CLAMP_TO_EDGE;
          case REPEAT -> Addressing.MIRRORED_REPEAT;
          case MIRRORED_REPEAT -> Addressing.REPEAT;
        };
    boolean blend = sampler.addressing() == Addressing.NONE && sampler.filter() == Filter.NEAREST;
    return new Sampler(sampler.coordinates(), addressing, blend ? Filter.LINEAR : Filter.NEAREST);
  }

  private boolean isMapped(MemorySegment segment) {
    return mapped.stream().anyMatch(memory -> memory.asOverlappingSlice(segment).isPresent());
  }

  private static List<DriverEvent> sound(List<DriverEvent> events) {
    return events.stream()
        .map(event -> event instanceof FaultyEvent faulty ? faulty.sound : event)
        .toList();
  }

  @Override
  public DriverMapping map(Command.Map command, List<DriverEvent> after, HostWait wait) {
    boolean early =
        rule == Rule.MAP_13
            && command instanceof Command.MapBuffer buffer
            && buffer.byteSize() >= LARGE;
    DriverMapping mapping = sound.map(command, early ? List.of() : sound(after), wait);
    mapped.add(mapping.memory());
    return switch (rule) {
      case MAP_4 ->
          // What is written through it is lost.
          command.mode() == MapMode.READ_WRITE
              ? new FaultyMapping(mapping, copyOf(mapping.memory()), mapping.pitch())
              : mapping;
      case MAP_6 -> {
        // It destroys what it should show.
        if (command.mode() == MapMode.WRITE) {
          mapping.memory().fill((byte) 0x5a);
        }
        yield mapping;
      }
      case MAP_11 -> new FaultyMapping(mapping, mapping.memory(), Pitch.PACKED);
      default -> mapping;
    };
  }

  private static MemorySegment copyOf(MemorySegment original) {
    return Arena.ofAuto().allocate(original.byteSize(), 128).copyFrom(original);
  }

  private DriverEvent event(DriverEvent event) {
    return switch (rule) {
      case EVT_1, EVT_7 -> new FaultyEvent(event, rule);
      default -> event;
    };
  }

  @Override
  public void flush() {
    sound.flush();
  }

  @Override
  public void close() {
    sound.close();
  }

  /** A mapping with other memory or another pitch than the driver's. */
  private record FaultyMapping(DriverMapping sound, MemorySegment memory, Pitch pitch)
      implements DriverMapping {
    @Override
    public DriverEvent event() {
      return sound.event();
    }
  }

  /** An event that is early, or whose times are out of order. */
  private record FaultyEvent(DriverEvent sound, Rule rule) implements DriverEvent {
    @Override
    public EventStatus status() {
      EventStatus status = sound.status();
      return rule == Rule.EVT_1 && status == EventStatus.QUEUED ? EventStatus.RUNNING : status;
    }

    @Override
    public @Nullable Failure failure() {
      return sound.failure();
    }

    @Override
    public void await() throws InterruptedException {
      sound.await();
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
      return sound.await(nanos);
    }

    @Override
    public boolean isJudgedByHost() {
      return sound.isJudgedByHost();
    }

    @Override
    public void onComplete(Runnable callback) {
      sound.onComplete(callback);
    }

    @Override
    public @Nullable Profile profile() {
      Profile times = sound.profile();
      return times == null || rule != Rule.EVT_7
          ? times
          : new Profile(
              times.endNanos() + 1, times.submittedNanos(), times.startNanos(), times.endNanos());
    }

    @Override
    public void release() {
      sound.release();
    }
  }
}
