package dev.heddle.spi.runtime;

import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.Failure;
import dev.heddle.spi.QueueDriver.HostWait;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host side of a transfer that is being enqueued, and what becomes of it when the transfer
 * ends.
 */
final class Transfer {
  /** How staged bytes reach their memory: the bytes of the region alone. */
  @FunctionalInterface
  interface CopyBack {
    void copy(MemorySegment staging, MemorySegment target);
  }

  private final RuntimeContext context;
  private final HostSegments.Side side;

  private Transfer(RuntimeContext context, HostSegments.Side side) {
    this.context = context;
    this.side = side;
  }

  static Transfer read(
      RuntimeContext context, RuntimeMemory memory, MemorySegment target, HostWait wait) {
    Transfer transfer =
        new Transfer(context, context.segments().target(target, wait == HostWait.BLOCKING));
    transfer.checkOwnMemory(memory, target);
    return transfer;
  }

  static Transfer write(
      RuntimeContext context, RuntimeMemory memory, MemorySegment source, HostWait wait) {
    Transfer transfer =
        new Transfer(context, context.segments().source(source, wait == HostWait.BLOCKING));
    transfer.checkOwnMemory(memory, source);
    return transfer;
  }

  private void checkOwnMemory(RuntimeMemory memory, MemorySegment segment) {
    UseMemory.Claim claim = memory.family.useMemory;
    if (claim != null && claim.overlaps(segment)) {
      context
          .rules()
          .refuse(
              Rule.USE_6,
              Status.INVALID_OPERATION,
              "the segment is host memory that %s uses; it cannot be the other side of a transfer on"
                  + " that object, map it instead",
              memory);
    }
  }

  /** {@return what the driver gets} */
  MemorySegment segment() {
    return side.segment();
  }

  /** {@return the object whose memory the segment is, if any} */
  List<Pinnable> pinned() {
    RuntimeMapping mapping = side.mapping();
    if (mapping != null) {
      return List.of(mapping.memory());
    }
    RuntimeHostAllocation allocation = side.allocation();
    return allocation == null ? List.of() : List.of(allocation);
  }

  RuntimeEvent.@Nullable Epilogue epilogue() {
    return epilogue(
        (staging, target) -> MemorySegment.copy(staging, 0, target, 0, target.byteSize()));
  }

  RuntimeEvent.@Nullable Epilogue epilogue(CopyBack copyBack) {
    MemorySegment target = side.copyBackTo();
    if (target == null) {
      return null;
    }
    return complete -> {
      if (!complete) {
        return null;
      }
      try {
        copyBack.copy(side.segment(), target);
        return null;
      } catch (IllegalStateException e) {
        // CMD-9: the segment's scope has ended while the read was under way.
        return Failure.of(
            Rules.violation(
                Rule.CMD_9,
                Status.INVALID_VALUE,
                "the scope of the segment that was read into ended before the read did; keep it open"
                    + " until its event is complete"));
      }
    };
  }

  /** The transfer was accepted. */
  RuntimeEvent enqueued(RuntimeEvent event) {
    RuntimeMapping mapping = side.mapping();
    if (mapping != null) {
      mapping.usedBy(event);
    }
    if (side.copyBackTo() != null) {
      context.addStaged(event);
    }
    return event;
  }
}
