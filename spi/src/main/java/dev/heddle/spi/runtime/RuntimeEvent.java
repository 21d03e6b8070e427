package dev.heddle.spi.runtime;

import dev.heddle.CommandQueue;
import dev.heddle.CommandType;
import dev.heddle.Context;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.HeddleException;
import dev.heddle.OutOfDeviceMemoryException;
import dev.heddle.Profile;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.spi.Command;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.Failure;
import dev.heddle.spi.QueueDriver.HostWait;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way.
 *
 * <p>It is <em>held</em> while something that it waits for has not reached the driver (a user event
 * that is not set, or a held command); <em>submitted</em> while it has a driver's event; and
 * <em>resolved</em> once its outcome has been read from there, whereupon the driver's event is
 * released. Nobody polls: an event is resolved by who asks for it, by a wait for what comes after
 * it, by later enqueues on its queue, or by the driver's callback where somebody registered one.
 *
 * <p>All state is guarded by the context's lock but what is volatile. The class is long since every
 * step from one state to the next is here, and nowhere else.
 */
class RuntimeEvent implements Event {
  /** How a command ended; the failure is absent where it is complete. */
  record Outcome(@Nullable RuntimeFailure failure, @Nullable Profile profile) {
    static final Outcome COMPLETE = new Outcome(null, null);
  }

  /** What hands a command to its driver. */
  @FunctionalInterface
  interface Submission {
    DriverEvent submit(List<DriverEvent> after, HostWait wait);
  }

  /** What is done when a command has ended, before anybody can see that it has. */
  @FunctionalInterface
  interface Epilogue {
    /** {@return why the command fails after all, or {@code null}} */
    @Nullable Failure run(boolean complete);
  }

  private static final System.Logger LOG = System.getLogger("dev.heddle");

  final RuntimeContext context;
  private final @Nullable RuntimeQueue queue;
  private final CommandType type;
  private final int slot;
  private final long number;
  private final boolean inOrder;
  private final String place;

  private Clock clock;
  private volatile @Nullable Outcome outcome;
  private volatile @Nullable DriverEvent driver;
  private int waiters;
  private boolean watched;

  /** What this command waits for, until it is resolved; failures are taken from there. */
  private List<RuntimeEvent> dependencies = List.of();

  /** Why it fails, once what it waits for has ended. */
  private @Nullable RuntimeFailure doomed;

  /** What is left to be done if it fails, such as ending a mapping. */
  private @Nullable Submission remedy;

  /** While held: the submission to come, and how many dependencies are not with the driver. */
  private @Nullable Submission submission;

  private int unsubmitted;
  private long heldSinceNanos;
  private long heldNanos;

  /** Held commands that wait for this one to reach the driver. */
  private @Nullable List<RuntimeEvent> dependents;

  private @Nullable List<Consumer<Event>> callbacks;
  private List<Pinnable> pinned = List.of();
  private @Nullable Epilogue epilogue;

  RuntimeEvent(
      RuntimeContext context,
      @Nullable RuntimeQueue queue,
      CommandType type,
      int slot,
      long number,
      Clock clock) {
    this.context = context;
    this.queue = queue;
    this.type = type;
    this.slot = slot;
    this.number = number;
    this.inOrder = queue != null && queue.isInOrder();
    this.clock = clock;
    this.place = context.rules().full() ? Places.caller() : "";
  }

  // --- order ---

  int slot() {
    return slot;
  }

  long number() {
    return number;
  }

  boolean isInOrder() {
    return inOrder;
  }

  Clock clock() {
    return clock;
  }

  @Nullable RuntimeQueue runtimeQueue() {
    return queue;
  }

  /** Whether a wait, a callback or a future has told the host that it is complete. */
  boolean isKnownToHost() {
    return context.hostClock().covers(slot, number);
  }

