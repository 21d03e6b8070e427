package dev.heddle.spi.runtime;

import dev.heddle.CommandFailedException;
import dev.heddle.CommandType;
import dev.heddle.Event;
import dev.heddle.QueueOptions;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.QueueDriver;
import dev.heddle.spi.QueueDriver.HostWait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of a queue's commands, and their way to the driver. Everything here is done under the
 * context's lock; {@link RuntimeQueue} has the API's calls on top.
 *
 * <p>In an in-order queue each command waits for the one before it. In an out-of-order queue a
 * barrier waits for all before it, and all after it wait for the barrier. Drivers are told of order
 * by lists of events alone.
 */
abstract class QueueCore {
  private static final int SWEEP = 32;

  final RuntimeContext context;
  final Rules rules;
  final QueueDriver driver;
  private final QueueOptions options;
  private final QueueSlot slot;
  private final boolean inOrder;
  private final String name;

  /** What every new command comes after: in order, all before it; else the last barrier. */
  private Clock base = Clock.START;

  /** What a marker or barrier without a wait list comes after: all commands so far. */
  private Clock all = Clock.START;

  /** The command before, or the last barrier, unless it is known to have ended well. */
  private @Nullable RuntimeEvent previous;

  private final Deque<RuntimeEvent> outstanding = new ArrayDeque<>();

  /** How long the list gets by launches before the driver is asked what has ended. */
  private int sweepAt = SWEEP;

  /** The newest command when the driver was asked last. */
  private @Nullable RuntimeEvent milestone;

  /** While a command is enqueued in order: one that had not ended then, nor what is behind it. */
  private @Nullable RuntimeEvent pending;

  /** How many commands have not ended; of those in the list, some may have. */
  private int unfinished;

  private final List<RuntimeFailure> unseen = new ArrayList<>(0);
  private boolean closed;
  private boolean released;

  QueueCore(RuntimeContext context, ContextDriver driver, QueueOptions options, QueueSlot slot) {
    this.context = context;
    this.rules = context.rules();
    this.options = options;
    this.slot = slot;
    this.inOrder = options.order() == QueueOptions.Order.IN_ORDER;
    this.name =
        options.label().isEmpty() ? "queue " + slot.index : "queue \"" + options.label() + "\"";
    this.driver = driver.newQueue(options);
  }

  /** A command that is being enqueued: what it waits for has been checked. */
  final class Enqueueing implements Family.Order {
    private final List<RuntimeEvent> waits;
    private Clock clock;

    private Enqueueing(List<RuntimeEvent> waits, Clock clock) {
      this.waits = waits;
      this.clock = clock;
    }

    @Override
    public boolean isAfter(RuntimeEvent event) {
      return inOrder && event.slot() == slot.index
          || event.isKnownToHost()
          || clock.covers(event.slot(), event.number());
    }

    /** Comes after an event that is not in the wait list, too. */
    void alsoAfter(RuntimeEvent event) {
      if (!waits.contains(event)) {
        waits.add(event);
        clock = clock.after(event, event.clock());
      }
    }
  }

  /** Checks queue and wait list; what follows is checked by the caller. */
  Enqueueing begin(Event... waitList) {
    checkOpen();
    return beginUnchecked(waits(waitList));
  }

  Enqueueing beginUnchecked(List<RuntimeEvent> waits) {
    Clock clock = base;
    if (rules.tracksOrder()) {
      for (RuntimeEvent event : waits) {
        clock = clock.after(event, rules.enforces(Rule.USE_3) ? event.clock() : Clock.START);
      }
    }
    return new Enqueueing(waits, clock);
  }

  void checkOpen() {
    if (closed || context.isClosedNow()) {
      rules.refuse(
          Rule.CMD_1,
          Status.INVALID_COMMAND_QUEUE,
          "%s is closed; it takes no more commands",
          this);
      throw new IllegalStateException(this + " is closed");
    }
    // A context that is closing waits for the commands there are: no more may come.
    context.checkOpen();
  }

