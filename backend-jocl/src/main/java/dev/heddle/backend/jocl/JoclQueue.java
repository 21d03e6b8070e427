package dev.heddle.backend.jocl;

import dev.heddle.BufferRect;
import dev.heddle.Float4;
import dev.heddle.Int4;
import dev.heddle.MapMode;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.QueueOptions;
import dev.heddle.Region;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverBuffer;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.DriverImage;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.Failure;
import dev.heddle.spi.QueueDriver;
import dev.heddle.spi.StridedCopy;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_event;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;

/**
 * A {@code cl_command_queue}. Order comes from the runtime's lists alone; but what a queue that is
 * in order for OpenCL has of its own in them need not be said again.
 */
final class JoclQueue implements QueueDriver {
  private static final cl_event[] NO_EVENTS = {};

  /** All queues that are open, of every context: a device may be busy for any of them. */
  private static final List<JoclQueue> OPEN = new CopyOnWriteArrayList<>();

  /** Up to this many bytes, a transfer takes less time than to be told of its end. */
  private static final long SHORT = 1 << 16;

  private final JoclDevice device;
  private final FaultRecords faults;
  private final cl_command_queue handle;
  private final boolean inOrder;
  private final boolean profiling;
  private final Set<DriverQuirk> quirks;
  private final NativeCalls calls;

  private final AtomicLong enqueued = new AtomicLong();

  /** The last command that is known to be complete or, out of order, how many are. */
  private final AtomicLong complete = new AtomicLong();

  /** Whether commands have been enqueued that the device may not have been told of. */
  private volatile boolean unflushed;

  // Guarded by this.
  private int flushing;
  private boolean closed;

  private JoclQueue(
      JoclDevice device,
      FaultRecords faults,
      cl_command_queue handle,
      boolean inOrder,
      boolean profiling,
      Set<DriverQuirk> quirks) {
    this.device = device;
    this.faults = faults;
    this.handle = handle;
    this.inOrder = inOrder;
    this.profiling = profiling;
    this.quirks = quirks;
    this.calls = new NativeCalls(handle);
  }

  @SuppressWarnings("deprecation") // the newer call is missing in OpenCL 1.2
  static JoclQueue open(
      JoclDevice device,
      cl_context context,
      FaultRecords faults,
      QueueOptions options,
      Set<DriverQuirk> quirks) {
    boolean inOrder =
        options.order() == QueueOptions.Order.IN_ORDER || !device.hasOutOfOrderQueues();
    long properties =
        (options.profiling() ? CL.CL_QUEUE_PROFILING_ENABLE : 0)
            | (inOrder ? 0 : CL.CL_QUEUE_OUT_OF_ORDER_EXEC_MODE_ENABLE);
    int[] error = new int[1];
    cl_command_queue handle = CL.clCreateCommandQueue(context, device.id(), properties, error);
    ClError.check(error[0], "clCreateCommandQueue");
    try {
      JoclQueue queue = new JoclQueue(device, faults, handle, inOrder, options.profiling(), quirks);
      OPEN.add(queue);
      return queue;
    } catch (RuntimeException | Error e) {
      CL.clReleaseCommandQueue(handle);
      throw e;
    }
  }

  boolean profiling() {
    return profiling;
  }

  /**
   * Whether a command is complete since a later one is: in order for OpenCL, none begins before the
   * one before it has ended, and none is complete if that one has failed.
   */
  boolean isKnownToBeComplete(long number) {
    return inOrder && number <= complete.get();
  }

  /** A command is complete; told once of each. */
  void completed(long number) {
    if (!inOrder) {
      complete.incrementAndGet();
    } else if (number > complete.get()) {
      complete.accumulateAndGet(number, Math::max);
    }
  }

