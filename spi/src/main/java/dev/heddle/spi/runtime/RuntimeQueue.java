package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.ChannelType;
import dev.heddle.CommandFailedException;
import dev.heddle.CommandQueue;
import dev.heddle.CommandType;
import dev.heddle.Context;
import dev.heddle.Event;
import dev.heddle.Float4;
import dev.heddle.HostAccess;
import dev.heddle.Image;
import dev.heddle.ImageKind;
import dev.heddle.Int4;
import dev.heddle.KernelCall;
import dev.heddle.Launch;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.NDRange;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.QueueOptions;
import dev.heddle.Region;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.Command;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DriverKernel;
import dev.heddle.spi.DriverMapping;
import dev.heddle.spi.KernelRequest;
import dev.heddle.spi.QueueDriver.HostWait;
import dev.heddle.spi.RecordKernel;
import dev.heddle.spi.StridedCopy;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a command queue: each checks its arguments in the contract's order (queue, objects,
 * contexts, wait list, arguments and bounds, accesses, conflicts) and enqueues.
 *
 * <p>It is long since it has one method for each call of the API, and nothing else.
 */
final class RuntimeQueue extends QueueCore implements CommandQueue {
  private final Bounds bounds;

  RuntimeQueue(RuntimeContext context, ContextDriver driver, QueueOptions options, QueueSlot slot) {
    super(context, driver, options, slot);
    this.bounds = new Bounds(rules);
  }

  private <T> T locked(Supplier<T> call) {
    context.lock();
    try {
      checkOpen();
      return call.get();
    } finally {
      context.unlock();
    }
  }

  private Event blocking(String what, Supplier<RuntimeEvent> call) {
    context.callbacks().refuseBlocking(what);
    RuntimeEvent event = locked(call);
    context.waits().finishBlocking(event);
    return event;
  }

  private static List<Family.Use> reading(RuntimeMemory memory, Footprint part) {
    return List.of(new Family.Use(memory, part, true, false));
  }

  private static List<Family.Use> writing(RuntimeMemory memory, Footprint part) {
    return List.of(new Family.Use(memory, part, false, true));
  }

  private static List<Family.Use> copying(
      RuntimeMemory source, Footprint from, RuntimeMemory target, Footprint to) {
    return List.of(
        new Family.Use(source, from, true, false), new Family.Use(target, to, false, true));
  }

  // --- map and unmap ---

  @Override
  public Mapping map(
      Buffer buffer, MapMode mode, long byteOffset, long byteSize, Event... waitList) {
    context.callbacks().refuseBlocking("map");
    RuntimeMapping mapping =
        locked(() -> mapBuffer(buffer, mode, byteOffset, byteSize, HostWait.BLOCKING, waitList));
    context.waits().finishBlocking(mapping.mapEvent());
    return mapping;
  }

  @Override
  public Mapping mapAsync(
      Buffer buffer, MapMode mode, long byteOffset, long byteSize, Event... waitList) {
    return locked(
        () -> mapBuffer(buffer, mode, byteOffset, byteSize, HostWait.NON_BLOCKING, waitList));
  }

  @Override
  public Mapping map(Image image, MapMode mode, Origin origin, Region region, Event... waitList) {
    context.callbacks().refuseBlocking("map");
    RuntimeMapping mapping =
        locked(() -> mapImage(image, mode, origin, region, HostWait.BLOCKING, waitList));
    context.waits().finishBlocking(mapping.mapEvent());
    return mapping;
  }

  @Override
  public Mapping mapAsync(
      Image image, MapMode mode, Origin origin, Region region, Event... waitList) {
    return locked(() -> mapImage(image, mode, origin, region, HostWait.NON_BLOCKING, waitList));
  }

  private RuntimeMapping mapBuffer(
      Buffer buffer,
      MapMode mode,
      long byteOffset,
      long byteSize,
      HostWait wait,
      Event... waitList) {
    BufferMemory memory = Handles.buffer(buffer, context, Rule.MAP_2);
    Enqueueing enqueueing = begin(waitList);
    if (byteSize == 0) {
      rules.refuse(Rule.MAP_3, Status.INVALID_VALUE, "cannot map 0 bytes of %s", memory);
    }
    bounds.bytes(Rule.MAP_3, memory, byteOffset, byteSize);
    checkMapAccess(memory, mode);
    RuntimeMapping mapping =
        new RuntimeMapping(
            this,
            buffer,
            memory,
            mode,
            memory.part(byteOffset, byteSize),
            () -> "bytes [" + byteOffset + ", " + (byteOffset + byteSize) + ")",
            pitch -> byteSize);
    return map(
        mapping,
        new Command.MapBuffer(memory.driver(), mode, byteOffset, byteSize),
        CommandType.MAP_BUFFER,
        enqueueing,
        wait);
  }

