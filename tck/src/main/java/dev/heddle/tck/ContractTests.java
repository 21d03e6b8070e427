package dev.heddle.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.ContractViolationException;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.QueueOptions;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.UserEvent;
import dev.heddle.Validation;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/**
 * The base of every test class of the kit: a fresh context for each test, whose objects are closed
 * with it.
 */
@ExtendWith(ContractExtension.class)
@Timeout(ContractTests.GENEROUS_SECONDS)
public abstract class ContractTests {
  /** Longer than anything takes; a test that would hang fails instead. */
  protected static final long GENEROUS_SECONDS = 60;

  private final Deque<Context> contexts = new ArrayDeque<>();
  private @Nullable Device device;
  private @Nullable Context context;
  private @Nullable CommandQueue queue;

  /** Made by JUnit. */
  protected ContractTests() {}

  final void open(Device underTest) {
    device = underTest;
  }

  final void closeAll() {
    RuntimeException failure = null;
    for (Context open : contexts) {
      try {
        open.close();
      } catch (dev.heddle.CommandFailedException unseen) {
        // A test about failures may leave one that nobody waited for.
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    contexts.clear();
    if (failure != null) {
      throw failure;
    }
  }

  /** {@return the device under test} */
  protected final Device device() {
    return java.util.Objects.requireNonNull(device);
  }

  /**
   * {@return a context of the device, the same within a test and for all its threads, with the
   * contract's validation}
   */
  protected final synchronized Context context() {
    Context open = context;
    if (open == null) {
      open = newContext(options());
      if (device().backend() instanceof FaultyBackend faulty) {
        open = faulty.around(open);
      }
      context = open;
    }
    return open;
  }

  /** {@return the options of {@link #context()}} */
  protected static ContextOptions options() {
    return ContextOptions.defaults().withValidation(Validation.CONTRACT);
  }

  /**
   * {@return a further context of the device, closed after the test}
   *
   * @param options how it is made
   */
  protected final Context newContext(ContextOptions options) {
    Context made = Context.open(device(), options);
    contexts.push(made);
    return made;
  }

  /** {@return an in-order queue of the context, the same within a test} */
  protected final synchronized CommandQueue queue() {
    CommandQueue open = queue;
    if (open == null) {
      open = context().newQueue();
      queue = open;
    }
    return open;
  }

  /** {@return a user event that holds back what waits for it, until the test completes it} */
  protected final UserEvent gate() {
    return context().newUserEvent();
  }

  /** {@return a new out-of-order queue of the context} */
  protected final CommandQueue outOfOrder() {
    return context().newQueue(QueueOptions.OUT_OF_ORDER);
  }

  /** {@return the seed of the kit's random tests: {@code -Dheddle.tck.seed}, or always the same} */
  protected static long seed() {
    return Long.getLong("heddle.tck.seed", 20_261_123L);
  }

  /** {@return random numbers from the seed} */
  protected static Random random() {
    return new Random(seed());
  }

  /**
   * Asserts that a call breaks a rule.
   *
   * @param rule exactly this rule
   * @param status exactly this status
   * @param call what is refused
   * @return the error
   */
  protected static ContractViolationException assertViolation(
      Rule rule, Status status, Executable call) {
    ContractViolationException error = assertThrows(ContractViolationException.class, call);
    assertEquals(rule, error.rule(), error::getMessage);
    assertEquals(status, error.status(), error::getMessage);
    assertTrue(error.getMessage().startsWith(rule.id() + " " + status + ": "), error::getMessage);
    return error;
  }

  /**
   * {@return all bytes of a buffer}
   *
   * @param buffer what to read
   */
  protected final byte[] contents(Buffer buffer) {
    byte[] bytes = new byte[(int) buffer.byteSize()];
    queue().read(buffer, MemorySegment.ofArray(bytes));
    return bytes;
  }

  /**
   * {@return a new buffer with these bytes}
   *
   * @param bytes its contents
   */
  protected final Buffer bufferOf(byte... bytes) {
    return context().newByteBuffer(bytes);
  }

  /**
   * {@return bytes 0, 1, 2, …, without end}
   *
   * @param count how many
   */
  protected static byte[] counting(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  /**
   * Skips the test, with the reason, on a device without a feature.
   *
   * @param feature what the rest of the test needs
   */
  protected final void assumeHas(DeviceFeature feature) {
    Assumptions.assumeTrue(device().has(feature), lacks(device(), feature));
  }

  static String lacks(Device device, DeviceFeature feature) {
    return "device \"%s\" lacks %s (%s)".formatted(device.name(), feature, feature.description());
  }

  /**
   * Waits for a latch, which always comes.
   *
   * @param latch what to wait for
   */
  protected static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(GENEROUS_SECONDS, TimeUnit.SECONDS), "what was waited for never came");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Runs something on a thread of its own, to its end.
   *
   * @param what what to run
   * @return what it threw, or {@code null}
   */
  protected static @Nullable Throwable onAnotherThread(Executable what) {
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    what.execute();
                  } catch (Throwable e) {
                    thrown[0] = e;
                  }
                });
    join(thread);
    return thrown[0];
  }

  /**
   * Waits for a thread to end.
   *
   * @param thread which one
   */
  protected static void join(Thread thread) {
    try {
      assertTrue(
          thread.join(java.time.Duration.ofSeconds(GENEROUS_SECONDS)), "a thread does not end");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
