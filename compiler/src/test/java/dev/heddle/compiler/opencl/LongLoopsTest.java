package dev.heddle.compiler.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;
import dev.heddle.compiler.KernelCompiler;
import dev.heddle.compiler.ir.KernelCode;
import org.junit.jupiter.api.Test;

/** In which loops work items look whether another has faulted. */
class LongLoopsTest {
  private static int longLoops(Class<? extends Kernel> kernel) {
    KernelCode code = KernelCompiler.lift(kernel);
    return LongLoops.of(code.body()).size();
  }

  record Upwards(Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int k = 0; k < 16; k++) {
        data.set(k, k);
      }
    }
  }

  record Downwards(Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (long k = 4000; k >= 0; k -= 2) {
        data.set(k, 1);
      }
    }
  }

  @Test
  void loopFromOneConstantToAnother_isShort() {
    assertEquals(0, longLoops(Upwards.class));
    assertEquals(0, longLoops(Downwards.class));
  }

  record ManyTrips(Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int k = 0; k < 4097; k++) {
        data.set(k, k);
      }
    }
  }

  @Test
  void loopOfManyTrips_isLong() {
    assertEquals(1, longLoops(ManyTrips.class));
  }

  record Nest(Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int i = 0; i < 64; i++) {
        for (int j = 0; j < 16; j++) {
          for (int k = 0; k < 16; k++) {
            data.set(k, i + j);
          }
        }
      }
    }
  }

  @Test
  void nestOfShortLoops_isLongOnceAround() {
    assertEquals(1, longLoops(Nest.class));
  }

  record UnknownEnd(int n, Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int k = 0; k < n; k++) {
        data.set(k, k);
      }
    }
  }

  record UnknownStart(int n, Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int k = n; k < 16; k++) {
        data.set(0, k);
      }
    }
  }

  record StartThatChanges(int n, Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int k = 0;
      if (n < 0) {
        k = n;
      }
      while (k < 16) {
        data.set(0, k);
        k++;
      }
    }
  }

  @Test
  void loopWithAnEndThatOnlyTheLaunchKnows_isLong() {
    assertEquals(1, longLoops(UnknownEnd.class));
    assertEquals(1, longLoops(UnknownStart.class));
    assertEquals(1, longLoops(StartThatChanges.class));
  }

  record CounterThatIsSetBack(Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int k = 0; k < 16; k++) {
        if (data.get(k) == 7) {
          k = 0;
        }
      }
    }
  }

  record StepsInOneBranch(Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int k = 0;
      while (k < 16) {
        if (data.get(k) == 7) {
          k++;
        }
      }
    }
  }

  record AwayFromItsEnd(Buffer.OfInt data) implements Kernel {
    @Override
    public void run(WorkItem item) {
      for (int k = 0; k < 16; k--) {
        data.set(0, k);
      }
    }
  }

  @Test
  void loopThatMayNotComeToItsEnd_isLong() {
    assertEquals(1, longLoops(CounterThatIsSetBack.class));
    assertEquals(1, longLoops(StepsInOneBranch.class));
    assertEquals(1, longLoops(AwayFromItsEnd.class));
  }
}