  private RuntimeMapping mapImage(
      Image image, MapMode mode, Origin origin, Region region, HostWait wait, Event... waitList) {
    ImageMemory memory = Handles.image(image, context, Rule.MAP_2);
    Enqueueing enqueueing = begin(waitList);
    java.util.Objects.requireNonNull(mode);
    bounds.texels(Rule.MAP_11, memory, origin, region);
    checkMapAccess(memory, mode);
    RuntimeMapping mapping =
        new RuntimeMapping(
            this,
            image,
            memory,
            mode,
            memory.part(origin, region),
            () -> "texels " + region + " at " + origin,
            pitch -> Bounds.span(memory.kind, memory.format.byteSize(), region, pitch));
    return map(
        mapping,
        new Command.MapImage(memory.driver(), mode, origin, region),
        CommandType.MAP_IMAGE,
        enqueueing,
        wait);
  }

  private void checkMapAccess(RuntimeMemory memory, MapMode mode) {
    HostAccess access = memory.hostAccess;
    boolean reads = mode == MapMode.READ || mode == MapMode.READ_WRITE;
    if (reads && !access.reads() || mode.writes() && !access.writes()) {
      rules.refuse(
          Rule.MAP_5,
          Status.INVALID_OPERATION,
          "cannot map %s for %s: its host access is %s",
          memory,
          mode,
          access);
    }
  }

  private RuntimeMapping map(
      RuntimeMapping mapping,
      Command.Map command,
      CommandType type,
      Enqueueing enqueueing,
      HostWait wait) {
    if (rules.tracksOrder()) {
      mapping.memory().family.checkMap(mapping, enqueueing);
    }
    RuntimeEvent event =
        hand(
            type,
            enqueueing,
            List.of(mapping.memory()),
            complete -> {
              if (!complete) {
                mapping.mapFailed();
              }
              return null;
            },
            wait,
            (after, how) -> {
              DriverMapping mapped = driver.map(command, after, how);
              mapping.submitted(mapped);
              return mapped.event();
            });
    mapping.accepted(event);
    return mapping;
  }

  @Override
  public Event unmap(Mapping mapping, Event... waitList) {
    java.util.Objects.requireNonNull(mapping);
    return locked(
        () -> {
          if (!(mapping instanceof RuntimeMapping own)
              || !own.memory().context.device().backend().name().equals(backendName())) {
            throw Rules.violation(
                Rule.UNMAP_1,
                Status.INVALID_VALUE,
                "the mapping was not made by %s: %s",
                context.device().backend(),
                mapping);
          }
          if (own.memory().context != context) {
            throw Rules.violation(
                Rule.UNMAP_1,
                Status.INVALID_CONTEXT,
                "%s belongs to %s, and the queue to %s",
                own,
                own.memory().context,
                context);
          }
          List<RuntimeEvent> waits = waits(waitList);
          if (!own.isLiveNow()) {
            rules.refuse(
                Rule.UNMAP_1,
                Status.INVALID_VALUE,
                "%s was unmapped before, or its map failed",
                own);
            return mark(CommandType.MARKER);
          }
          if (own.queue() != this && !rules.enforces(Rule.UNMAP_6)) {
            throw new IllegalStateException(own + " is unmapped on its own queue alone");
          }
          return enqueueUnmap(own, rules.enforces(Rule.UNMAP_4) ? waits : List.of());
        });
  }

  private String backendName() {
    return context.device().backend().name();
  }

  /** Ends a live mapping, on this queue. */
  RuntimeEvent enqueueUnmap(RuntimeMapping mapping, List<RuntimeEvent> waits) {
    mapping.checkOwner();
    Enqueueing enqueueing = beginUnchecked(new java.util.ArrayList<>(waits));
    if (rules.enforces(Rule.UNMAP_5) && !mapping.mapEvent().resolve()) {
      enqueueing.alsoAfter(mapping.mapEvent());
    }
    RuntimeEvent transfer = rules.tracksOrder() ? mapping.unorderedTransfer(enqueueing) : null;
    if (transfer != null) {
      rules.refuse(
          Rule.UNMAP_3,
          Status.INVALID_OPERATION,
          "cannot unmap %s of %s: %s uses its segment and comes not before; wait for it or name its event",
          mapping.extent(),
          mapping.memory(),
          transfer);
    }
    mapping.endSegment();
    RuntimeEvent event =
        hand(
            CommandType.UNMAP_MEM_OBJECT,
            enqueueing,
            List.of(mapping.memory()),
            complete -> {
              mapping.uncount();
              return null;
            },
            HostWait.NON_BLOCKING,
            (after, wait) -> driver.submit(ending(mapping), after, wait),
            (after, wait) -> driver.submit(ending(mapping), after, wait));
    mapping.unmapping(event);
    return event;
  }

