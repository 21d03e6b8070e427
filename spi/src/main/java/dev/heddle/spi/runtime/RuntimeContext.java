package dev.heddle.spi.runtime;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.DeviceFeature;
import dev.heddle.Event;
import dev.heddle.HostAccess;
import dev.heddle.HostAllocation;
import dev.heddle.Image1D;
import dev.heddle.Image1DArray;
import dev.heddle.Image1DBuffer;
import dev.heddle.Image2D;
import dev.heddle.Image2DArray;
import dev.heddle.Image3D;
import dev.heddle.ImageFormat;
import dev.heddle.Kernel;
import dev.heddle.KernelAccess;
import dev.heddle.MemoryOptions;
import dev.heddle.Program;
import dev.heddle.QueueOptions;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.UnsupportedFeatureException;
import dev.heddle.UserEvent;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.RecordKernel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A device in use: its objects, and the one lock that guards all state of a context.
 *
 * <p>The lock is held while a call is checked and handed over, and while an event is resolved;
 * never while a command runs, a thread waits, or code of the application is called. One lock is
 * enough: what is done under it takes less time than what a device makes of it, and order between
 * queues needs one.
 */
final class RuntimeContext implements Context {
  private final RuntimeDevice device;
  private final ContextOptions options;
  private final Rules rules;
  private final ContextDriver driver;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();

  private final HostClock hostClock = new HostClock();
  private final HostSegments segments;
  private final UseMemory useMemory;
  private final MemoryFactory factory;
  private final CompiledKernels kernels;
  private final Callbacks callbacks;
  private final Waits waits;

  private final Set<RuntimeQueue> queues = new LinkedHashSet<>();
  private final Set<RuntimeMemory> memories = new LinkedHashSet<>();
  private final Set<RuntimeHostAllocation> allocations = new LinkedHashSet<>();
  private final Set<RuntimeProgram> programs = new LinkedHashSet<>();
  private final Set<RuntimeUserEvent> holding = new LinkedHashSet<>();
  private final List<RuntimeEvent> staged = new ArrayList<>();
  private final Deque<RuntimeEvent> ready = new ArrayDeque<>();
  private final List<QueueSlot> freeSlots = new ArrayList<>();
  private int making;
  private int slots;
  private long memoryInUse;
  private boolean closed;
  private @Nullable RuntimeQueue own;

  RuntimeContext(RuntimeDevice device, ContextOptions options, Rules rules) {
    this.device = device;
    this.options = options;
    this.rules = rules;
    this.segments = new HostSegments(rules);
    this.useMemory = new UseMemory(rules, segments);
    this.callbacks = new Callbacks(this);
    this.waits = new Waits(this);
    this.driver = device.driver().newContext();
    this.factory = new MemoryFactory(this, driver);
    this.kernels = new CompiledKernels(this, driver);
  }

  // --- for the runtime ---

  Rules rules() {
    return rules;
  }

  HostClock hostClock() {
    return hostClock;
  }

  HostSegments segments() {
    return segments;
  }

  UseMemory useMemory() {
    return useMemory;
  }

  CompiledKernels kernels() {
    return kernels;
  }

  Callbacks callbacks() {
    return callbacks;
  }

  Waits waits() {
    return waits;
  }

  void lock() {
    lock.lock();
  }

  void lockInterruptibly() throws InterruptedException {
    lock.lockInterruptibly();
  }

  void unlock() {
    lock.unlock();
  }

  /** Waits, without the lock, until a held command has reached the driver or an event has ended. */
  void awaitProgress(long nanos) throws InterruptedException {
    if (nanos == Long.MAX_VALUE) {
      progress.await();
    } else {
      long _ = progress.awaitNanos(nanos);
    }
  }

  void signalProgress() {
    if (lock.hasWaiters(progress)) {
      progress.signalAll();
    }
  }

  boolean isClosedNow() {
    return closed;
  }

  /** Refuses a call on a closed context. */
  void checkOpen() {
    if (closed) {
      rules.refuse(Rule.CMD_1, Status.INVALID_CONTEXT, "%s is closed", this);
      throw new IllegalStateException(this + " is closed");
    }
  }

  void opened(RuntimeMemory memory) {
    memories.add(memory);
    memoryInUse += memory.ownBytes();
  }

  void released(RuntimeMemory memory) {
    memories.remove(memory);
    memoryInUse -= memory.ownBytes();
  }

  void closed(RuntimeHostAllocation allocation) {
    allocations.remove(allocation);
    memoryInUse -= allocation.segment().byteSize();
  }

  void closed(RuntimeProgram program) {
    programs.remove(program);
  }

  void closed(RuntimeQueue queue, QueueSlot slot) {
    queues.remove(queue);
    freeSlots.add(slot);
  }

