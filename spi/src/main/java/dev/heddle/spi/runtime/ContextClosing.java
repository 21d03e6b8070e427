package dev.heddle.spi.runtime;

import dev.heddle.CommandFailedException;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The closing of a context (LIFE-3, LIFE-4): waits, ends mappings, reports leaks, releases.
 *
 * <p>Objects that the context closes for its owner are reported at level DEBUG (with full
 * validation, WARNING, with the place where they were made); a mapping that was left, and whatever
 * cannot be released, at level WARNING.
 */
final class ContextClosing {
  private static final Logger LOG = System.getLogger("dev.heddle");

  private final RuntimeContext context;
  private final ContextDriver driver;
  private final Duration timeout;
  private @Nullable CommandFailedException failure;

  ContextClosing(RuntimeContext context, ContextDriver driver, Duration timeout) {
    this.context = context;
    this.driver = driver;
    this.timeout = timeout;
  }

  void run() {
    long nanos = RuntimeContext.nanos(timeout);
    long deadline = System.nanoTime() + nanos;
    boolean allMade;
    context.lock();
    try {
      allMade = context.awaitMade(deadline);
    } finally {
      context.unlock();
    }
    Set<RuntimeEvent> stuck = new LinkedHashSet<>(waitForCommands(deadline));
    context.lock();
    try {
      context.resolveStaged();
      endMappings();
    } finally {
      context.unlock();
    }
    // Unmaps have been enqueued just now.
    stuck.addAll(waitForCommands(deadline));
    context.lock();
    try {
      for (RuntimeQueue queue : context.left().queues()) {
        collect(queue.takeFailures());
      }
      if (!stuck.isEmpty()) {
        LOG.log(
            Level.WARNING,
            "{0}: {1} commands did not end in {2}, the first is {3}; what they may touch is kept",
            context,
            stuck.size(),
            timeout,
            stuck.iterator().next());
        RuntimeFailure late =
            new RuntimeFailure(
                new Failure(Status.DEVICE_NOT_AVAILABLE.code(), null),
                stuck.iterator().next() + ", when its context was closed,");
        stuck.forEach(event -> event.abandon(late));
      }
      release();
    } finally {
      context.unlock();
    }
    if (!context.callbacks().close(Math.max(deadline - System.nanoTime(), 0))) {
      LOG.log(Level.WARNING, "{0}: a callback did not end in {1}", context, timeout);
    }
    if (allMade) {
      context.kernels().release();
      driver.close();
    } else {
      LOG.log(
          Level.WARNING,
          "{0}: an object that is being made at the driver was not done in {1}; the driver is kept",
          context,
          timeout);
    }
    CommandFailedException unseen = failure;
    if (unseen != null && context.rules().enforces(Rule.CMD_4)) {
      throw unseen;
    }
  }

  private void collect(@Nullable CommandFailedException unseen) {
    if (failure == null) {
      failure = unseen;
    } else if (unseen != null) {
      failure.addSuppressed(unseen);
    }
  }

  private List<RuntimeEvent> waitForCommands(long deadline) {
    List<RuntimeEvent> stuck = new ArrayList<>();
    if (!context.rules().enforces(Rule.LIFE_3)) {
      return stuck;
    }
    List<RuntimeEvent> outstanding = new ArrayList<>();
    context.lock();
    try {
      for (RuntimeQueue queue : context.left().queues()) {
        outstanding.addAll(queue.outstanding());
      }
    } finally {
      context.unlock();
    }
    for (RuntimeEvent event : outstanding) {
      if (context.waits().uninterrupted(event, Math.max(deadline - System.nanoTime(), 0))) {
        context.waits().tell(event);
      } else {
        stuck.add(event);
      }
    }
    return stuck;
  }

  private void endMappings() {
    for (RuntimeMemory memory : context.left().memories()) {
      for (RuntimeMapping mapping : memory.family.liveMappings()) {
        if (mapping.memory() != memory) {
          continue;
        }
        if (mapping.belongsToOther()) {
          LOG.log(
              Level.WARNING,
              "{0}: leak: {1} was not unmapped, and belongs to another thread; its memory is kept",
              context,
              mapping);
          memory.keep();
          continue;
        }
        LOG.log(
            Level.WARNING,
            "{0}: leak: {1} was not unmapped before its context was closed",
            context,
            mapping);
        try {
          mapping.endSegment();
          context.ownQueue().enqueueUnmap(mapping, List.of());
        } catch (RuntimeException e) {
          LOG.log(Level.WARNING, context + ": " + mapping + " could not be ended; it is kept", e);
          memory.keep();
        }
      }
    }
  }

  private void release() {
    RuntimeContext.Left left = context.left();
    for (RuntimeQueue queue : left.queues()) {
      queue.closeNow();
    }
    for (RuntimeMemory memory : left.memories()) {
      if (!memory.isClosed()) {
        reportLeak(memory);
      }
    }
    // What was made from others was made later: it goes first.
    for (RuntimeMemory memory : left.memories().reversed()) {
      if (!memory.isClosed()) {
        memory.closeNow();
      }
    }
    for (RuntimeHostAllocation allocation : left.allocations()) {
      reportLeak(allocation);
      if (allocation.isPinned()) {
        LOG.log(Level.WARNING, "{0}: {1} is still in use and is kept", context, allocation);
      } else {
        try {
          allocation.close();
        } catch (RuntimeException e) {
          LOG.log(
              Level.WARNING, context + ": " + allocation + " could not be freed; it is kept", e);
        }
      }
    }
    for (RuntimeProgram program : left.programs()) {
      reportLeak(program);
      program.releaseNow();
    }
  }

  private void reportLeak(Object object) {
    if (context.rules().enforces(Rule.LIFE_3)) {
      LOG.log(
          context.rules().full() ? Level.WARNING : Level.DEBUG,
          "{0}: leak: {1} was not closed before its context",
          context,
          object);
    }
  }
}