  /** What ends a mapping at the driver; one whose map has failed is none. */
  private static Command ending(RuntimeMapping mapping) {
    DriverMapping mapped = mapping.driver();
    return mapped == null || mapping.mapEvent().failure() != null
        ? new Command.Marker()
        : new Command.Unmap(mapped);
  }

  void unmapOnClose(RuntimeMapping mapping) {
    RuntimeEvent event;
    boolean wait;
    context.lock();
    try {
      if (!mapping.isLiveNow()) {
        rules.closedAgain(Rule.UNMAP_7, mapping);
        return;
      }
      if (context.isClosedNow()) {
        mapping.endLate();
        return;
      }
      RuntimeQueue queue = isClosedNow() ? context.ownQueue() : this;
      wait = queue != this || !isInOrder();
      if (wait) {
        context.callbacks().refuseBlocking("closing a mapping of an out-of-order queue");
      }
      event = queue.enqueueUnmap(mapping, List.of());
    } finally {
      context.unlock();
    }
    if (wait) {
      context.waits().finishBlocking(event);
    }
  }

  // --- transfers of buffers ---

  @Override
  public Event read(Buffer buffer, long byteOffset, MemorySegment target, Event... waitList) {
    return blocking("read", () -> read(buffer, byteOffset, target, HostWait.BLOCKING, waitList));
  }

  @Override
  public Event readAsync(Buffer buffer, long byteOffset, MemorySegment target, Event... waitList) {
    return locked(() -> read(buffer, byteOffset, target, HostWait.NON_BLOCKING, waitList));
  }

  private RuntimeEvent read(
      Buffer buffer, long byteOffset, MemorySegment target, HostWait wait, Event... waitList) {
    BufferMemory memory = Handles.buffer(buffer, context);
    Enqueueing enqueueing = begin(waitList);
    long size = target.byteSize();
    checkBytes(memory, byteOffset, size);
    checkHostRead(memory);
    Transfer transfer = Transfer.read(context, memory, target, wait);
    return transfer.enqueued(
        enqueue(
            CommandType.READ_BUFFER,
            enqueueing,
            reading(memory, memory.part(byteOffset, size)),
            transfer.pinned(),
            transfer.epilogue(),
            wait,
            (after, how) ->
                driver.submit(
                    new Command.ReadBuffer(memory.driver(), byteOffset, transfer.segment()),
                    after,
                    how)));
  }

  @Override
  public Event write(Buffer buffer, long byteOffset, MemorySegment source, Event... waitList) {
    return blocking("write", () -> write(buffer, byteOffset, source, HostWait.BLOCKING, waitList));
  }

  @Override
  public Event writeAsync(Buffer buffer, long byteOffset, MemorySegment source, Event... waitList) {
    return locked(() -> write(buffer, byteOffset, source, HostWait.NON_BLOCKING, waitList));
  }

  private RuntimeEvent write(
      Buffer buffer, long byteOffset, MemorySegment source, HostWait wait, Event... waitList) {
    BufferMemory memory = Handles.buffer(buffer, context);
    Enqueueing enqueueing = begin(waitList);
    long size = source.byteSize();
    checkBytes(memory, byteOffset, size);
    checkHostWrite(memory);
    Transfer transfer = Transfer.write(context, memory, source, wait);
    return transfer.enqueued(
        enqueue(
            CommandType.WRITE_BUFFER,
            enqueueing,
            writing(memory, memory.part(byteOffset, size)),
            transfer.pinned(),
            transfer.epilogue(),
            wait,
            (after, how) ->
                driver.submit(
                    new Command.WriteBuffer(transfer.segment(), memory.driver(), byteOffset),
                    after,
                    how)));
  }

  @Override
  public Event readRect(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment target,
      BufferRect hostRect,
      Region region,
      Event... waitList) {
    return blocking(
        "readRect",
        () -> readRect(buffer, bufferRect, target, hostRect, region, HostWait.BLOCKING, waitList));
  }

  @Override
  public Event readRectAsync(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment target,
      BufferRect hostRect,
      Region region,
      Event... waitList) {
    return locked(
        () ->
            readRect(
                buffer, bufferRect, target, hostRect, region, HostWait.NON_BLOCKING, waitList));
  }

