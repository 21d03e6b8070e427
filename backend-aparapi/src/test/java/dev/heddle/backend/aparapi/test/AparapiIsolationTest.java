package dev.heddle.backend.aparapi.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aparapi.internal.kernel.KernelRunner;
import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What Aparapi does in its process is not the application's concern. */
class AparapiIsolationTest {
  record Increment(Buffer.OfInt counts) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      counts.set(i, counts.get(i) + 1);
    }
  }

  private static Context open() {
    Backend aparapi =
        Backend.installed().stream()
            .filter(backend -> backend.name().equals("aparapi"))
            .findFirst()
            .orElseThrow();
    if (aparapi.availability() instanceof Availability.Unavailable(String reason, String remedy)) {
      Assumptions.abort(reason + "; " + remedy);
    }
    return Context.open(aparapi.devices().getFirst(), ContextOptions.defaults());
  }

  private static int keptPrograms() throws ReflectiveOperationException {
    Field kept = KernelRunner.class.getDeclaredField("openCLCache");
    kept.setAccessible(true);
    return ((Map<?, ?>) kept.get(null)).size();
  }

  @Test
  void caches_growWithKernelsAndNotWithLaunches() throws ReflectiveOperationException {
    int length = 100;
    int launches = 50;
    try (Context context = open();
        CommandQueue queue = context.newQueue()) {
      Buffer.OfInt counts = context.newIntBuffer(length);
      queue.fill(counts, 0);
      queue.launch(new Increment(counts), NDRange.of(length));
      queue.finish();
      int before = keptPrograms();
      for (int i = 1; i < launches; i++) {
        queue.launch(new Increment(counts), NDRange.of(length));
        try (Buffer.OfInt another = context.newIntBuffer(length + i)) {
          queue.launch(new Increment(another), NDRange.of(length));
        }
      }
      queue.finish();
      assertEquals(before, keptPrograms());
      int[] expected = new int[length];
      Arrays.fill(expected, launches);
      assertEquals(Arrays.toString(expected), Arrays.toString(queue.toArray(counts)));
    }
  }

  @Test
  void log_saysNothingAndLeavesTheHandlersOfOthersAsTheyWere() {
    List<LogRecord> records = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            records.add(record);
          }

          @Override
          public void flush() {
            // Nothing is kept back.
          }

          @Override
          public void close() {
            // There is nothing to close.
          }
        };
    handler.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try (Context context = open();
        CommandQueue queue = context.newQueue()) {
      Buffer.OfInt counts = context.newIntBuffer(1);
      queue.launch(new Increment(counts), NDRange.of(1));
      queue.finish();
    } finally {
      root.removeHandler(handler);
    }
    assertEquals(Level.ALL, handler.getLevel());
    assertEquals(
        List.of(),
        records.stream()
            .filter(record -> String.valueOf(record.getLoggerName()).startsWith("com.aparapi"))
            .map(LogRecord::getMessage)
            .toList());
  }
}
