package dev.heddle.samples.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Context;
import dev.heddle.EventStatus;
import dev.heddle.samples.OutOfOrder;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class OutOfOrderTest {
  @Test
  void run_addsWhatBothKernelsWrote_inTheOrderOfTheEvents() {
    int n = 10_007;
    try (Context context = Context.open()) {
      OutOfOrder.Outcome outcome = OutOfOrder.run(context, n);

      assertEquals(5L * n * (n - 1) / 2, outcome.total());
      assertTrue(
          EnumSet.of(EventStatus.QUEUED, EventStatus.SUBMITTED).contains(outcome.whileHeld()),
          outcome::toString);
      assertTrue(outcome.first().endNanos() <= outcome.last().startNanos(), outcome::toString);
    }
  }

  @Test
  void callOff_endsTheKernelWithTheStatusOfTheUserEvent() {
    try (Context context = Context.open()) {
      assertEquals(-1, OutOfOrder.callOff(context));
    }
  }
}
