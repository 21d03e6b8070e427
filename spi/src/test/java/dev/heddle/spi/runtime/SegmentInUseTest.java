package dev.heddle.spi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContractViolationException;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.Rule;
import dev.heddle.Status;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

/** A segment that a native call is using is not ended (UNMAP-3). */
class SegmentInUseTest {
  /** What the C library's sort calls back: it tries to unmap what is being sorted. */
  private static final class Meddler {
    private final CommandQueue queue;
    private final Mapping mapping;
    private ContractViolationException refusal;
    private boolean live;

    Meddler(CommandQueue queue, Mapping mapping) {
      this.queue = queue;
      this.mapping = mapping;
    }

    @SuppressWarnings("unused") // called by the C library
    int compare(MemorySegment a, MemorySegment b) {
      try {
        queue.unmap(mapping);
      } catch (ContractViolationException refused) {
        refusal = refused;
        live = mapping.isLive();
      }
      return 0;
    }
  }

  @Test
  @SuppressWarnings("restricted") // the tests of this module may
  void unmapDuringANativeCall_isRefusedAndChangesNothing() throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle sort =
        linker.downcallHandle(
            linker.defaultLookup().find("qsort").orElseThrow(),
            FunctionDescriptor.ofVoid(
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS));
    try (Context context = new MockDriver().open();
        Arena arena = Arena.ofConfined()) {
      CommandQueue queue = context.newQueue();
      Mapping mapping = queue.map(context.newBuffer(16), MapMode.READ_WRITE);
      Meddler meddler = new Meddler(queue, mapping);
      MemorySegment compare =
          linker.upcallStub(
              MethodHandles.lookup()
                  .findVirtual(
                      Meddler.class,
                      "compare",
                      MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class))
                  .bindTo(meddler),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
              arena);
      sort.invokeExact(mapping.segment(), 2L, 8L, compare);
      ContractViolationException refusal = meddler.refusal;
      assertNotNull(refusal, "the unmap was not refused");
      assertEquals(Rule.UNMAP_3, refusal.rule());
      assertEquals(Status.INVALID_OPERATION, refusal.status());
      assertTrue(meddler.live, "it stays as it was");
      mapping.segment().set(ValueLayout.JAVA_LONG, 0, 1);
      queue.unmap(mapping);
    }
  }
}
