package dev.heddle.tck.contract;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.Event;
import dev.heddle.HeddleException;
import dev.heddle.MapMode;
import dev.heddle.Mapping;
import dev.heddle.QueueOptions;
import dev.heddle.tck.ContractTests;
import dev.heddle.tck.Proves;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Many threads at once: maps, callbacks, and closing with work in flight. */
class ConcurrencyTests extends ContractTests {
  private static final int THREADS = 4;

  /** Runs something on several threads that start together, and fails with what they threw. */
  private static void together(IntConsumer task) {
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int number = t;
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((thread, e) -> thrown.add(e))
              .start(
                  () -> {
                    await(start);
                    task.accept(number);
                  }));
    }
    start.countDown();
    threads.forEach(ContractTests::join);
    if (!thrown.isEmpty()) {
      throw new AssertionError(thrown.size() + " threads failed", thrown.getFirst());
    }
  }

  @Proves
  void mapsAndUnmaps_ofManyThreads() {
    int part = 4096;
    Buffer buffer = context().newByteBuffer(new byte[THREADS * part]);
    CommandQueue shared = context().newQueue(QueueOptions.OUT_OF_ORDER);
    together(
        t -> {
          for (int i = 0; i < 200; i++) {
            try (Mapping mapping = shared.map(buffer, MapMode.READ_WRITE, (long) t * part, part)) {
              MemorySegment segment = mapping.segment();
              segment.set(JAVA_INT, 0, segment.get(JAVA_INT, 0) + 1);
              segment.set(JAVA_BYTE, part - 1, (byte) t);
            }
          }
        });
    assertEquals(0, buffer.mapCount());
    try (Mapping mapping = shared.map(buffer, MapMode.READ)) {
      for (int t = 0; t < THREADS; t++) {
        int count = mapping.segment().get(JAVA_INT, (long) t * part);
        assertEquals(200, count, "increments of thread " + t);
        assertEquals(t, mapping.segment().get(JAVA_BYTE, (t + 1L) * part - 1));
      }
    }
  }

  @Proves
  void sharedSegment_isFilledByManyThreads() {
    int size = 1 << 20;
    Buffer buffer = context().newBuffer(size);
    try (Mapping mapping = queue().map(buffer, MapMode.WRITE_INVALIDATE)) {
      MemorySegment segment = mapping.sharedSegment();
      together(t -> segment.asSlice((long) t * size / THREADS, size / THREADS).fill((byte) t));
    }
    byte[] bytes = contents(buffer);
    for (int i = 0; i < size; i++) {
      if (bytes[i] != i / (size / THREADS)) {
        assertEquals(i / (size / THREADS), bytes[i], "byte " + i);
      }
    }
  }

  @Proves
  void transfersOnQueuesOfTheirOwn_doNotDisturbEachOther() {
    together(
        t -> {
          CommandQueue queue = context().newQueue();
          byte[] bytes = new byte[1000 + t];
          Buffer buffer = context().newBuffer(bytes.length);
          for (int i = 0; i < 100; i++) {
            java.util.Arrays.fill(bytes, (byte) (i + t));
            queue.writeAsync(buffer, MemorySegment.ofArray(bytes));
            byte[] back = new byte[bytes.length];
            queue.read(buffer, MemorySegment.ofArray(back));
            assertArrayEquals(bytes, back);
          }
          buffer.close();
          queue.close();
        });
    assertEquals(0, context().memoryInUseBytes());
  }

  @Proves
  void callbacksOfManyCommands_allRun() {
    int each = 250;
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(THREADS * each);
    Buffer buffer = context().newBuffer(64);
    CommandQueue queue = queue();
    together(
        t -> {
          for (int i = 0; i < each; i++) {
            Event event = queue.fill(buffer, MemorySegment.ofArray(new byte[1]), 0, 64);
            event.onComplete(
                e -> {
                  calls.incrementAndGet();
                  done.countDown();
                });
          }
        });
    await(done);
    assertEquals(THREADS * each, calls.get());
  }

  @Proves
  void contextClosedWithWorkInFlight_endsAllOfIt() {
    for (int round = 0; round < 10; round++) {
      Context closing = newContext(options());
      Buffer buffer = closing.newBuffer(1 << 20);
      List<Event> events = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch under = new CountDownLatch(THREADS);
      Thread closer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    await(under);
                    closing.close();
                  });
      together(
          t -> {
            try (CommandQueue queue = closing.newQueue()) {
              MemorySegment pattern = Arena.ofAuto().allocate(4, 4);
              for (int i = 0; i < 200; i++) {
                events.add(queue.fill(buffer, pattern, t * 4096L, 4096));
                if (i == 20) {
                  under.countDown();
                }
              }
            } catch (HeddleException closed) {
              under.countDown(); // the context was closed meanwhile, and says so
            }
          });
      join(closer);
      for (Event event : events) {
        assertTrue(event.status().isFinal(), event::toString);
      }
      assertEquals(0, closing.memoryInUseBytes());
    }
  }
}