  /** {@return the events whose dependents are being let go} */
  Deque<RuntimeEvent> ready() {
    return ready;
  }

  void holdsCommands(RuntimeUserEvent event) {
    holding.add(event);
  }

  void holdsNoCommands(RuntimeUserEvent event) {
    holding.remove(event);
  }

  /** A read whose bytes reach their memory when it is resolved. */
  void addStaged(RuntimeEvent event) {
    staged.add(event);
  }

  /** Reads reach their memory in the order in which they were accepted. */
  void resolveStagedBefore(RuntimeEvent event) {
    int index = staged.indexOf(event);
    for (int i = 0; i < index; i++) {
      staged.get(i).resolve();
    }
  }

  void resolveStaged() {
    if (!staged.isEmpty()) {
      for (RuntimeEvent event : List.copyOf(staged)) {
        event.resolve();
      }
      staged.removeIf(event -> event.outcome() != null);
    }
  }

  /** Resolves what has ended, so that what it pinned can go. */
  void settle() {
    for (RuntimeQueue queue : List.copyOf(queues)) {
      queue.sweep();
    }
  }

  /**
   * Has the commands that use an object resolved without being asked, so that it can be released.
   */
  void watchUsersOf(RuntimeMemory memory) {
    for (RuntimeQueue queue : List.copyOf(queues)) {
      queue.watchUsersOf(memory);
    }
  }

  BufferMemory newSubBuffer(
      BufferMemory parent,
      RuntimeBuffer madeFrom,
      long byteOffset,
      long byteSize,
      KernelAccess kernelAccess,
      HostAccess hostAccess) {
    return locked(
        () ->
            factory.newSubBuffer(parent, madeFrom, byteOffset, byteSize, kernelAccess, hostAccess));
  }

  /** {@return a queue of the context's own, for what is to be done where no other is} */
  RuntimeQueue ownQueue() {
    RuntimeQueue queue = own;
    if (queue == null) {
      queue =
          new RuntimeQueue(
              this, driver, QueueOptions.IN_ORDER.withLabel("of the context"), newSlot());
      own = queue;
      queues.add(queue);
    }
    return queue;
  }

  private QueueSlot newSlot() {
    return freeSlots.isEmpty() ? new QueueSlot(slots++) : freeSlots.removeLast();
  }