  /** The host learns that this command, and all that it was ordered after, is complete. */
  void tellHost() {
    if (isKnownToHost()) {
      return;
    }
    HostClock host = context.hostClock();
    clock.tellHost(host);
    if (inOrder) {
      host.know(slot, number, Numbers.NONE);
    } else if (slot >= 0) {
      host.know(slot, 0, Numbers.of(number));
    }
    clock = Clock.START;
  }

  // --- the way through the driver ---

  /**
   * Takes the way to the driver at once or, while a dependency is not there, later. A command that
   * cannot run since a dependency has failed ends like any other after all that it waits for: it
   * becomes a marker.
   */
  void start(
      List<RuntimeEvent> dependencies,
      List<Pinnable> pinned,
      @Nullable Epilogue epilogue,
      Submission submission,
      @Nullable Submission remedy,
      HostWait wait) {
    RuntimeFailure failure = null;
    int missing = 0;
    boolean waiting = false;
    for (RuntimeEvent dependency : dependencies) {
      dependency.resolve();
      if (failure == null) {
        failure = dependency.fate();
      }
      if (dependency.outcome == null) {
        waiting = true;
        if (dependency.holdsBack()) {
          missing++;
        }
      }
    }
    boolean fails = failure != null && context.rules().enforces(Rule.CMD_4);
    Submission todo = fails ? this::mark : submission;
    if (missing > 0) {
      this.submission = todo;
      unsubmitted = missing;
      heldSinceNanos = System.nanoTime();
      for (RuntimeEvent dependency : dependencies) {
        if (dependency.holdsBack()) {
          dependency.addDependent(this);
        }
      }
    } else if (waiting || !fails) {
      driver = todo.submit(driverEvents(dependencies), fails ? HostWait.NON_BLOCKING : wait);
    }
    // Only now is the command accepted: a driver that refused has left no trace.
    this.dependencies = dependencies;
    this.pinned = pinned;
    this.epilogue = epilogue;
    this.remedy = remedy;
    for (Pinnable used : pinned) {
      used.pin();
    }
    if (fails) {
      doomed = failure;
      if (!waiting) {
        fail(java.util.Objects.requireNonNull(failure));
      }
    }
  }

  /** Whether what comes after it cannot be handed to the driver yet. */
  boolean holdsBack() {
    DriverEvent event = driver;
    return outcome == null && (event == null || event.isJudgedByHost());
  }

  /** How it failed, or is known to fail once what it waits for has ended. */
  private @Nullable RuntimeFailure fate() {
    Outcome known = outcome;
    return known == null ? doomed : known.failure();
  }

  private DriverEvent mark(List<DriverEvent> after, HostWait wait) {
    return java.util.Objects.requireNonNull(queue).driver.submit(new Command.Marker(), after, wait);
  }

