package dev.heddle.tck.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Event;
import dev.heddle.EventStatus;
import dev.heddle.Kernel;
import dev.heddle.KernelFault;
import dev.heddle.KernelFaultException;
import dev.heddle.NDRange;
import dev.heddle.tck.ContractTests;
import java.time.Duration;
import java.util.function.Function;

/** What the tests of the kernel language share: a kernel's results, and its fault. */
abstract class KernelTests extends ContractTests {
  KernelTests() {}

  /**
   * {@return what a kernel sets, one element for each work item}
   *
   * @param length the number of work items and of elements
   * @param kernel makes the kernel over the buffer that it fills
   */
  final int[] ints(int length, Function<Buffer.OfInt, Kernel> kernel) {
    Buffer.OfInt results = context().newIntBuffer(length);
    queue().launch(kernel.apply(results), NDRange.of(length));
    return queue().toArray(results);
  }

  /**
   * {@return what a kernel sets, one element for each work item}
   *
   * @param length the number of work items and of elements
   * @param kernel makes the kernel over the buffer that it fills
   */
  final long[] longs(int length, Function<Buffer.OfLong, Kernel> kernel) {
    Buffer.OfLong results = context().newLongBuffer(length);
    queue().launch(kernel.apply(results), NDRange.of(length));
    return queue().toArray(results);
  }

  /**
   * {@return what a kernel sets, one element for each work item}
   *
   * @param length the number of work items and of elements
   * @param kernel makes the kernel over the buffer that it fills
   */
  final float[] floats(int length, Function<Buffer.OfFloat, Kernel> kernel) {
    Buffer.OfFloat results = context().newFloatBuffer(length);
    queue().launch(kernel.apply(results), NDRange.of(length));
    return queue().toArray(results);
  }

  /**
   * {@return what a kernel sets, one element for each work item}
   *
   * @param length the number of work items and of elements
   * @param kernel makes the kernel over the buffer that it fills
   */
  final double[] doubles(int length, Function<Buffer.OfDouble, Kernel> kernel) {
    Buffer.OfDouble results = context().newDoubleBuffer(length);
    queue().launch(kernel.apply(results), NDRange.of(length));
    return queue().toArray(results);
  }

  /**
   * {@return the fault that a launch ends with}
   *
   * @param event the launch's event
   */
  static KernelFault fault(Event event) {
    KernelFaultException error =
        assertThrows(
            KernelFaultException.class,
            () -> event.await(Duration.ofSeconds(GENEROUS_SECONDS)),
            "a launch that faults");
    assertEquals(EventStatus.FAILED, event.status());
    assertTrue(event.executionStatus() < 0, () -> "status " + event.executionStatus());
    KernelFault fault = error.fault();
    assertTrue(error.getMessage().contains(fault.reason()), error::getMessage);
    assertTrue(error.getMessage().contains(fault.kernel()), error::getMessage);
    return fault;
  }
}
