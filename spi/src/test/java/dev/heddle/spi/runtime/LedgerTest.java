package dev.heddle.spi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import dev.heddle.CommandQueue;
import dev.heddle.Context;
import dev.heddle.EventStatus;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.Profile;
import dev.heddle.QueueOptions;
import dev.heddle.WorkItem;
import dev.heddle.spi.DriverEvent;
import dev.heddle.spi.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a queue remembers of its launches, and how often it asks the driver for them. */
class LedgerTest {
  private static final int LAUNCHES = 10_000;
  private static final int IN_FLIGHT = 50;

  private final List<Launched> launched = new ArrayList<>();
  private int asked;
  private int released;

  record Nothing() implements Kernel {
    @Override
    public void run(WorkItem item) {}
  }

  /** A launch that is complete once so many others have come after it. */
  private final class Launched implements DriverEvent {
    private final int number = launched.size();
    private boolean awaited;

    @Override
    public EventStatus status() {
      asked++;
      return awaited || launched.size() - number > IN_FLIGHT
          ? EventStatus.COMPLETE
          : EventStatus.RUNNING;
    }

    @Override
    public @Nullable Failure failure() {
      return null;
    }

    @Override
    public void await() {
      launched.subList(0, number + 1).forEach(launch -> launch.awaited = true);
    }

    @Override
    public boolean await(long nanos) {
      await();
      return true;
    }

    @Override
    public void onComplete(Runnable callback) {
      throw new AssertionError("nobody asked to be called");
    }

    @Override
    public @Nullable Profile profile() {
      return null;
    }

    @Override
    public void release() {
      released++;
    }
  }

  @Test
  void launchesInOrderThatNobodyWaitsFor_areForgottenAndSeldomAskedFor() {
    launchAll(QueueOptions.IN_ORDER);
    // Once for what has ended, when its outcome is read, and now and then for the newest.
    assertTrue(asked < LAUNCHES + LAUNCHES / 10, "questions: " + asked);
  }

  @Test
  void launchesOutOfOrderThatNobodyWaitsFor_areForgotten() {
    launchAll(QueueOptions.OUT_OF_ORDER);
    assertTrue(asked < 3 * LAUNCHES, "questions: " + asked);
  }

  private void launchAll(QueueOptions options) {
    MockDriver driver = new MockDriver();
    doAnswer(
            call -> {
              Launched launch = new Launched();
              launched.add(launch);
              return launch;
            })
        .when(driver.queue)
        .submit(any(), any(), any());
    try (Context context = driver.open()) {
      CommandQueue queue = context.newQueue(options);
      int most = 0;
      for (int i = 0; i < LAUNCHES; i++) {
        queue.launch(new Nothing(), NDRange.of(1));
        most = Math.max(most, launched.size() - released);
      }
      assertTrue(most <= 4 * IN_FLIGHT, "events kept: " + most);
      queue.finish();
      assertEquals(LAUNCHES, released);
    }
  }
}