  private RuntimeEvent readRect(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment target,
      BufferRect hostRect,
      Region region,
      HostWait wait,
      Event... waitList) {
    BufferMemory memory = Handles.buffer(buffer, context);
    Enqueueing enqueueing = begin(waitList);
    BufferRect from = bounds.rect(memory.toString(), bufferRect, region, memory.byteSize);
    BufferRect inHost = bounds.rect("the host segment", hostRect, region, target.byteSize());
    BufferRect to = new BufferRect(Origin.ZERO, inHost.pitch());
    checkHostRead(memory);
    Transfer transfer = Transfer.read(context, memory, Bounds.part(target, inHost, region), wait);
    return transfer.enqueued(
        enqueue(
            CommandType.READ_BUFFER_RECT,
            enqueueing,
            reading(memory, Footprint.rect(memory.byteOffset, from, region)),
            transfer.pinned(),
            transfer.epilogue(
                (staging, destination) ->
                    StridedCopy.copy(
                        staging,
                        StridedCopy.offset(to),
                        to.pitch(),
                        destination,
                        StridedCopy.offset(to),
                        to.pitch(),
                        region)),
            wait,
            (after, how) ->
                driver.submit(
                    new Command.ReadBufferRect(
                        memory.driver(), from, transfer.segment(), to, region),
                    after,
                    how)));
  }

  @Override
  public Event writeRect(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment source,
      BufferRect hostRect,
      Region region,
      Event... waitList) {
    return blocking(
        "writeRect",
        () -> writeRect(buffer, bufferRect, source, hostRect, region, HostWait.BLOCKING, waitList));
  }

  @Override
  public Event writeRectAsync(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment source,
      BufferRect hostRect,
      Region region,
      Event... waitList) {
    return locked(
        () ->
            writeRect(
                buffer, bufferRect, source, hostRect, region, HostWait.NON_BLOCKING, waitList));
  }

  private RuntimeEvent writeRect(
      Buffer buffer,
      BufferRect bufferRect,
      MemorySegment source,
      BufferRect hostRect,
      Region region,
      HostWait wait,
      Event... waitList) {
    BufferMemory memory = Handles.buffer(buffer, context);
    Enqueueing enqueueing = begin(waitList);
    BufferRect to = bounds.rect(memory.toString(), bufferRect, region, memory.byteSize);
    BufferRect inHost = bounds.rect("the host segment", hostRect, region, source.byteSize());
    BufferRect from = new BufferRect(Origin.ZERO, inHost.pitch());
    checkHostWrite(memory);
    Transfer transfer = Transfer.write(context, memory, Bounds.part(source, inHost, region), wait);
    return transfer.enqueued(
        enqueue(
            CommandType.WRITE_BUFFER_RECT,
            enqueueing,
            writing(memory, Footprint.rect(memory.byteOffset, to, region)),
            transfer.pinned(),
            transfer.epilogue(),
            wait,
            (after, how) ->
                driver.submit(
                    new Command.WriteBufferRect(
                        transfer.segment(), from, memory.driver(), to, region),
                    after,
                    how)));
  }

  private void checkBytes(BufferMemory memory, long byteOffset, long size) {
    if (size == 0) {
      rules.refuse(
          Rule.CMD_8, Status.INVALID_VALUE, "a transfer of 0 bytes with %s; leave it out", memory);
    }
    bounds.bytes(Rule.BUF_5, memory, byteOffset, size);
  }

  private void checkHostRead(RuntimeMemory memory) {
    if (!memory.hostAccess.reads()) {
      rules.refuse(
          Rule.BUF_5,
          Status.INVALID_OPERATION,
          "cannot read %s: its host access is %s",
          memory,
          memory.hostAccess);
    }
  }

  private void checkHostWrite(RuntimeMemory memory) {
    if (!memory.hostAccess.writes()) {
      rules.refuse(
          Rule.BUF_5,
          Status.INVALID_OPERATION,
          "cannot write %s: its host access is %s",
          memory,
          memory.hostAccess);
    }
  }

  // --- transfers of images ---

  @Override
  public Event read(
      Image image,
      Origin origin,
      Region region,
      MemorySegment target,
      Pitch pitch,
      Event... waitList) {
    return blocking(
        "read", () -> read(image, origin, region, target, pitch, HostWait.BLOCKING, waitList));
  }

  @Override
  public Event readAsync(
      Image image,
      Origin origin,
      Region region,
      MemorySegment target,
      Pitch pitch,
      Event... waitList) {
    return locked(
        () -> read(image, origin, region, target, pitch, HostWait.NON_BLOCKING, waitList));
  }