  private <T> T locked(Supplier<T> make) {
    lock.lock();
    try {
      checkOpen();
      return make.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes something at the driver without the lock: memory is cleared and programs are compiled for
   * as long as it takes, and others go on meanwhile. The context is not closed under it.
   *
   * @param check checks the call, under the lock, and takes what it needs
   * @param make asks the driver
   * @param publish makes the object, under the lock
   * @param undo gives back what was taken, under the lock, if the driver refuses
   */
  <C, D, T> T makeApart(
      Supplier<C> check, Function<C, D> make, BiFunction<C, D, T> publish, Consumer<C> undo) {
    C taken =
        locked(
            () -> {
              C needed = check.get();
              making++;
              return needed;
            });
    D made;
    try {
      made = make.apply(taken);
    } catch (RuntimeException | Error e) {
      lock.lock();
      try {
        undo.accept(taken);
        doneMaking();
      } finally {
        lock.unlock();
      }
      throw e;
    }
    lock.lock();
    try {
      doneMaking();
      return publish.apply(taken, made);
    } finally {
      lock.unlock();
    }
  }

  private void doneMaking() {
    making--;
    signalProgress();
  }

  /** Waits, under the lock, for what is being made; {@return whether all of it was in time} */
  boolean awaitMade(long deadline) {
    boolean interrupted = false;
    while (making > 0 && deadline - System.nanoTime() > 0) {
      try {
        awaitProgress(deadline - System.nanoTime());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return making == 0;
  }

  // --- the API ---

  @Override
  public RuntimeDevice device() {
    return device;
  }

  @Override
  public ContextOptions options() {
    return options;
  }

  @Override
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long memoryInUseBytes() {
    lock.lock();
    try {
      settle();
      return memoryInUse;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CommandQueue newQueue(QueueOptions queueOptions) {
    java.util.Objects.requireNonNull(queueOptions);
    return locked(
        () -> {
          QueueSlot slot = newSlot();
          RuntimeQueue queue;
          try {
            queue = new RuntimeQueue(this, driver, queueOptions, slot);
          } catch (RuntimeException e) {
            freeSlots.add(slot);
            throw e;
          }
          queues.add(queue);
          return queue;
        });
  }

  @Override
  public UserEvent newUserEvent() {
    return locked(() -> new RuntimeUserEvent(this));
  }

  @Override
  public void awaitAll(Event... events) {
    waits.awaitAll(events);
  }

  @Override
  public Buffer newBuffer(long byteSize, MemoryOptions memoryOptions) {
    java.util.Objects.requireNonNull(memoryOptions);
    return factory.newBuffer(byteSize, memoryOptions);
  }

  @Override
  public Image1D newImage1D(ImageFormat format, long width, MemoryOptions memoryOptions) {
    return (Image1D) factory.newImage(ImageShape.of1D(format, width), memoryOptions);
  }

  @Override
  public Image1DBuffer newImage1DBuffer(ImageFormat format, long width, Buffer buffer) {
    return (Image1DBuffer)
        locked(() -> factory.newImage(ImageShape.of1DBuffer(format, width), buffer, 0));
  }

  @Override
  public Image1DArray newImage1DArray(
      ImageFormat format, long width, long layers, MemoryOptions memoryOptions) {
    return (Image1DArray)
        factory.newImage(ImageShape.of1DArray(format, width, layers), memoryOptions);
  }

  @Override
  public Image2D newImage2D(
      ImageFormat format, long width, long height, MemoryOptions memoryOptions) {
    return (Image2D) factory.newImage(ImageShape.of2D(format, width, height), memoryOptions);
  }

  @Override
  public Image2D newImage2D(
      ImageFormat format, long width, long height, Buffer buffer, long rowPitchBytes) {
    return (Image2D)
        locked(
            () -> factory.newImage(ImageShape.of2D(format, width, height), buffer, rowPitchBytes));
  }

  @Override
  public Image2DArray newImage2DArray(
      ImageFormat format, long width, long height, long layers, MemoryOptions memoryOptions) {
    return (Image2DArray)
        factory.newImage(ImageShape.of2DArray(format, width, height, layers), memoryOptions);
  }

  @Override
  public Image3D newImage3D(
      ImageFormat format, long width, long height, long depth, MemoryOptions memoryOptions) {
    return (Image3D) factory.newImage(ImageShape.of3D(format, width, height, depth), memoryOptions);
  }

  @Override
  public HostAllocation newHostAllocation(long byteSize) {
    return locked(
        () -> {
          RuntimeHostAllocation allocation = factory.newHostAllocation(byteSize);
          allocations.add(allocation);
          segments.add(allocation.segment(), allocation);
          memoryInUse += byteSize;
          return allocation;
        });
  }

  @Override
  public Program newProgram(String source, String... compilerOptions) {
    java.util.Objects.requireNonNull(source);
    List<String> given = List.of(compilerOptions);
    return makeApart(
        () -> {
          if (!device.has(DeviceFeature.OPENCL_C)) {
            throw new UnsupportedFeatureException(
                DeviceFeature.OPENCL_C,
                "%s does not take OpenCL C; write the kernel as a record, or choose a device with the"
                        .formatted(device)
                    + " feature OPENCL_C");
          }
          return given;
        },
        options -> driver.newProgram(source, options),
        (options, built) -> {
          RuntimeProgram program = new RuntimeProgram(this, built);
          programs.add(program);
          return program;
        },
        options -> {});
  }

  @Override
  public void compile(Collection<? extends Class<? extends Kernel>> kernelClasses) {
    locked(() -> this);
    List<RecordKernel> lifted = new ArrayList<>();
    List<RuntimeException> refusals = new ArrayList<>();
    for (Class<? extends Kernel> type : kernelClasses) {
      try {
        lifted.add(Arguments.kernel(type));
      } catch (RuntimeException e) {
        refusals.add(e);
      }
    }
    refusals.addAll(kernels.compile(lifted));
    if (!refusals.isEmpty()) {
      RuntimeException first = refusals.getFirst();
      refusals.stream().skip(1).filter(e -> e != first).forEach(first::addSuppressed);
      throw first;
    }
  }

  @Override
  public void close() {
    callbacks.refuseBlocking("closing a context");
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      for (RuntimeUserEvent event : List.copyOf(holding)) {
        event.endWith(Status.DEVICE_NOT_AVAILABLE.code());
      }
    } finally {
      lock.unlock();
    }
    new ContextClosing(this, driver, options.closeTimeout()).run();
  }

  /** What is left when a context closes, for {@link ContextClosing}. */
  record Left(
      List<RuntimeQueue> queues,
      List<RuntimeMemory> memories,
      List<RuntimeHostAllocation> allocations,
      List<RuntimeProgram> programs) {}

  Left left() {
    return new Left(
        List.copyOf(queues),
        List.copyOf(memories),
        List.copyOf(allocations),
        List.copyOf(programs));
  }

  static long nanos(java.time.Duration time) {
    return Math.min(Waits.nanos(time), TimeUnit.DAYS.toNanos(365));
  }

  @Override
  public String toString() {
    return options.label().isEmpty()
        ? "context of " + device
        : "context \"" + options.label() + "\"";
  }
}
