package dev.heddle.backend.aparapi.kernel;

import com.aparapi.Kernel;
import dev.heddle.Dim3;
import dev.heddle.KernelFault;
import dev.heddle.KernelFaultException;
import dev.heddle.NDRange;
import dev.heddle.backend.aparapi.Accesses;
import dev.heddle.backend.aparapi.Storage;
import dev.heddle.backend.aparapi.kernel.KernelDevice.Transfer;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.opencl.OpenClSource.Argument.FaultRecord;
import dev.heddle.spi.Command;
import dev.heddle.spi.RecordKernel;
import dev.heddle.spi.host.FaultReason;
import dev.heddle.spi.host.LocalSizes;
import dev.heddle.spi.host.PaddedRange;
import dev.heddle.spi.host.SignalHandlers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A compiled kernel in one context, with the arrays that it had last. Launches take turns: the
 * arguments are fields of one object.
 *
 * <p>A device with memory of its own has a copy of each array for each such kernel. It is written
 * where the host or another kernel has changed the array since, and read after each launch that may
 * have changed it: Aparapi makes copies anew from the host's array wherever the garbage collector
 * has moved that, so that the host's has to be the latest at all times.
 */
final class KernelInstance implements Storage.Keeper {
  private static final long[] NOTHING = new long[1];

  private static final NDRange EMPTY = NDRange.of(0);

  /** PoCL has code of its own for ranges up to some size. */
  private static final int SMALL_RANGE = 1 << 15;

  /** Above this, a released array is not kept until the next launch. */
  private static final int LARGE = 1 << 17;

  private final KernelDevice device;
  private final RecordKernel kernel;
  private final KernelClass generated;
  private final KernelFields fields;
  private final AparapiRun run;
  private final int maxGroupSize;
  private final boolean groups;
  private final long[] fault = new long[FaultRecord.LONGS];

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Storage> released = new ConcurrentLinkedQueue<>();

  // Guarded by the lock.
  private final @Nullable Storage[] bound;
  private final long[] versions;
  private final Set<Build> built = new HashSet<>();

  /** What drivers compile apart. */
  private record Build(Dim3 localSize, boolean large) {}

  private KernelInstance(
      KernelDevice device,
      RecordKernel kernel,
      KernelCode code,
      KernelOptions options,
      KernelClass generated) {
    this.device = device;
    this.kernel = kernel;
    this.generated = generated;
    Kernel instance = GeneratedClassLoader.instance(generated);
    this.fields = new KernelFields(instance, generated, kernel, code, options);
    this.run = new AparapiRun(instance, device.device());
    this.bound = new Storage[fields.arrays()];
    this.versions = new long[fields.arrays()];
    for (int i = 0; i < bound.length; i++) {
      fields.setArray(i, NOTHING);
    }
    fields.setFault(fault);
    run.compile(kernel.type().getName());
    this.maxGroupSize = run.maxGroupSize();
    this.groups = fields.dependsOnGroups();
  }

  static KernelInstance compile(
      KernelDevice device, RecordKernel kernel, KernelCode code, KernelOptions options) {
    KernelClass generated = KernelClassBuilder.build(code, options);
    return SignalHandlers.keptDuring(
        () -> new KernelInstance(device, kernel, code, options, generated));
  }

  void run(Command.LaunchRecord launch, List<Storage> arrays) {
    lock.lock();
    try {
      NDRange range = sized(launch.range());
      fields.set(launch);
      Accesses accesses = new Accesses();
      for (int i = 0; i < bound.length; i++) {
        if (fields.isWritten(i)) {
          accesses.write(arrays.get(i));
        } else {
          accesses.read(arrays.get(i));
        }
      }
      if (device.transfer() == Transfer.IN_PLACE) {
        bind(arrays);
        buildFor(range, launch.range());
        run.run(range);
      } else {
        accesses.lock();
        try {
          bind(arrays);
          buildFor(range, launch.range());
          run.run(range);
          read();
        } finally {
          accesses.changed();
          remember();
          accesses.unlock();
        }
      }
      if (generated.checked()) {
        judge(launch);
      }
    } finally {
      lock.unlock();
      letGo();
    }
  }