  private RuntimeEvent read(
      Image image,
      Origin origin,
      Region region,
      MemorySegment target,
      Pitch pitch,
      HostWait wait,
      Event... waitList) {
    ImageMemory memory = Handles.image(image, context);
    Enqueueing enqueueing = begin(waitList);
    bounds.texels(Rule.IMG_4, memory, origin, region);
    Pitch full = bounds.hostPitch(memory, region, pitch, target.byteSize());
    checkHostRead(memory);
    Transfer transfer =
        Transfer.read(context, memory, target.asSlice(0, memory.span(region, full)), wait);
    Region bytes = memory.hostRows(region);
    return transfer.enqueued(
        enqueue(
            CommandType.READ_IMAGE,
            enqueueing,
            reading(memory, memory.part(origin, region)),
            transfer.pinned(),
            transfer.epilogue(
                (staging, destination) ->
                    StridedCopy.copy(staging, 0, full, destination, 0, full, bytes)),
            wait,
            (after, how) ->
                driver.submit(
                    new Command.ReadImage(
                        memory.driver(), origin, region, transfer.segment(), full),
                    after,
                    how)));
  }

  @Override
  public Event write(
      Image image,
      Origin origin,
      Region region,
      MemorySegment source,
      Pitch pitch,
      Event... waitList) {
    return blocking(
        "write", () -> write(image, origin, region, source, pitch, HostWait.BLOCKING, waitList));
  }

  @Override
  public Event writeAsync(
      Image image,
      Origin origin,
      Region region,
      MemorySegment source,
      Pitch pitch,
      Event... waitList) {
    return locked(
        () -> write(image, origin, region, source, pitch, HostWait.NON_BLOCKING, waitList));
  }

  private RuntimeEvent write(
      Image image,
      Origin origin,
      Region region,
      MemorySegment source,
      Pitch pitch,
      HostWait wait,
      Event... waitList) {
    ImageMemory memory = Handles.image(image, context);
    Enqueueing enqueueing = begin(waitList);
    bounds.texels(Rule.IMG_4, memory, origin, region);
    Pitch full = bounds.hostPitch(memory, region, pitch, source.byteSize());
    checkHostWrite(memory);
    Transfer transfer =
        Transfer.write(context, memory, source.asSlice(0, memory.span(region, full)), wait);
    return transfer.enqueued(
        enqueue(
            CommandType.WRITE_IMAGE,
            enqueueing,
            writing(memory, memory.part(origin, region)),
            transfer.pinned(),
            transfer.epilogue(),
            wait,
            (after, how) ->
                driver.submit(
                    new Command.WriteImage(
                        transfer.segment(), full, memory.driver(), origin, region),
                    after,
                    how)));
  }

  // --- copies ---

  @Override
  public Event copy(
      Buffer source,
      long sourceOffset,
      Buffer target,
      long targetOffset,
      long byteSize,
      Event... waitList) {
    return locked(
        () -> {
          BufferMemory from = Handles.buffer(source, context);
          BufferMemory to = Handles.buffer(target, context);
          Enqueueing enqueueing = begin(waitList);
          checkBytes(from, sourceOffset, byteSize);
          checkBytes(to, targetOffset, byteSize);
          Footprint read = from.part(sourceOffset, byteSize);
          Footprint write = to.part(targetOffset, byteSize);
          if (from.family == to.family && read.overlaps(write)) {
            rules.refuse(
                Rule.BUF_7,
                Status.MEM_COPY_OVERLAP,
                "a copy of %d bytes from byte %d of %s to byte %d of %s overlaps itself",
                byteSize,
                sourceOffset,
                from,
                targetOffset,
                to);
          }
          return enqueue(
              CommandType.COPY_BUFFER,
              enqueueing,
              copying(from, read, to, write),
              List.of(),
              null,
              HostWait.NON_BLOCKING,
              (after, how) ->
                  driver.submit(
                      new Command.CopyBuffer(
                          from.driver(), sourceOffset, to.driver(), targetOffset, byteSize),
                      after,
                      how));
        });
  }