  List<RuntimeEvent> waits(Event... waitList) {
    if (waitList.length == 0) {
      return new ArrayList<>(1);
    }
    List<RuntimeEvent> waits = new ArrayList<>(waitList.length + 1);
    Event foreign = null;
    for (Event event : waitList) {
      if (java.util.Objects.requireNonNull(event) instanceof RuntimeEvent own) {
        if (own.context != context) {
          rules.refuse(
              Rule.CMD_1,
              Status.INVALID_CONTEXT,
              "%s in the wait list belongs to %s, and the queue to %s",
              own,
              own.context,
              context);
        }
        if (own.context == context) {
          waits.add(own);
        }
      } else {
        foreign = event;
      }
    }
    if (foreign != null) {
      rules.refuse(
          Rule.CMD_2,
          Status.INVALID_EVENT_WAIT_LIST,
          "an event in the wait list was not made by Heddle: %s",
          foreign.getClass().getName());
    }
    return waits;
  }

  /** Checks conflicts and hands a command over; {@return its event} */
  RuntimeEvent enqueue(
      CommandType type,
      Enqueueing enqueueing,
      List<Family.Use> uses,
      List<? extends Pinnable> alsoPinned,
      RuntimeEvent.@Nullable Epilogue epilogue,
      HostWait wait,
      RuntimeEvent.Submission submission) {
    if (rules.tracksOrder()) {
      for (Family.Use use : uses) {
        use.memory().family.checkUse(use, enqueueing, type.description());
      }
    }
    List<Pinnable> pinned = new ArrayList<>(uses.size() + alsoPinned.size());
    for (Family.Use use : uses) {
      pinned.add(use.memory());
    }
    pinned.addAll(alsoPinned);
    RuntimeEvent event = hand(type, enqueueing, pinned, epilogue, wait, submission);
    if (rules.tracksOrder()) {
      for (Family.Use use : uses) {
        use.memory().family.record(event, use);
      }
    }
    return event;
  }

  /** Hands a command over whose conflicts have been checked. */
  RuntimeEvent hand(
      CommandType type,
      Enqueueing enqueueing,
      List<Pinnable> pinned,
      RuntimeEvent.@Nullable Epilogue epilogue,
      HostWait wait,
      RuntimeEvent.Submission submission) {
    return hand(type, enqueueing, pinned, epilogue, wait, submission, null);
  }

  /**
   * Hands a command over whose conflicts have been checked.
   *
   * @param remedy what is done in its place if it fails
   */
  RuntimeEvent hand(
      CommandType type,
      Enqueueing enqueueing,
      List<Pinnable> pinned,
      RuntimeEvent.@Nullable Epilogue epilogue,
      HostWait wait,
      RuntimeEvent.Submission submission,
      RuntimeEvent.@Nullable Submission remedy) {
    if (type != CommandType.NDRANGE_KERNEL || previous != null && previous.holdsBack()) {
      sweep();
    } else if (outstanding.size() >= sweepAt) {
      sweepLaunches();
    }
    pending = inOrder ? outstanding.peek() : null;
    RuntimeEvent event =
        new RuntimeEvent(
            context, (RuntimeQueue) this, type, slot.index, slot.last() + 1, enqueueing.clock);
    unfinished++;
    try {
      event.start(dependencies(enqueueing), pinned, epilogue, submission, remedy, wait);
    } catch (RuntimeException | Error refused) {
      unfinished--;
      throw refused;
    } finally {
      pending = null;
    }
    long number = slot.next();
    if (rules.tracksOrder()) {
      base = inOrder ? enqueueing.clock : base;
      all = inOrder ? all : all.join(enqueueing.clock);
    }
    if (inOrder) {
      previous = event;
    }
    outstanding.add(event);
    assert event.number() == number;
    event.watchWhatHoldsItBack();
    return event;
  }

  private List<RuntimeEvent> dependencies(Enqueueing enqueueing) {
    List<RuntimeEvent> waits = enqueueing.waits;
    RuntimeEvent before = previous;
    if (before == null || before.isHeld() && !rules.enforces(Rule.EVT_6)) {
      return waits;
    }
    before.addOrderTo(waits);
    RuntimeEvent.Outcome known = before.outcome();
    if (known != null && (known.failure() == null || known.failure().wasThrown())) {
      previous = null;
    }
    return waits;
  }