  /** All that it waits for has ended: it fails, after what a failure leaves to be done. */
  private void fail(RuntimeFailure failure) {
    doomed = failure;
    Submission last = remedy;
    remedy = null;
    if (last != null) {
      try {
        driver = last.submit(List.of(), HostWait.NON_BLOCKING);
        resolve();
        return;
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.WARNING, this + " could not be cleared up after", e);
      }
    }
    end(failure, null);
  }

  /**
   * Adds what a later command of an in-order queue waits for: this one or, if it fails with what
   * somebody has been told, what it waits for itself.
   */
  void addOrderTo(List<RuntimeEvent> waits) {
    Deque<RuntimeEvent> open = new ArrayDeque<>();
    open.add(this);
    for (RuntimeEvent event = open.poll(); event != null; event = open.poll()) {
      boolean ended = event.resolve();
      RuntimeFailure failure = event.fate();
      for (RuntimeEvent dependency : event.dependencies) {
        failure = failure == null ? dependency.fate() : failure;
      }
      if (failure != null && failure.wasThrown()) {
        open.addAll(event.dependencies);
      } else if ((!ended || failure != null) && !waits.contains(event)) {
        waits.add(event);
      }
    }
  }

  private static List<DriverEvent> driverEvents(List<RuntimeEvent> dependencies) {
    if (dependencies.isEmpty()) {
      return List.of();
    }
    List<DriverEvent> events = new ArrayList<>(dependencies.size());
    for (RuntimeEvent dependency : dependencies) {
      DriverEvent event = dependency.driver;
      if (event != null && dependency.outcome == null) {
        events.add(event);
      }
    }
    return events;
  }

  private void addDependent(RuntimeEvent dependent) {
    List<RuntimeEvent> list = dependents;
    if (list == null) {
      list = new ArrayList<>();
      dependents = list;
    }
    list.add(dependent);
    isWaitedFor();
  }

  /**
   * Has the driver call when the commands have ended that hold this one back. The call may come at
   * once, so that everything else has to be done.
   */
  void watchWhatHoldsItBack() {
    if (submission != null) {
      for (RuntimeEvent dependency : List.copyOf(dependencies)) {
        if (dependency.driver != null && dependency.holdsBack()) {
          dependency.watch();
        }
      }
    }
  }

  /** Called when a command, a thread or a callback waits for this event. */
  void isWaitedFor() {}

  /**
   * Lets go what waited for an event that is now with the driver, or has ended. What is let go may
   * end at once, and let go more: chains can be long, and are walked with the context's list.
   */
  private static void release(RuntimeEvent first) {
    Deque<RuntimeEvent> ready = first.context.ready();
    boolean walking = !ready.isEmpty();
    ready.add(first);
    if (walking) {
      return;
    }
    try {
      for (RuntimeEvent event = ready.peek(); event != null; event = ready.peek()) {
        List<RuntimeEvent> waiting = event.dependents;
        event.dependents = null;
        if (waiting != null) {
          for (RuntimeEvent dependent : waiting) {
            if (--dependent.unsubmitted == 0) {
              dependent.submitHeld();
              if (!dependent.holdsBack()) {
                ready.add(dependent);
              } else if (dependent.dependents != null) {
                dependent.watch();
              }
            }
          }
        }
        ready.remove();
      }
    } finally {
      ready.clear();
    }
  }

  private void submitHeld() {
    Submission held = submission;
    if (held == null || outcome != null) {
      return;
    }
    submission = null;
    heldNanos = System.nanoTime() - heldSinceNanos;
    RuntimeFailure failure = doomed;
    boolean waiting = false;
    for (RuntimeEvent dependency : dependencies) {
      if (!dependency.resolve()) {
        waiting = true;
      }
      failure = failure == null ? dependency.fate() : failure;
    }
    if (failure != null && context.rules().enforces(Rule.CMD_4)) {
      doomed = failure;
      if (!waiting) {
        fail(failure);
        return;
      }
      held = this::mark;
    }
    try {
      driver = held.submit(driverEvents(dependencies), HostWait.NON_BLOCKING);
      if (watched) {
        watchDriver();
      }
      context.signalProgress();
    } catch (RuntimeException | Error e) {
      // Nobody is there to be told but whoever waits for this command.
      end(new RuntimeFailure(Failure.of(refusal(e)), toString()), null);
    }
  }

  private static HeddleException refusal(Throwable thrown) {
    return thrown instanceof HeddleException known
        ? known
        : new OutOfDeviceMemoryException(
            Status.OUT_OF_RESOURCES, "the driver did not take the command: " + thrown, thrown);
  }

  /** Whether it has neither reached the driver nor ended. */
  boolean isHeld() {
    return outcome == null && driver == null;
  }

  /** {@return the driver's event, to wait for; it is not released before {@link #doneWaiting()}} */
  @Nullable DriverEvent waitOnDriver() {
    DriverEvent event = driver;
    if (event != null) {
      waiters++;
    }
    return event;
  }

  void doneWaiting() {
    waiters--;
    if (!resolve()) {
      return;
    }
    releaseDriver();
  }

  /** Whether it has ended, though its outcome may not have been read. */
  boolean isOver() {
    DriverEvent event = driver;
    return outcome != null || event != null && event.status().isFinal();
  }

  /** {@return whether the outcome is known; reads it where the driver has one} */
  boolean resolve() {
    if (outcome != null) {
      return true;
    }
    DriverEvent event = driver;
    if (event == null || queue != null && queue.knowsPending(this) || !event.status().isFinal()) {
      return false;
    }
    Failure failure = event.failure();
    Profile profile = event.profile();
    if (profile != null && heldNanos != 0) {
      profile =
          new Profile(
              profile.queuedNanos() - heldNanos,
              profile.submittedNanos(),
              profile.startNanos(),
              profile.endNanos());
    }
    RuntimeFailure shared = doomed;
    if (shared == null && failure != null) {
      shared = failureOfDependencies();
      if (shared == null) {
        shared = new RuntimeFailure(failure, toString());
      }
    }
    if (shared != null && remedy != null) {
      if (waiters > 0) {
        return false; // they are on their way back, and the last of them comes here again
      }
      releaseDriver();
      fail(shared);
      if (watched && outcome == null) {
        watchDriver();
      }
      return outcome != null;
    }
    end(shared, shared == null ? profile : null);
    releaseDriver();
    return true;
  }

  private void releaseDriver() {
    DriverEvent event = driver;
    if (event != null && waiters == 0) {
      driver = null;
      event.release();
    }
  }

  /** Chains can be long: they are walked with a list, not by recursion. */
  private @Nullable RuntimeFailure failureOfDependencies() {
    Deque<RuntimeEvent> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      RuntimeEvent top = open.peek();
      RuntimeEvent unresolved = null;
      for (RuntimeEvent dependency : top.dependencies) {
        DriverEvent event = dependency.driver;
        if (dependency.outcome == null
            && event != null
            && event.status().isFinal()
            && event.failure() != null) {
          unresolved = dependency;
          break;
        }
      }
      if (unresolved != null) {
        open.push(unresolved);
        continue;
      }
      open.pop();
      if (top != this) {
        top.resolve();
      }
    }
    for (RuntimeEvent dependency : dependencies) {
      RuntimeFailure known = dependency.fate();
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  /** Sets the outcome, once. */
  void end(@Nullable RuntimeFailure failure, @Nullable Profile profile) {
    RuntimeFailure last = failure;
    Epilogue work = epilogue;
    epilogue = null;
    if (work != null) {
      context.resolveStagedBefore(this);
      Failure late = work.run(failure == null);
      if (last == null && late != null) {
        last = new RuntimeFailure(late, toString());
      }
    }
    outcome = last == null && profile == null ? Outcome.COMPLETE : new Outcome(last, profile);
    dependencies = List.of();
    submission = null;
    if (last != null && queue != null) {
      queue.noteFailure(last);
    }
    List<Pinnable> held = pinned;
    pinned = List.of();
    for (Pinnable used : held) {
      used.unpin();
    }
    context.signalProgress();
    release(this);
    if (queue != null) {
      queue.commandEnded();
    }
    List<Consumer<Event>> toCall = callbacks;
    callbacks = null;
    if (toCall != null) {
      for (Consumer<Event> callback : toCall) {
        context.callbacks().call(this, callback);
      }
    }
  }

  /** It did not end in time: whoever waits is told, and what it may touch is kept. */
  void abandon(RuntimeFailure failure) {
    for (Pinnable used : pinned) {
      if (used instanceof RuntimeMemory memory) {
        memory.keep();
      }
    }
    if (outcome == null) {
      epilogue = null;
      remedy = null;
      end(failure, null);
    }
  }

  /** Has the driver call when the command has ended, so that it is resolved without being asked. */
  void watch() {
    if (outcome == null && !watched) {
      watched = true;
      if (driver != null) {
        watchDriver();
      }
    }
  }

  private void watchDriver() {
    DriverEvent event = driver;
    if (event != null) {
      event.onComplete(
          () -> {
            context.lock();
            try {
              resolve();
            } finally {
              context.unlock();
            }
          });
    }
  }

  boolean uses(RuntimeMemory memory) {
    return pinned.contains(memory);
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  @Nullable RuntimeFailure failure() {
    Outcome known = outcome;
    return known == null ? null : known.failure();
  }

  /** {@return where the command was enqueued, with full validation; else an empty string} */
  String place() {
    return place;
  }

  // --- the API ---

  @Override
  public Context context() {
    return context;
  }

  @Override
  public Optional<CommandQueue> queue() {
    return Optional.ofNullable(queue);
  }

  @Override
  public CommandType commandType() {
    return type;
  }

  @Override
  public EventStatus status() {
    Outcome known = outcome;
    if (known == null) {
      DriverEvent event = driver;
      EventStatus status = event == null ? statusBeforeDriver() : event.status();
      if (event == null || !status.isFinal()) {
        return status;
      }
      context.lock();
      try {
        resolve();
        known = outcome;
      } finally {
        context.unlock();
      }
      if (known == null) {
        return status;
      }
    }
    if (!context.rules().enforces(Rule.EVT_5)) {
      context.lock();
      try {
        tellHost();
      } finally {
        context.unlock();
      }
    }
    return known.failure() == null ? EventStatus.COMPLETE : EventStatus.FAILED;
  }

  EventStatus statusBeforeDriver() {
    return EventStatus.QUEUED;
  }

  @Override
  public int executionStatus() {
    return switch (status()) {
      case QUEUED -> 3;
      case SUBMITTED -> 2;
      case RUNNING -> 1;
      case COMPLETE -> 0;
      case FAILED -> {
        RuntimeFailure failure = failure();
        yield failure == null
            ? Status.EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST.code()
            : failure.failure().executionStatus();
      }
    };
  }

  @Override
  public void await() {
    context.waits().await(this);
  }

  @Override
  public boolean await(Duration timeout) {
    return context.waits().await(this, timeout);
  }

  @Override
  public void onComplete(Consumer<Event> callback) {
    java.util.Objects.requireNonNull(callback);
    context.lock();
    try {
      if (resolve()) {
        context.callbacks().call(this, callback);
        return;
      }
      List<Consumer<Event>> list = callbacks;
      if (list == null) {
        list = new ArrayList<>(1);
        callbacks = list;
      }
      list.add(callback);
      isWaitedFor();
      watch();
    } finally {
      context.unlock();
    }
  }

  @Override
  public CompletableFuture<Event> toFuture() {
    CompletableFuture<Event> future = new CompletableFuture<>();
    onComplete(
        event -> {
          RuntimeFailure failure = failure();
          if (failure == null) {
            future.complete(event);
          } else {
            future.completeExceptionally(failure.exception());
          }
        });
    return future;
  }

  @Override
  public Profile profile() {
    String why;
    context.lock();
    try {
      boolean ended = resolve();
      Outcome known = outcome;
      if (known != null && known.failure() == null && known.profile() != null) {
        return known.profile();
      }
      if (queue == null) {
        why = "a user event has none";
      } else if (!queue.options().profiling()) {
        why = "its queue was made without profiling; use QueueOptions.withProfiling()";
      } else {
        why = ended ? "it failed" : "it is not complete";
      }
    } finally {
      context.unlock();
    }
    throw Rules.violation(
        Rule.EVT_7, Status.PROFILING_INFO_NOT_AVAILABLE, "no profile of %s: %s", this, why);
  }

  @Override
  public String toString() {
    return queue == null
        ? type.description()
        : "%s #%d on %s%s".formatted(type.description(), number, queue, place);
  }
}