  @Override
  public Event copyRect(
      Buffer source,
      BufferRect sourceRect,
      Buffer target,
      BufferRect targetRect,
      Region region,
      Event... waitList) {
    return locked(
        () -> {
          BufferMemory from = Handles.buffer(source, context);
          BufferMemory to = Handles.buffer(target, context);
          Enqueueing enqueueing = begin(waitList);
          BufferRect fromRect = bounds.rect(from.toString(), sourceRect, region, from.byteSize);
          BufferRect toRect = bounds.rect(to.toString(), targetRect, region, to.byteSize);
          if (from == to && !fromRect.pitch().equals(toRect.pitch())) {
            rules.refuse(
                Rule.BUF_6,
                Status.INVALID_VALUE,
                "a copy within %s has equal pitches on both sides, not %s and %s",
                from,
                fromRect.pitch(),
                toRect.pitch());
          }
          Footprint read = Footprint.rect(from.byteOffset, fromRect, region);
          Footprint write = Footprint.rect(to.byteOffset, toRect, region);
          if (from.family == to.family && read.overlaps(write)) {
            rules.refuse(
                Rule.BUF_6,
                Status.MEM_COPY_OVERLAP,
                "a copy of rectangle %s from %s of %s to %s of %s overlaps itself",
                region,
                fromRect.origin(),
                from,
                toRect.origin(),
                to);
          }
          return enqueue(
              CommandType.COPY_BUFFER_RECT,
              enqueueing,
              copying(from, read, to, write),
              List.of(),
              null,
              HostWait.NON_BLOCKING,
              (after, how) ->
                  driver.submit(
                      new Command.CopyBufferRect(
                          from.driver(), fromRect, to.driver(), toRect, region),
                      after,
                      how));
        });
  }

  @Override
  public Event copy(
      Image source,
      Origin sourceOrigin,
      Image target,
      Origin targetOrigin,
      Region region,
      Event... waitList) {
    return locked(
        () -> {
          ImageMemory from = Handles.image(source, context);
          ImageMemory to = Handles.image(target, context);
          Enqueueing enqueueing = begin(waitList);
          if (!from.format.equals(to.format)) {
            rules.refuse(
                Rule.IMG_4,
                Status.IMAGE_FORMAT_MISMATCH,
                "cannot copy %s to %s: their formats are %s and %s",
                from,
                to,
                from.format,
                to.format);
          }
          bounds.texels(Rule.IMG_4, from, sourceOrigin, region);
          bounds.texels(Rule.IMG_4, to, targetOrigin, region);
          Footprint read = from.part(sourceOrigin, region);
          Footprint write = to.part(targetOrigin, region);
          refuseImageOverlap(from, read, to, write);
          return enqueue(
              CommandType.COPY_IMAGE,
              enqueueing,
              copying(from, read, to, write),
              List.of(),
              null,
              HostWait.NON_BLOCKING,
              (after, how) ->
                  driver.submit(
                      new Command.CopyImage(
                          from.driver(), sourceOrigin, to.driver(), targetOrigin, region),
                      after,
                      how));
        });
  }

  @Override
  public Event copy(
      Image source,
      Origin origin,
      Region region,
      Buffer target,
      long targetOffset,
      Event... waitList) {
    return locked(
        () -> {
          ImageMemory from = Handles.image(source, context);
          BufferMemory to = Handles.buffer(target, context);
          Enqueueing enqueueing = begin(waitList);
          bounds.texels(Rule.IMG_4, from, origin, region);
          long size = from.bytesOf(region);
          bounds.bytes(Rule.IMG_4, to, targetOffset, size);
          Footprint read = from.part(origin, region);
          Footprint write = to.part(targetOffset, size);
          refuseOwnBuffer(from, to);
          refuseImageOverlap(from, read, to, write);
          return enqueue(
              CommandType.COPY_IMAGE_TO_BUFFER,
              enqueueing,
              copying(from, read, to, write),
              List.of(),
              null,
              HostWait.NON_BLOCKING,
              (after, how) ->
                  driver.submit(
                      new Command.CopyImageToBuffer(
                          from.driver(), origin, region, to.driver(), targetOffset),
                      after,
                      how));
        });
  }

  @Override
  public Event copy(
      Buffer source,
      long sourceOffset,
      Image target,
      Origin origin,
      Region region,
      Event... waitList) {
    return locked(
        () -> {
          BufferMemory from = Handles.buffer(source, context);
          ImageMemory to = Handles.image(target, context);
          Enqueueing enqueueing = begin(waitList);
          bounds.texels(Rule.IMG_4, to, origin, region);
          long size = to.bytesOf(region);
          bounds.bytes(Rule.IMG_4, from, sourceOffset, size);
          Footprint read = from.part(sourceOffset, size);
          Footprint write = to.part(origin, region);
          refuseOwnBuffer(to, from);
          refuseImageOverlap(from, read, to, write);
          return enqueue(
              CommandType.COPY_BUFFER_TO_IMAGE,
              enqueueing,
              copying(from, read, to, write),
              List.of(),
              null,
              HostWait.NON_BLOCKING,
              (after, how) ->
                  driver.submit(
                      new Command.CopyBufferToImage(
                          from.driver(), sourceOffset, to.driver(), origin, region),
                      after,
                      how));
        });
  }

