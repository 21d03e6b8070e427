package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void ofOneJvm_isMeanAndStandardErrorOfItsIterations() {
    Estimate estimate = Estimate.of(List.of(new double[] {1, 2, 3, 4, 5}));

    assertEquals(3, estimate.mean());
    assertEquals(Math.sqrt(2.5 / 5), estimate.standardError(), 1e-12);
    assertEquals(4, estimate.degreesOfFreedom());
    // Student's t for 99 % and 4 degrees of freedom, from a table
    assertEquals(4.604 * Math.sqrt(0.5), estimate.margin(), 1e-3);
  }

  @Test
  void ofOneValue_hasNoError() {
    Estimate estimate = Estimate.of(List.of(new double[] {7}));

    assertEquals(7, estimate.mean());
    assertFalse(estimate.hasError());
    assertTrue(Double.isNaN(estimate.margin()));
  }

  @Test
  void jvmsThatDifferMoreThanTheirIterations_countAsOneValueEach() {
    Estimate estimate =
        Estimate.of(List.of(new double[] {1, 1.01, 0.99}, new double[] {2, 2.01, 1.99}));

    // The means differ by 1: their standard error is 0.5, far over that of six alike values.
    assertEquals(0.5, estimate.standardError(), 1e-12);
  }

  @Test
  void noValue_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Estimate.of(List.of(new double[0])));
  }

  @Test
  void times_scalesMeanAndError() {
    Estimate estimate = new Estimate(4, 0.5, 9).times(1e-3);

    assertEquals(4e-3, estimate.mean());
    assertEquals(0.5e-3, estimate.standardError());
    assertEquals(9, estimate.degreesOfFreedom());
  }
}
