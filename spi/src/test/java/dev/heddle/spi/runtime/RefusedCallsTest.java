package dev.heddle.spi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.heddle.Buffer;
import dev.heddle.BufferRect;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContractViolationException;
import dev.heddle.Event;
import dev.heddle.Float4;
import dev.heddle.HostAccess;
import dev.heddle.HostMemory;
import dev.heddle.Image2D;
import dev.heddle.ImageFormat;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.MemoryOptions;
import dev.heddle.NDRange;
import dev.heddle.Origin;
import dev.heddle.Pitch;
import dev.heddle.Region;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.WorkItem;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A refused call names its rule, never reaches the driver, and leaves no trace. */
class RefusedCallsTest {
  /** What refused calls are tried on: a mapped buffer, others beside it, and images. */
  private static final class Bench {
    final MockDriver driver = new MockDriver();
    final Context context = driver.open();
    final Context other = new MockDriver().open();
    final CommandQueue queue = context.newQueue();
    final CommandQueue closedQueue = closed(context.newQueue());
    final Buffer buffer = context.newBuffer(4096);
    final Buffer mapped = context.newBuffer(4096, MemoryOptions.labelled("mapped"));
    final Buffer readMapped = context.newBuffer(4096, MemoryOptions.labelled("readMapped"));
    final Buffer closedBuffer = closed(context.newBuffer(4096));
    final Buffer foreign = other.newBuffer(4096);
    final Buffer hidden =
        context.newBuffer(4096, MemoryOptions.DEFAULT.withHostAccess(HostAccess.NONE));
    final Image2D image = context.newImage2D(ImageFormat.RGBA8, 16, 16);
    final Mapping mapping = queue.map(mapped, MapMode.WRITE, 1024, 1024);
    final Mapping reading = queue.map(readMapped, MapMode.READ);
    final Mapping unmapped = queue.map(buffer, MapMode.READ);
    final Event foreignEvent = other.newUserEvent();
    final Event alien =
        (Event)
            Proxy.newProxyInstance(
                Event.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> null);
    final MemorySegment bytes = MemorySegment.ofArray(new byte[4096]);

    Bench() {
      queue.unmap(unmapped);
    }

    private static <T extends AutoCloseable> T closed(T object) {
      try {
        object.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return object;
    }
  }

  /** A call on a bench. */
  private interface Call {
    void on(Bench bench);
  }

  private record Refused(String name, Rule rule, Status status, Call call) {}

  private record Twice(Buffer.OfByte a, Buffer.OfByte b) implements Kernel {
    Twice(Buffer a, Buffer b) {
      this(a.asBytes(), b.asBytes());
    }

    @Override
    public void run(WorkItem item) {
      a.set(0, b.get(0));
    }
  }

  private static Refused refused(String name, Rule rule, Status status, Call call) {
    return new Refused(name, rule, status, call);
  }