  private void refuseOwnBuffer(ImageMemory image, BufferMemory buffer) {
    if (image.kind == ImageKind.IMAGE_1D_BUFFER && image.family == buffer.family) {
      rules.refuse(
          Rule.IMG_4,
          Status.INVALID_MEM_OBJECT,
          "%s is made from the storage of %s: there is nothing to copy between the two",
          image,
          buffer);
    }
  }

  private void refuseImageOverlap(
      RuntimeMemory from, Footprint read, RuntimeMemory to, Footprint write) {
    if (from.family == to.family && read.overlaps(write)) {
      rules.refuse(
          Rule.IMG_4, Status.MEM_COPY_OVERLAP, "a copy from %s to %s overlaps itself", from, to);
    }
  }

  // --- fills ---

  @Override
  public Event fill(
      Buffer buffer, MemorySegment pattern, long byteOffset, long byteSize, Event... waitList) {
    return locked(
        () -> {
          BufferMemory memory = Handles.buffer(buffer, context);
          Enqueueing enqueueing = begin(waitList);
          long unit = pattern.byteSize();
          if (unit < 1 || unit > 128 || Long.bitCount(unit) != 1) {
            rules.refuse(
                Rule.BUF_8,
                Status.INVALID_VALUE,
                "a pattern of %d bytes; it has 1, 2, 4, 8, 16, 32, 64 or 128",
                unit);
          }
          if (byteSize == 0) {
            rules.refuse(
                Rule.CMD_8, Status.INVALID_VALUE, "a fill of 0 bytes of %s; leave it out", memory);
          }
          bounds.bytes(Rule.BUF_8, memory, byteOffset, byteSize);
          if (byteOffset % unit != 0 || byteSize % unit != 0) {
            rules.refuse(
                Rule.BUF_8,
                Status.INVALID_VALUE,
                "a fill of %d bytes from byte %d on: both are multiples of the pattern's %d bytes",
                byteSize,
                byteOffset,
                unit);
          }
          MemorySegment copy = Arena.ofAuto().allocate(Math.max(unit, 1), 16);
          MemorySegment.copy(pattern, 0, copy, 0, unit);
          return enqueue(
              CommandType.FILL_BUFFER,
              enqueueing,
              writing(memory, memory.part(byteOffset, byteSize)),
              List.of(),
              null,
              HostWait.NON_BLOCKING,
              (after, how) ->
                  driver.submit(
                      new Command.FillBuffer(memory.driver(), copy, byteOffset, byteSize),
                      after,
                      how));
        });
  }

  @Override
  public Event fill(Image image, Float4 colour, Origin origin, Region region, Event... waitList) {
    java.util.Objects.requireNonNull(colour);
    return fill(image, colour, null, origin, region, waitList);
  }

  @Override
  public Event fill(Image image, Int4 colour, Origin origin, Region region, Event... waitList) {
    java.util.Objects.requireNonNull(colour);
    return fill(image, null, colour, origin, region, waitList);
  }

  private Event fill(
      Image image,
      @Nullable Float4 floats,
      @Nullable Int4 ints,
      Origin origin,
      Region region,
      Event... waitList) {
    return locked(
        () -> {
          ImageMemory memory = Handles.image(image, context);
          Enqueueing enqueueing = begin(waitList);
          bounds.texels(Rule.IMG_4, memory, origin, region);
          ChannelType.Sample sample = memory.format.type().sample();
          if ((sample == ChannelType.Sample.FLOAT) != (floats != null)) {
            rules.refuse(
                Rule.IMG_5,
                Status.INVALID_VALUE,
                "the colour of %s, whose format is %s, is given as %s",
                memory,
                memory.format,
                sample == ChannelType.Sample.FLOAT ? "Float4" : "Int4");
          }
          Command command =
              floats != null
                  ? new Command.FillImage(memory.driver(), floats, origin, region)
                  : new Command.FillImageInt(
                      memory.driver(), java.util.Objects.requireNonNull(ints), origin, region);
          return enqueue(
              CommandType.FILL_IMAGE,
              enqueueing,
              writing(memory, memory.part(origin, region)),
              List.of(),
              null,
              HostWait.NON_BLOCKING,
              (after, how) -> driver.submit(command, after, how));
        });
  }

  // --- kernels ---

  @Override
  public Event launch(Launch launch, Event... waitList) {
    RecordKernel kernel = Arguments.kernel(launch.kernel().getClass());
    Object[] values = kernel.read(launch.kernel());
    CompiledKernels kernels = context.kernels();
    DriverKernel compiled =
        kernels.get(
            new KernelRequest(
                kernel,
                kernels.form(launch.checks(), new LaunchShape(kernel, values, launch.range())),
                launch.math()),
            this::checkOpen);
    return locked(
        () -> {
          Arguments arguments = new Arguments(context);
          arguments.addRecord(kernel, values);
          return launch(
              arguments,
              launch.range(),
              kernel.type(),
              new Command.LaunchRecord(compiled, arguments.bound(), launch.range()),
              arguments.unused(),
              waitList);
        });
  }