  private void bind(List<Storage> arrays) {
    for (int i = 0; i < bound.length; i++) {
      Storage storage = arrays.get(i);
      Storage before = bound[i];
      if (before != storage) {
        if (before != null) {
          before.keptNoMoreBy(this);
        }
        storage.keptBy(this);
        bound[i] = storage;
        fields.setArray(i, storage.array()); // Aparapi makes the device's copy from it
      } else if (device.transfer() == Transfer.COPIES && versions[i] != storage.version()) {
        run.put(storage.array());
      }
    }
  }

  private void read() {
    for (int i = 0; i < bound.length; i++) {
      Storage storage = bound[i];
      if (storage != null && fields.isWritten(i)) {
        run.get(storage.array());
      }
    }
    if (generated.checked()) {
      run.get(fault);
    }
  }

  private void remember() {
    for (int i = 0; i < bound.length; i++) {
      Storage storage = bound[i];
      if (storage != null) {
        versions[i] = storage.version();
      }
    }
  }

  /**
   * Drivers compile for each local size when it first comes; their handlers are taken back then.
   */
  private void buildFor(NDRange range, NDRange launched) {
    if (built.add(new Build(range.localSize(), range.globalSize().product() > SMALL_RANGE))) {
      fields.setRange(EMPTY);
      SignalHandlers.keptDuring(
          () -> {
            run.run(range);
            return true;
          });
      fields.setRange(launched);
    }
  }

  private NDRange sized(NDRange range) {
    if (range.hasLocalSize()) {
      return range;
    }
    if (!groups) {
      NDRange padded = PaddedRange.of(range, maxGroupSize);
      if (padded.hasLocalSize()) {
        return padded;
      }
    }
    Dim3 local = LocalSizes.choose(range.globalSize());
    return new NDRange(range.dimensions(), range.globalSize(), local, range.offset());
  }

  private void judge(Command.LaunchRecord launch) {
    int code = (int) fault[0];
    if (code == 0) {
      return;
    }
    long[] told = fault.clone();
    Arrays.fill(fault, 0);
    if (device.transfer() == Transfer.COPIES) {
      run.put(fault);
    }
    int line = (int) told[1];
    Dim3 offset = launch.range().offset();
    throw new KernelFaultException(
        new KernelFault(
            kernel.type().getName(),
            FaultReason.of(generated.bounded(), code, told[2], told[3], launch.arguments()),
            launch.range().dimensions(),
            new Dim3(
                (int) told[4] + offset.x(), (int) told[5] + offset.y(), (int) told[6] + offset.z()),
            line > 0 ? OptionalInt.of(line) : OptionalInt.empty()),
        null);
  }

  @Override
  public void letGo(Storage storage) {
    released.add(storage);
    letGo();
  }

  /** A launch that is under way does it at its end. */
  private void letGo() {
    while (!released.isEmpty() && lock.tryLock()) {
      try {
        boolean large = false;
        for (Storage storage = released.poll(); storage != null; storage = released.poll()) {
          for (int i = 0; i < bound.length; i++) {
            if (bound[i] == storage) {
              bound[i] = null;
              fields.setArray(i, NOTHING);
              large |= storage.array().length > LARGE;
            }
          }
        }
        if (large) {
          // Aparapi lets go of arrays, and of the device's copies of them, when it runs.
          fields.setRange(EMPTY);
          run.run(NDRange.of(1).withLocalSize(1));
        }
      } finally {
        lock.unlock();
      }
    }
  }

  void release() {
    lock.lock();
    try {
      for (Storage storage : bound) {
        if (storage != null) {
          storage.keptNoMoreBy(this);
        }
      }
      if (built.isEmpty()) {
        fields.setRange(EMPTY);
        run.run(NDRange.of(1).withLocalSize(1)); // what never ran cannot be disposed of
      }
      run.dispose();
    } finally {
      lock.unlock();
    }
  }
}