  /** Whether nothing that this process has enqueued may be on its way to a device, or on it. */
  private static boolean areDevicesFree() {
    for (JoclQueue queue : OPEN) {
      if (queue.complete.get() != queue.enqueued.get()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public DriverEvent submit(Command given, List<DriverEvent> after, HostWait wait) {
    Command command = WidePattern.resolve(PartInWhole.resolve(RowInBuffer.resolve(given)));
    boolean instant = command instanceof Command.Marker && !profiling && haveEnded(after);
    Failure failure = knownFailure(after);
    if (failure != null || instant) {
      return JoclEvent.ended(this, failure);
    }
    cl_event[] waits = waits(after);
    if (command instanceof Command.LaunchRecord launch) {
      return launch(launch, wait, waits);
    }
    ThroughHost detour = ThroughHost.of(command, quirks);
    HostWork work = detour == null ? hostWork(command) : detour.staging();
    cl_event event;
    try {
      if (wait == HostWait.BLOCKING && work != null && isOverAtOnce(command)) {
        transfer(command, work.memory());
        Failure none = work.commandEnded(true);
        assert none == null;
        return JoclEvent.ended(this, null);
      }
      event =
          detour == null
              ? enqueue(command, work == null ? MemorySegment.NULL : work.memory(), waits)
              : enqueue(detour, waits);
    } catch (RuntimeException | Error e) {
      if (work != null) {
        Failure none = work.commandEnded(false);
        assert none == null;
      }
      throw e;
    }
    unflushed = true;
    return new JoclEvent(
        this, enqueued.incrementAndGet(), given.getClass().getSimpleName(), event, wait, work);
  }

  /**
   * Whether a transfer that is waited for may be left to the driver's own blocking call, which
   * takes half the time of an event. The runtime's lock is held, so nothing may be before it.
   */
  private boolean isOverAtOnce(Command command) {
    long byteSize =
        switch (command) {
          case Command.ReadBuffer read -> read.target().byteSize();
          case Command.WriteBuffer write -> write.source().byteSize();
          default -> Long.MAX_VALUE;
        };
    return byteSize <= SHORT && !profiling && areDevicesFree();
  }

  private void transfer(Command command, MemorySegment host) {
    switch (command) {
      case Command.ReadBuffer(var source, long offset, _) ->
          calls.readBufferNow(mem(source), offset, host);
      case Command.WriteBuffer(_, var target, long offset) ->
          calls.writeBufferNow(host, mem(target), offset);
      default -> throw new AssertionError(command);
    }
  }

  private JoclEvent launch(Command.LaunchRecord launch, HostWait wait, cl_event... waits) {
    JavaKernel kernel = (JavaKernel) launch.kernel();
    if (!kernel.findsFaults()) {
      cl_event event = run(launch, null, waits);
      return new JoclEvent(this, enqueued.incrementAndGet(), "launch", event, wait, null);
    }
    FaultRecords.FaultRecord record = faults.take();
    cl_event ran;
    try {
      ran = run(launch, record.buffer(), waits);
    } catch (RuntimeException | Error e) {
      faults.drop(record);
      throw e;
    }
    cl_event read;
    try {
      read = calls.readBuffer(record.buffer().handle(), 0, record.copy(), ran);
      unflushed = true;
    } catch (RuntimeException | Error e) {
      // A refused command leaves no trace, so it has to be over before it is refused.
      CL.clWaitForEvents(1, new cl_event[] {ran});
      ClError.log(NativeCalls.release(ran), "clReleaseEvent");
      faults.drop(record);
      throw e;
    }
    if (!profiling) {
      ClError.log(NativeCalls.release(ran), "clReleaseEvent");
    }
    Judgement judgement = new Judgement(faults, record, launch, profiling ? ran : null);
    return new JoclEvent(this, enqueued.incrementAndGet(), "launch", read, wait, judgement);
  }

  private cl_event run(
      Command.LaunchRecord launch, @Nullable JoclBuffer faultRecord, cl_event... waits) {
    cl_event event = ((JavaKernel) launch.kernel()).enqueue(calls, launch, faultRecord, waits);
    unflushed = true;
    return event;
  }

  private static boolean haveEnded(List<DriverEvent> events) {
    for (DriverEvent event : events) {
      if (!event.status().isFinal()) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return why a command cannot run, if one that it comes after is already known to have failed}
   */
  private static @Nullable Failure knownFailure(List<DriverEvent> after) {
    for (DriverEvent event : after) {
      Failure failure = event.failure();
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  /** {@return the wait list, of those that have not ended; their queues have been flushed} */
  private cl_event[] waits(List<DriverEvent> after) {
    if (after.isEmpty()) {
      return NO_EVENTS;
    }
    List<cl_event> waits = new ArrayList<>(after.size());
    for (DriverEvent before : after) {
      JoclEvent event = (JoclEvent) before;
      boolean own = event.queue() == this;
      cl_event pending = own && inOrder ? null : event.handleIfPending();
      if (pending != null) {
        waits.add(pending);
        if (!own) {
          event.queue().flush();
        }
      }
    }
    return waits.toArray(NO_EVENTS);
  }

  /** {@return the host's side of a command, if it has one} */
  private static @Nullable HostWork hostWork(Command command) {
    return switch (command) {
      case Command.ReadBuffer read ->
          HostWork.target(read.target(), (copy, array) -> array.copyFrom(copy));
      case Command.ReadBufferRect read -> {
        BufferRect rect = read.targetRect();
        yield HostWork.target(
            read.target(),
            (copy, array) ->
                copy(copy, array, StridedCopy.offset(rect), rect.pitch(), read.region()));
      }
      case Command.ReadImage read -> {
        JoclImage image = (JoclImage) read.source();
        Pitch pitch =
            switch (image.kind()) {
              case IMAGE_1D_ARRAY -> new Pitch(read.pitch().sliceBytes(), 0);
              default -> read.pitch();
            };
        yield HostWork.target(
            read.target(), (copy, array) -> copy(copy, array, 0, pitch, image.rows(read.region())));
      }
      case Command.WriteBuffer write -> HostWork.source(write.source());
      case Command.WriteBufferRect write -> HostWork.source(write.source());
      case Command.WriteImage write -> HostWork.source(write.source());
      case Command.FillBuffer fill -> HostWork.keeping(fill.pattern());
      case Command.Unmap(StagedMapping mapping) -> HostWork.keeping(mapping.memory());
      default -> null;
    };
  }

  private static void copy(
      MemorySegment from, MemorySegment to, long offset, Pitch pitch, Region region) {
    StridedCopy.copy(from, offset, pitch, to, offset, pitch, region);
  }

  /** {@return the event of the second command, whose times are those of the whole} */
  private cl_event enqueue(ThroughHost detour, cl_event... waits) {
    MemorySegment memory = detour.staging().memory();
    Command toHost = detour.toHost();
    if (toHost == null) {
      return enqueue(detour.fromHost(), memory, waits);
    }
    cl_event first = enqueue(toHost, memory, waits);
    try {
      // Drivers may take what is to be written from the host's memory when that is enqueued.
      ClError.check(CL.clWaitForEvents(1, new cl_event[] {first}), "clWaitForEvents");
      return enqueue(detour.fromHost(), memory);
    } finally {
      ClError.log(NativeCalls.release(first), "clReleaseEvent");
    }
  }

  private cl_event enqueue(Command command, MemorySegment host, cl_event... waits) {
    return switch (command) {
      case Command.ReadBuffer(var source, long offset, var target) ->
          calls.readBuffer(mem(source), offset, host, waits);
      case Command.WriteBuffer(var source, var target, long offset) ->
          calls.writeBuffer(host, mem(target), offset, waits);
      case Command.ReadBufferRect(var source, var from, var target, var to, var region) ->
          calls.readRect(mem(source), from, host, to, region, waits);
      case Command.WriteBufferRect(var source, var from, var target, var to, var region) ->
          calls.writeRect(host, from, mem(target), to, region, waits);
      case Command.ReadImage(var source, var origin, var region, var target, var pitch) ->
          calls.readImage(mem(source), origin, region, host, given(source, pitch), waits);
      case Command.WriteImage(var source, var pitch, var target, var origin, var region) ->
          calls.writeImage(host, given(target, pitch), mem(target), origin, region, waits);
      case Command.Unmap(JoclMapping mapping) ->
          calls.unmap(mapping.object(), mapping.memory(), waits);
      case Command.Unmap(StagedMapping staged) when staged.map().mode().writes() ->
          calls.writeImage(
              host,
              given(staged.image(), staged.pitch()),
              staged.image().handle(),
              staged.map().origin(),
              staged.map().region(),
              waits);
      case Command.LaunchProgram(var program, var kernel, var given, var range) ->
          ((JoclProgram) program).kernel(kernel).enqueue(calls, given, range, waits);
      default -> {
        cl_event event = new cl_event();
        ClError.check(
            enqueue(command, waits.length, waits.length == 0 ? null : waits, event),
            "enqueue of " + command.getClass().getSimpleName());
        yield event;
      }
    };
  }

  /** The commands that JOCL enqueues as well as anybody. {@return OpenCL's error code} */
  private int enqueue(Command command, int count, cl_event @Nullable [] waits, cl_event event) {
    return switch (command) {
      case Command.CopyBuffer(var source, long from, var target, long to, long byteSize) ->
          CL.clEnqueueCopyBuffer(
              handle, mem(source), mem(target), from, to, byteSize, count, waits, event);
      case Command.CopyBufferRect(var source, var from, var target, var to, var region) ->
          CL.clEnqueueCopyBufferRect(
              handle,
              mem(source),
              mem(target),
              triple(from.origin()),
              triple(to.origin()),
              triple(region),
              from.pitch().rowBytes(),
              from.pitch().sliceBytes(),
              to.pitch().rowBytes(),
              to.pitch().sliceBytes(),
              count,
              waits,
              event);
      case Command.FillBuffer(var target, var pattern, long offset, long byteSize) ->
          CL.clEnqueueFillBuffer(
              handle,
              mem(target),
              Pointer.to(pattern.asByteBuffer()),
              pattern.byteSize(),
              offset,
              byteSize,
              count,
              waits,
              event);
      case Command.CopyImage(var source, var from, var target, var to, var region) ->
          CL.clEnqueueCopyImage(
              handle,
              mem(source),
              mem(target),
              triple(from),
              triple(to),
              triple(region),
              count,
              waits,
              event);
      case Command.CopyImageToBuffer(var source, var origin, var region, var target, long to) ->
          CL.clEnqueueCopyImageToBuffer(
              handle,
              mem(source),
              mem(target),
              triple(origin),
              triple(region),
              to,
              count,
              waits,
              event);
      case Command.CopyBufferToImage(var source, long from, var target, var origin, var region) ->
          CL.clEnqueueCopyBufferToImage(
              handle,
              mem(source),
              mem(target),
              from,
              triple(origin),
              triple(region),
              count,
              waits,
              event);
      case Command.FillImage(var target, var colour, var origin, var region) ->
          fillImage(target, components(target, colour), origin, region, count, waits, event);
      case Command.FillImageInt(var target, var colour, var origin, var region) ->
          fillImage(target, components(colour), origin, region, count, waits, event);
      // A copy that was for reading has nothing to end.
      case Command.Marker _, Command.Unmap _ ->
          CL.clEnqueueMarkerWithWaitList(handle, count, waits, event);
      default -> throw new AssertionError("a feature that the device does not have: " + command);
    };
  }

  private int fillImage(
      DriverImage target,
      ByteBuffer colour,
      Origin origin,
      Region region,
      int count,
      cl_event @Nullable [] waits,
      cl_event event) {
    return CL.clEnqueueFillImage(
        handle,
        mem(target),
        Pointer.to(colour),
        triple(origin),
        triple(region),
        count,
        waits,
        event);
  }

  @Override
  public DriverMapping map(Command.Map command, List<DriverEvent> after, HostWait wait) {
    Failure failure = knownFailure(after);
    if (failure != null) {
      return new JoclMapping(
          new cl_mem(), MemorySegment.NULL, Pitch.PACKED, JoclEvent.ended(this, failure));
    }
    cl_event[] waits = waits(after);
    DriverMapping mapping =
        switch (command) {
          case Command.MapBuffer map -> {
            JoclBuffer part = (JoclBuffer) map.buffer();
            cl_mem buffer = part.whole().handle();
            long offset = part.offset() + map.byteOffset();
            NativeCalls.Mapped mapped =
                calls.mapBuffer(buffer, flags(map.mode()), offset, map.byteSize(), waits);
            yield new JoclMapping(
                buffer, mapped.memory(), mapped.pitch(), mapEvent(mapped.event(), wait, null));
          }
          case Command.MapImage map when StagedMapping.isNeeded(device, map) ->
              StagedMapping.start(
                  map, (memory, pitch) -> fillStaged(map, memory, pitch, wait, waits));
          case Command.MapImage map -> {
            JoclImage image = (JoclImage) map.image();
            NativeCalls.Mapped mapped =
                calls.mapImage(
                    image.handle(), flags(map.mode()), map.origin(), map.region(), waits);
            yield JoclMapping.of(image, map.region(), mapped, mapEvent(mapped.event(), wait, null));
          }
        };
    unflushed = true;
    return mapping;
  }

  private JoclEvent fillStaged(
      Command.MapImage map, MemorySegment memory, Pitch pitch, HostWait wait, cl_event... waits) {
    // What an invalidating map shows is unspecified, but no other program's memory.
    cl_event event =
        calls.readImage(
            mem(map.image()), map.origin(), map.region(), memory, given(map.image(), pitch), waits);
    return mapEvent(event, wait, HostWork.keeping(memory));
  }

  private JoclEvent mapEvent(cl_event event, HostWait wait, @Nullable HostWork work) {
    return new JoclEvent(this, enqueued.incrementAndGet(), "map", event, wait, work);
  }

  private static long flags(MapMode mode) {
    return switch (mode) {
      case READ -> CL.CL_MAP_READ;
      case WRITE -> CL.CL_MAP_WRITE;
      case READ_WRITE -> CL.CL_MAP_READ | CL.CL_MAP_WRITE;
      case WRITE_INVALIDATE -> CL.CL_MAP_WRITE_INVALIDATE_REGION;
    };
  }

  private static Pitch given(DriverImage image, Pitch pitch) {
    return JoclImage.given(((JoclImage) image).kind(), pitch);
  }

  private static cl_mem mem(DriverBuffer buffer) {
    return ((JoclBuffer) buffer).handle();
  }

  private static cl_mem mem(DriverImage image) {
    return ((JoclImage) image).handle();
  }

  private static long[] triple(Origin origin) {
    return new long[] {origin.x(), origin.y(), origin.z()};
  }

  private static long[] triple(Region region) {
    return new long[] {region.width(), region.height(), region.depth()};
  }

  private static ByteBuffer components(DriverImage image, Float4 given) {
    Float4 colour = Texel.settled(((JoclImage) image).request().format(), given);
    return bytes()
        .putFloat(colour.x())
        .putFloat(colour.y())
        .putFloat(colour.z())
        .putFloat(colour.w());
  }

  private static ByteBuffer components(Int4 colour) {
    return bytes().putInt(colour.x()).putInt(colour.y()).putInt(colour.z()).putInt(colour.w());
  }

  private static ByteBuffer bytes() {
    return ByteBuffer.allocateDirect(4 * Integer.BYTES).order(ByteOrder.nativeOrder());
  }

  /** Waits flush, too, on any thread, and must not come upon a queue that is being released. */
  @Override
  public void flush() {
    synchronized (this) {
      if (closed || !unflushed) {
        return;
      }
      unflushed = false;
      flushing++;
    }
    try {
      ClError.check(CL.clFlush(handle), "clFlush");
    } finally {
      synchronized (this) {
        flushing--;
        releaseIfUnused();
      }
    }
  }

  @Override
  public synchronized void close() {
    OPEN.remove(this);
    closed = true;
    releaseIfUnused();
  }

  private void releaseIfUnused() {
    if (closed && flushing == 0) {
      ClError.log(CL.clReleaseCommandQueue(handle), "clReleaseCommandQueue");
    }
  }
}