  @Override
  public Event launch(KernelCall call, NDRange range, Event... waitList) {
    return locked(
        () -> {
          if (!(java.util.Objects.requireNonNull(call) instanceof RuntimeProgram.Call own)) {
            throw new IllegalArgumentException("a kernel call that Heddle did not make: " + call);
          }
          RuntimeProgram program = own.kernel().program();
          program.checkOpen();
          if (program.context() != context) {
            rules.refuse(
                Rule.CMD_1, Status.INVALID_CONTEXT, "%s belongs to another context", program);
          }
          Arguments arguments = new Arguments(context);
          arguments.addCall(own.kernel().signature(), own.arguments());
          return launch(
              arguments,
              range,
              null,
              new Command.LaunchProgram(
                  program.driver(), own.kernel().name(), arguments.bound(), range),
              List.of(program),
              waitList);
        });
  }

  private Event launch(
      Arguments arguments,
      NDRange range,
      @Nullable Class<?> kernel,
      Command command,
      List<? extends Pinnable> alsoPinned,
      Event... waitList) {
    Enqueueing enqueueing = begin(waitList);
    Arguments.checkRange(context, range);
    arguments.checkLocalMemory();
    arguments.checkOverlap(kernel);
    Command todo = range.workItems() == 0 ? new Command.Marker() : command;
    return enqueue(
        CommandType.NDRANGE_KERNEL,
        enqueueing,
        arguments.uses(),
        alsoPinned,
        null,
        HostWait.NON_BLOCKING,
        (after, how) -> driver.submit(todo, after, how));
  }

  // --- order ---

  @Override
  public Event marker(Event... waitList) {
    return locked(() -> mark(CommandType.MARKER, waitList));
  }

  @Override
  public Event barrier(Event... waitList) {
    return locked(() -> mark(CommandType.BARRIER, waitList));
  }

  @Override
  public void flush() {
    locked(
        () -> {
          driver.flush();
          return this;
        });
  }

  @Override
  public void finish() {
    boolean done = finish(Duration.ofNanos(Long.MAX_VALUE));
    assert done;
  }

  @Override
  public boolean finish(Duration timeout) {
    context.callbacks().refuseBlocking("finish");
    List<RuntimeEvent> events;
    long upTo;
    context.lock();
    try {
      checkOpen();
      events = outstanding();
      upTo = lastNumber();
    } finally {
      context.unlock();
    }
    long nanos = Waits.nanos(timeout);
    long deadline = System.nanoTime() + nanos;
    if (isInOrder() && !events.isEmpty() && !events.getLast().isHeld()) {
      // In order the last one's end is that of all, and there is one wait instead of many.
      if (!context.waits().untilEnded(events.getLast(), nanos)) {
        return false;
      }
    }
    for (RuntimeEvent event : events) {
      long left = nanos == Long.MAX_VALUE ? nanos : Math.max(deadline - System.nanoTime(), 0);
      if (!context.waits().untilEnded(event, left)) {
        return false;
      }
      context.waits().tell(event);
    }
    throwUnseen(upTo);
    return true;
  }

  private void throwUnseen(long upTo) {
    CommandFailedException failure;
    context.lock();
    try {
      context.resolveStaged();
      tellAll(upTo);
      failure = takeFailures();
    } finally {
      context.unlock();
    }
    if (failure != null && rules.enforces(Rule.CMD_4)) {
      throw failure;
    }
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public boolean isClosed() {
    context.lock();
    try {
      return isClosedNow();
    } finally {
      context.unlock();
    }
  }

  @Override
  public void close() {
    context.callbacks().refuseBlocking("closing a queue");
    List<RuntimeEvent> events;
    context.lock();
    try {
      if (isClosedNow()) {
        rules.closedAgain(Rule.LIFE_1, this);
        return;
      }
      refuseCommands();
      events = outstanding();
    } finally {
      context.unlock();
    }
    for (RuntimeEvent event : events) {
      if (!event.isHeld()) {
        boolean ended = context.waits().uninterrupted(event, Long.MAX_VALUE);
        assert ended;
        context.waits().tell(event);
      }
    }
    CommandFailedException failure;
    context.lock();
    try {
      sweep();
      releaseIfUnused();
      failure = takeFailures();
    } finally {
      context.unlock();
    }
    if (failure != null && rules.enforces(Rule.CMD_4)) {
      throw failure;
    }
  }
}
