package dev.heddle.backend.cpu.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Kernel;
import dev.heddle.KernelCompilationException;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is the CPU backend's own in running kernels. */
class CpuKernelTest {
  private final Context context = Context.open();
  private final CommandQueue queue = context.newQueue();

  @AfterEach
  void close() {
    context.close();
  }

  /** Notes that the last work item ran. */
  record Last(Buffer.OfInt ran, int last) implements Kernel {
    @Override
    public void run(WorkItem item) {
      if (item.globalId(0) == last) {
        ran.set(0, 1);
      }
    }
  }

  @Test
  void rangeNearTheLargestInt_runsToItsEnd() {
    Buffer.OfInt ran = context.newIntBuffer(new int[1]);
    queue.launch(new Last(ran, Integer.MAX_VALUE - 1), NDRange.of(Integer.MAX_VALUE));
    assertArrayEquals(new int[] {1}, queue.toArray(ran));
  }

  /** A body that is inherited, with a barrier in it. */
  interface Exchanging extends Kernel {
    Buffer.OfInt numbers();

    @Override
    default void run(WorkItem item) {
      int i = item.localId(0);
      int other = numbers().get(1 - i);
      item.barrier();
      numbers().set(i, other);
    }
  }

  /** Two work items that exchange their numbers. */
  record Exchange(Buffer.OfInt numbers) implements Exchanging {}

  @Test
  void barrierInADefaultMethod_isFound() {
    Buffer.OfInt numbers = context.newIntBuffer(new int[] {1, 2});
    queue.launch(new Exchange(numbers), NDRange.of(2).withLocalSize(2));
    assertArrayEquals(new int[] {2, 1}, queue.toArray(numbers));
  }

  /** Throws, which no device can. */
  record Throwing(Buffer.OfInt numbers) implements Kernel {
    @Override
    public void run(WorkItem item) {
      throw new IllegalStateException("item " + item.globalId(0));
    }
  }

  @Test
  void kernelOutsideTheLanguage_isRefusedThoughThisDeviceCouldRunIt() {
    Buffer.OfInt numbers = context.newIntBuffer(new int[1]);
    KernelCompilationException refused =
        assertThrows(
            KernelCompilationException.class,
            () -> queue.launch(new Throwing(numbers), NDRange.of(1)));
    assertTrue(refused.getMessage().contains("Throwing.run"), refused::getMessage);
  }
}
