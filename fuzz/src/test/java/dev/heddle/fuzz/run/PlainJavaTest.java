package dev.heddle.fuzz.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Dim3;
import dev.heddle.fuzz.plan.CaseText;
import dev.heddle.fuzz.plan.KernelCase;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The plain Java that devices are compared with does what the API says. */
class PlainJavaTest {
  private static Outcome run(String text) {
    KernelCase kernel = CaseText.parse(text);
    return PlainJava.run(
        KernelClasses.compile(List.of(kernel)).getFirst(),
        kernel.launches().getFirst(),
        kernel.hasBarriers());
  }

  @Test
  void workItems_haveEachIdOnce() {
    Outcome.Finished finished =
        assertInstanceOf(
            Outcome.Finished.class,
            run(
                """
                // launch: range 6,4 local 3,2 offset 5,7 | buffer int 24 WHOLE READ_WRITE fill 0
                record Fuzzed(Buffer.OfInt out) implements Kernel {
                  public void run(WorkItem item) {
                    int x = item.groupId(0) * item.localSize(0) + item.localId(0);
                    int y = item.globalId(1) - item.globalOffset(1);
                    int id = y * item.globalSize(0) + x;
                    out.getAndAdd(id, id + item.globalId(0) - x - 5);
                  }
                }
                """));
    assertArrayEquals(LongStream.range(0, 24).toArray(), finished.contents().getFirst());
  }

  @Test
  void localMemory_isExchangedAtBarriers() {
    Outcome.Finished finished =
        assertInstanceOf(
            Outcome.Finished.class,
            run(
                """
                // launch: range 8 local 4 | buffer long 8 PART READ_WRITE fill 1 | local long 4
                record Fuzzed(Buffer.OfLong out, Local.OfLong own) implements Kernel {
                  public void run(WorkItem item) {
                    int l = item.localId(0);
                    own.set(l, out.get(item.globalId(0)));
                    item.barrier();
                    out.set(item.globalId(0), own.get(3 - l));
                  }
                }
                """));
    assertArrayEquals(new long[] {3, 2, 1, 0, 7, 6, 5, 4}, finished.contents().getFirst());
  }

  @Test
  void faults_areKnownOfAllWorkItems_untilTheNextBarrier() {
    Outcome.Faulted faulted =
        assertInstanceOf(
            Outcome.Faulted.class,
            run(
                """
                // launch: range 4 local 2 | buffer int 4 WHOLE READ_WRITE fill 1
                record Fuzzed(Buffer.OfInt out) implements Kernel {
                  public void run(WorkItem item) {
                    int i = item.globalId(0);
                    out.set(i, 6 / out.get(i));
                    item.barrier();
                    out.set(i, out.get(i * 3 - 2));
                  }
                }
                """));
    assertEquals(
        Set.of(new Dim3(0, 0, 0), new Dim3(2, 0, 0), new Dim3(3, 0, 0)), faulted.faults().keySet());
    assertEquals("division by zero in line 7", faulted.faults().get(new Dim3(0, 0, 0)).toString());
    assertEquals(
        "index 4 is outside of out, whose length is 4 in line 9",
        faulted.faults().get(new Dim3(2, 0, 0)).toString());
  }

  @Test
  void invalidJava_isRefusedInJavacsWords() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                run(
                    """
                    // launch: range 1
                    record Fuzzed() implements Kernel { }
                    """));
    assertTrue(e.getMessage().contains("abstract method run"), e.getMessage());
  }
}
