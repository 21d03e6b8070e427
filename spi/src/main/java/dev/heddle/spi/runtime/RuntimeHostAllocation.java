package dev.heddle.spi.runtime;

import dev.heddle.HostAllocation;
import dev.heddle.Rule;
import dev.heddle.Status;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Host memory of Heddle's own, that objects use in place. */
final class RuntimeHostAllocation implements HostAllocation, Pinnable {
  private final RuntimeContext context;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;
  private final String place;
  private int pins;
  private boolean closed;

  RuntimeHostAllocation(RuntimeContext context, long byteSize, long alignment) {
    this.context = context;
    this.place = context.rules().full() ? Places.caller() : "";
    try {
      this.segment = arena.allocate(byteSize, alignment);
    } catch (OutOfMemoryError e) {
      arena.close();
      throw new dev.heddle.OutOfDeviceMemoryException(
          Status.OUT_OF_HOST_MEMORY,
          "the host has no memory for an allocation of " + byteSize + " bytes",
          e);
    }
  }

  @Override
  public void pin() {
    pins++;
  }

  @Override
  public void unpin() {
    pins--;
  }

  boolean isPinned() {
    return pins > 0;
  }

  @Override
  public MemorySegment segment() {
    return segment;
  }

  @Override
  public void close() {
    context.lock();
    try {
      if (closed) {
        context.rules().closedAgain(Rule.LIFE_1, this);
        return;
      }
      context.settle();
      if (pins > 0) {
        context
            .rules()
            .refuse(
                Rule.BUF_2,
                Status.INVALID_OPERATION,
                "cannot free %s: an open object uses it, or a command that has not ended; close that"
                    + " object or wait for the command first",
                this);
      }
      try {
        arena.close();
      } catch (IllegalStateException inUse) {
        throw Rules.violation(
            Rule.BUF_2,
            Status.INVALID_OPERATION,
            "cannot free %s: a native call is using it; free it when that has returned",
            this);
      }
      closed = true;
      context.closed(this);
      context.segments().remove(segment);
    } finally {
      context.unlock();
    }
  }

  @Override
  public String toString() {
    return "host allocation of " + segment.byteSize() + " bytes" + place;
  }
}
