package dev.heddle.fuzz.run;

import dev.heddle.Dim3;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.fuzz.plan.LaunchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a kernel as the plain Java that it is: group by group, the work items of a group one after
 * another, or on threads of their own where there are barriers. A work item that faults does not
 * keep the others from running, so that all faults are known of which a device may tell.
 */
public final class PlainJava {
  private final Class<? extends Kernel> type;
  private final NDRange range;
  private final Dim3 local;
  private final boolean barriers;
  private final PlainArguments arguments;
  private final Map<Dim3, Fault> faults = new ConcurrentHashMap<>();

  private PlainJava(Class<? extends Kernel> type, LaunchPlan plan, boolean barriers) {
    this.type = type;
    this.range = plan.range();
    this.local = range.hasLocalSize() ? range.localSize() : new Dim3(1, 1, 1);
    this.barriers = barriers && local.product() > 1;
    this.arguments = new PlainArguments(type, plan);
  }

  /**
   * {@return what comes of a launch}
   *
   * @param barriers whether the kernel has any
   */
  public static Outcome run(Class<? extends Kernel> type, LaunchPlan plan, boolean barriers) {
    return new PlainJava(type, plan, barriers).run();
  }

  private Outcome run() {
    Dim3 size = range.globalSize();
    for (int z = 0; z < size.z(); z += local.z()) {
      for (int y = 0; y < size.y(); y += local.y()) {
        for (int x = 0; x < size.x(); x += local.x()) {
          group(new Dim3(x, y, z));
        }
      }
    }
    return faults.isEmpty()
        ? new Outcome.Finished(arguments.contents())
        : new Outcome.Faulted(Map.copyOf(faults));
  }

  private void group(Dim3 first) {
    List<Dim3> places = new ArrayList<>();
    for (int z = 0; z < local.z(); z++) {
      for (int y = 0; y < local.y(); y++) {
        for (int x = 0; x < local.x(); x++) {
          places.add(new Dim3(first.x() + x, first.y() + y, first.z() + z));
        }
      }
    }
    Kernel kernel = arguments.forGroup();
    if (barriers) {
      new Group(kernel, places).run();
    } else {
      for (Dim3 place : places) {
        run(kernel, new PlainItem(range, local, place, () -> {}));
      }
    }
  }

  /** {@return whether it went well} */
  private boolean run(Kernel kernel, PlainItem item) {
    try {
      kernel.run(item);
      return true;
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      faults.put(item.id(), Fault.of(e, type));
      return false;
    }
  }

  /** Work items that meet at barriers. After a fault in one the others end at their next. */
  private final class Group {
    private final Kernel kernel;
    private final List<Dim3> places;
    private final Phaser barrier;
    private final AtomicInteger faultyPhase = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Group(Kernel kernel, List<Dim3> places) {
      this.kernel = kernel;
      this.places = places;
      this.barrier = new Phaser(places.size());
    }

    void run() {
      List<Thread> threads = new ArrayList<>();
      for (Dim3 place : places) {
        threads.add(Thread.ofVirtual().start(() -> run(place)));
      }
      try {
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        threads.forEach(Thread::interrupt);
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a kernel ran as plain Java", e);
      }
      Throwable thrown = failure.get();
      if (thrown != null) {
        throw new IllegalStateException("a kernel threw what is no fault", thrown);
      }
    }

    private void run(Dim3 place) {
      int[] passed = {0};
      try {
        boolean well =
            PlainJava.this.run(kernel, new PlainItem(range, local, place, () -> meet(passed)));
        if (!well) {
          faultyPhase.accumulateAndGet(passed[0], Math::min);
        }
      } catch (GroupEnds e) {
        // another work item has faulted
      } catch (RuntimeException | Error e) {
        failure.set(e);
      } finally {
        barrier.arriveAndDeregister();
      }
    }

    private void meet(int[] passed) {
      barrier.arriveAndAwaitAdvance();
      if (faultyPhase.get() <= passed[0]) {
        throw new GroupEnds();
      }
      passed[0]++;
    }
  }

  /** Ends a work item whose group has faulted. */
  private static final class GroupEnds extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