  /** Enqueues a marker, or a barrier, which later commands of this queue wait for. */
  RuntimeEvent mark(CommandType type, Event... waitList) {
    Enqueueing enqueueing = begin(waitList);
    if (waitList.length == 0 && !inOrder) {
      enqueueing.waits.addAll(outstanding());
      enqueueing.clock = all.join(enqueueing.clock).reaching(slot.index, slot.last());
    }
    RuntimeEvent event =
        hand(
            type,
            enqueueing,
            List.of(),
            null,
            HostWait.NON_BLOCKING,
            (after, wait) -> driver.submit(new dev.heddle.spi.Command.Marker(), after, wait));
    if (type == CommandType.BARRIER && !inOrder) {
      previous = event;
      base = base.join(enqueueing.clock).after(event, Clock.START);
    }
    return event;
  }

  /** Forgets commands that have ended, from the oldest on. */
  void sweep() {
    for (RuntimeEvent oldest = outstanding.peek();
        oldest != null && oldest.resolve();
        oldest = outstanding.peek()) {
      outstanding.remove();
    }
  }

  /**
   * The same at a fraction of the price: an enqueue of a launch takes hardly longer than a question
   * to the driver. In order, the answer for one command does for all before it. The list gets twice
   * as long as what is in flight, which is bounded by the device; launches keep no host memory.
   */
  private void sweepLaunches() {
    RuntimeEvent asked = milestone;
    if (!inOrder) {
      outstanding.removeIf(RuntimeEvent::resolve);
    } else if (asked != null && asked.isOver()) {
      for (RuntimeEvent oldest = outstanding.peek();
          oldest != null && oldest.number() <= asked.number() && oldest.resolve();
          oldest = outstanding.peek()) {
        outstanding.remove();
      }
    }
    milestone = outstanding.peekLast();
    sweepAt = Math.max(SWEEP, 2 * outstanding.size());
  }

  /** Whether there is no need to ask the driver for an event: it costs more than an enqueue. */
  boolean knowsPending(RuntimeEvent event) {
    RuntimeEvent first = pending;
    return first != null && event.number() >= first.number();
  }

  /** {@return the commands that have not ended, oldest first} */
  List<RuntimeEvent> outstanding() {
    RuntimeEvent newest = outstanding.peekLast();
    if (inOrder && newest != null && !newest.isOver()) {
      sweep();
    } else {
      outstanding.removeIf(RuntimeEvent::resolve);
    }
    return List.copyOf(outstanding);
  }

  void watchUsersOf(RuntimeMemory memory) {
    for (RuntimeEvent event : outstanding()) {
      if (event.uses(memory)) {
        event.watch();
      }
    }
  }

  void noteFailure(RuntimeFailure failure) {
    if (!unseen.contains(failure)) {
      unseen.removeIf(RuntimeFailure::wasThrown);
      unseen.add(failure);
    }
  }

  /**
   * {@return the failures that no wait has thrown, which the caller is about to throw: the first,
   * with the others suppressed}
   */
  @Nullable CommandFailedException takeFailures() {
    CommandFailedException first = null;
    for (RuntimeFailure failure : unseen) {
      if (!failure.wasThrown()) {
        CommandFailedException next = failure.toThrow();
        if (first == null) {
          first = next;
        } else {
          first.addSuppressed(next);
        }
      }
    }
    unseen.clear();
    return first;
  }

  /** Everything enqueued so far is known to the host to have ended. */
  void tellAll(long upTo) {
    context.hostClock().know(slot.index, upTo, Numbers.NONE);
  }

  long lastNumber() {
    return slot.last();
  }

  boolean isInOrder() {
    return inOrder;
  }

  boolean isClosedNow() {
    return closed;
  }

  void refuseCommands() {
    closed = true;
  }

  /** A command has ended: a closed queue is released with its last one. */
  void commandEnded() {
    unfinished--;
    releaseIfUnused();
  }

  void releaseIfUnused() {
    if (closed && !released && unfinished == 0) {
      closeNow();
    }
  }

  /** Releases the driver's queue, once nothing is in flight. */
  void closeNow() {
    closed = true;
    if (!released) {
      released = true;
      driver.close();
      if (unfinished == 0) {
        tellAll(slot.last());
        context.closed((RuntimeQueue) this, slot);
      }
    }
  }

  public QueueOptions options() {
    return options;
  }

  @Override
  public String toString() {
    return name;
  }
}
