package dev.heddle.backend.jocl.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Context;
import org.junit.jupiter.api.Test;

/** OpenCL drivers for the CPU take over signals by which the JVM finds faults of Java code. */
class SignalHandlersTest {
  private static final int CALLS = 200_000;

  private static int divide(int dividend, int divisor) {
    return dividend / divisor;
  }

  private static int length(int[] array) {
    return array.length;
  }

  @Test
  void faultsOfCompiledJavaCode_staySuchWhileADriverIsLoaded() {
    try (Context context = OpenClDevice.open()) {
      context.newProgram("kernel void k(global int *out) { out[0] = 1; }", "-DFRESH=1");
      int divisions = 0;
      int nulls = 0;
      int[] array = {1};
      for (int i = 0; i < CALLS; i++) {
        try {
          divisions -= Math.min(divide(1, i % 7 == 0 ? 0 : 3), 0);
        } catch (ArithmeticException e) {
          divisions++;
        }
        try {
          nulls -= Math.min(length(i % 1000 == 0 ? null : array), 0);
        } catch (NullPointerException e) {
          nulls++;
        }
      }
      assertEquals((CALLS + 6) / 7, divisions);
      assertEquals(CALLS / 1000, nulls);
    }
  }
}