  private static List<Refused> calls() {
    Region all = Region.of(16, 16);
    return List.of(
        refused(
            "a closed queue",
            Rule.CMD_1,
            Status.INVALID_COMMAND_QUEUE,
            b -> b.closedQueue.write(b.buffer, b.bytes)),
        refused(
            "a buffer of another context",
            Rule.CMD_1,
            Status.INVALID_CONTEXT,
            b -> b.queue.write(b.foreign, b.bytes)),
        refused(
            "an event of another context",
            Rule.CMD_1,
            Status.INVALID_CONTEXT,
            b -> b.queue.marker(b.foreignEvent)),
        refused(
            "an event of nobody's",
            Rule.CMD_2,
            Status.INVALID_EVENT_WAIT_LIST,
            b -> b.queue.writeAsync(b.buffer, b.bytes, b.alien)),
        refused(
            "a closed buffer",
            Rule.CMD_5,
            Status.INVALID_MEM_OBJECT,
            b -> b.queue.read(b.closedBuffer, b.bytes)),
        refused(
            "no bytes",
            Rule.CMD_8,
            Status.INVALID_VALUE,
            b -> b.queue.copy(b.buffer, 0, b.hidden, 0, 0)),
        refused(
            "a read into read-only memory",
            Rule.CMD_9,
            Status.INVALID_VALUE,
            b -> b.queue.read(b.buffer, b.bytes.asReadOnly())),
        refused(
            "a map of nothing",
            Rule.MAP_3,
            Status.INVALID_VALUE,
            b -> b.queue.map(b.buffer, MapMode.READ, 0, 0)),
        refused(
            "a map whose end overflows",
            Rule.MAP_3,
            Status.INVALID_VALUE,
            b -> b.queue.map(b.buffer, MapMode.READ, 1, Long.MAX_VALUE)),
        refused(
            "a map against host access",
            Rule.MAP_5,
            Status.INVALID_OPERATION,
            b -> b.queue.mapAsync(b.hidden, MapMode.READ)),
        refused(
            "a map over a writing one",
            Rule.MAP_8,
            Status.INVALID_OPERATION,
            b -> b.queue.map(b.mapped, MapMode.READ, 2047, 1)),
        refused(
            "a writing map over a reading one",
            Rule.MAP_8,
            Status.INVALID_OPERATION,
            b -> b.queue.map(b.readMapped, MapMode.WRITE_INVALIDATE)),
        refused(
            "a second unmap", Rule.UNMAP_1, Status.INVALID_VALUE, b -> b.queue.unmap(b.unmapped)),
        refused(
            "an unmap in another context",
            Rule.UNMAP_1,
            Status.INVALID_CONTEXT,
            b -> b.other.newQueue().unmap(b.mapping)),
        refused(
            "a read of what is mapped for writing",
            Rule.USE_1,
            Status.INVALID_OPERATION,
            b -> b.queue.read(b.mapped, b.bytes)),
        refused(
            "a write of what is mapped for reading",
            Rule.USE_2,
            Status.INVALID_OPERATION,
            b -> b.queue.write(b.readMapped, b.bytes)),
        refused(
            "a write beside the mapped bytes",
            Rule.USE_1,
            Status.INVALID_OPERATION,
            b -> b.queue.fill(b.mapped, b.bytes.asSlice(0, 4), 0, 4)),
        refused(
            "a kernel whose arguments overlap",
            Rule.USE_5,
            Status.INVALID_OPERATION,
            b -> b.queue.launch(new Twice(b.buffer, b.buffer), NDRange.of(1))),
        refused(
            "a local size that does not divide",
            Rule.CMD_8,
            Status.INVALID_WORK_GROUP_SIZE,
            b -> b.queue.launch(new Twice(b.buffer, b.hidden), NDRange.of(10).withLocalSize(3))),
        refused(
            "a local size over the limit",
            Rule.CMD_8,
            Status.INVALID_WORK_ITEM_SIZE,
            b ->
                b.queue.launch(
                    new Twice(b.buffer, b.hidden), NDRange.of(1, 1, 8).withLocalSize(1, 1, 8))),
        refused(
            "a read outside",
            Rule.BUF_5,
            Status.INVALID_VALUE,
            b -> b.queue.read(b.buffer, 1, b.bytes)),
        refused(
            "a read against host access",
            Rule.BUF_5,
            Status.INVALID_OPERATION,
            b -> b.queue.read(b.hidden, b.bytes)),
        refused(
            "a rectangle with a row pitch that is too small",
            Rule.BUF_6,
            Status.INVALID_VALUE,
            b ->
                b.queue.readRect(
                    b.buffer, BufferRect.of(0, 0, 7), b.bytes, BufferRect.PACKED, Region.of(8, 2))),
        refused(
            "a rectangle over itself",
            Rule.BUF_6,
            Status.MEM_COPY_OVERLAP,
            b ->
                b.queue.copyRect(
                    b.buffer,
                    BufferRect.of(0, 0, 64),
                    b.buffer,
                    BufferRect.of(4, 1, 64),
                    Region.of(8, 4))),
        refused(
            "a copy over itself",
            Rule.BUF_7,
            Status.MEM_COPY_OVERLAP,
            b -> b.queue.copy(b.buffer, 0, b.buffer, 99, 100)),
        refused(
            "a pattern of three bytes",
            Rule.BUF_8,
            Status.INVALID_VALUE,
            b -> b.queue.fill(b.buffer, b.bytes.asSlice(0, 3), 0, 3)),
        refused(
            "a region outside of an image",
            Rule.IMG_4,
            Status.INVALID_VALUE,
            b -> b.queue.read(b.image, Origin.of(1, 0), all, b.bytes, Pitch.PACKED)),
        refused(
            "a third coordinate of a 2D image",
            Rule.IMG_4,
            Status.INVALID_VALUE,
            b -> b.queue.fill(b.image, Float4.ZERO, Origin.of(0, 0, 1), Region.of(1, 1))),
        refused(
            "a colour of the wrong kind",
            Rule.IMG_5,
            Status.INVALID_VALUE,
            b -> b.queue.fill(b.image, Int4.ZERO, Origin.ZERO, all)));
  }

  @TestFactory
  Stream<DynamicTest> refusedCall_neverReachesDriver() {
    return calls().stream().map(refused -> dynamicTest(refused.name(), () -> check(refused)));
  }

  private static void check(Refused refused) {
    Kernel.open(MethodHandles.lookup());
    Bench bench = new Bench();
    // A kernel is compiled once, whatever comes of its launches.
    bench.queue.launch(
        new Twice(bench.context.newByteBuffer(1), bench.context.newByteBuffer(1)), NDRange.of(0));
    clearInvocations(bench.driver.queue, bench.driver.context);
    ContractViolationException error =
        assertThrows(
            ContractViolationException.class, () -> refused.call().on(bench), refused.name());
    assertEquals(refused.rule(), error.rule(), error::getMessage);
    assertEquals(refused.status(), error.status(), error::getMessage);
    verifyNoInteractions(bench.driver.queue, bench.driver.context);
    assertEquals(1, bench.mapped.mapCount());
    assertEquals(1, bench.readMapped.mapCount());
    assertEquals(0, bench.buffer.mapCount());
    bench.mapping.close();
    bench.reading.close();
    bench.context.close();
    bench.other.close();
  }

  @Test
  void refusedBuffer_neverReachesDriver() {
    MockDriver driver = new MockDriver();
    try (Context context = driver.open()) {
      assertThrows(ContractViolationException.class, () -> context.newBuffer(0));
      assertThrows(ContractViolationException.class, () -> context.newBuffer(Long.MAX_VALUE));
      assertThrows(ContractViolationException.class, () -> context.newDoubleBuffer(1L << 62));
      assertThrows(
          ContractViolationException.class,
          () ->
              context.newBuffer(
                  8,
                  MemoryOptions.DEFAULT.withHostMemory(
                      HostMemory.use(MemorySegment.ofArray(new byte[8])))));
      verify(driver.context, never()).newBuffer(any());
      assertEquals(0, context.memoryInUseBytes());
    }
  }
}
