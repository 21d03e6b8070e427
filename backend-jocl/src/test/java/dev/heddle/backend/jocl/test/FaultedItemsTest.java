package dev.heddle.backend.jocl.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Kernel;
import dev.heddle.KernelFault;
import dev.heddle.KernelFaultException;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import org.junit.jupiter.api.Test;

/** What work items do that fault before a barrier: others wait for them there. */
class FaultedItemsTest {
  private static KernelFault fault(CommandQueue queue, Kernel kernel) {
    NDRange range = NDRange.of(64).withLocalSize(16);
    return assertThrows(KernelFaultException.class, () -> queue.launch(kernel, range).await())
        .fault();
  }

  record AllButFirst(Buffer.OfInt out, Buffer.OfInt count, Local.OfInt local) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int id = item.globalId(0);
      local.set(id == 21 ? 99 : item.localId(0), 1);
      item.barrier();
      if (id > 0) {
        out.set(id, id + local.get(15 - item.localId(0)));
      }
      count.getAndAdd(0, 1);
    }
  }

  @Test
  void workItemThatFaults_writesNothingAfterwards() {
    try (Context context = OpenClDevice.open();
        CommandQueue queue = context.newQueue();
        Buffer.OfInt out = context.newIntBuffer(new int[64]);
        Buffer.OfInt count = context.newIntBuffer(new int[1])) {
      assertEquals(21, fault(queue, new AllButFirst(out, count, Local.ofInts(16))).globalId().x());
      int[] written = queue.toArray(out);
      assertEquals(0, written[0], "what nobody writes");
      assertEquals(0, written[21], "what the work item would have written");
      assertTrue(queue.toArray(count)[0] < 64, "what all but one add");
    }
  }

  record CountedBarriers(Buffer.OfInt steps, Buffer.OfInt out, Local.OfInt local)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int rounds = 0;
      int sum = 0;
      for (int i = 0; i < 8; i++) {
        sum += steps.get(item.globalId(0) == 21 && i == 3 ? -1 : i);
        rounds++;
      }
      for (int round = 0; round < rounds; round++) {
        local.set(item.localId(0), sum + round);
        item.barrier();
        sum += local.get(15 - item.localId(0));
        item.barrier();
      }
      out.set(item.globalId(0), sum);
    }
  }

  @Test
  void workItemThatFaultsInALoop_doesNotLeaveOthersAtBarriersThatTheLoopCounts() {
    try (Context context = OpenClDevice.open();
        CommandQueue queue = context.newQueue();
        Buffer.OfInt steps = context.newIntBuffer(new int[8]);
        Buffer.OfInt out = context.newIntBuffer(new int[64])) {
      KernelFault fault = fault(queue, new CountedBarriers(steps, out, Local.ofInts(16)));
      assertEquals(21, fault.globalId().x());
      assertTrue(fault.reason().contains("-1"), fault::reason);
      assertEquals(0, queue.toArray(out)[21], "what the work item would have written");
    }
  }
}
