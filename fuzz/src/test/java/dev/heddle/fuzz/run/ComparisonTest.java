package dev.heddle.fuzz.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Dim3;
import dev.heddle.KernelAccess;
import dev.heddle.NDRange;
import dev.heddle.fuzz.DifferenceKind;
import dev.heddle.fuzz.plan.Argument;
import dev.heddle.fuzz.plan.LaunchPlan;
import dev.heddle.fuzz.syntax.Primitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What counts as a difference. */
class ComparisonTest {
  private static final LaunchPlan PLAN =
      new LaunchPlan(
          NDRange.of(2),
          List.of(
              new Argument.Scalar(Primitive.INT, 1),
              new Argument.OfBuffer(
                  Primitive.INT, 2, Argument.Extent.WHOLE, KernelAccess.READ_WRITE, 0)));

  private static Outcome finished(long... bits) {
    return new Outcome.Finished(List.of(bits));
  }

  private static Outcome faulted(int item, int line, String reason) {
    return new Outcome.Faulted(
        Map.of(new Dim3(item, 0, 0), new Fault(OptionalInt.of(line), reason)));
  }

  private static Optional<DifferenceKind> kind(Outcome java, Outcome device) {
    return Comparison.compare(PLAN, java, device).map(Outcome.Ended::kind);
  }

  @Test
  void values_areComparedBitForBit() {
    assertEquals(Optional.empty(), kind(finished(1, 2), finished(1, 2)));
    assertEquals(
        "argument 1, element 1: plain Java has 2 (0x2), the device 3 (0x3)",
        Comparison.compare(PLAN, finished(1, 2), finished(1, 3)).orElseThrow().message());
  }

  @Test
  void faultOnOneSideAlone_isADifference() {
    Outcome fault = faulted(0, 5, "integer division by zero");
    assertEquals(Optional.of(DifferenceKind.FAULT), kind(finished(1, 2), fault));
    assertEquals(Optional.of(DifferenceKind.FAULT), kind(fault, finished(1, 2)));
  }

  @Test
  void fault_isComparedByItemLineIndexAndLength_notByWords() {
    Outcome java = faulted(1, 5, "index 7 is outside of in1, whose length is 4");
    assertEquals(Optional.empty(), kind(java, faulted(1, 5, "in1: index 7, length 4")));
    for (Outcome other :
        List.of(
            faulted(0, 5, "index 7 is outside of in1, whose length is 4"),
            faulted(1, 6, "index 7 is outside of in1, whose length is 4"),
            faulted(1, 5, "index 8 is outside of in1, whose length is 4"),
            faulted(1, 5, "index 7 is outside of in1, whose length is 3"),
            faulted(1, 5, "integer division by zero"))) {
      assertEquals(Optional.of(DifferenceKind.FAULT), kind(java, other), other.toString());
    }
  }

  @Test
  void oneOfSeveralFaults_isEnough() {
    Fault fault = new Fault(OptionalInt.of(5), "division by zero");
    Outcome java = new Outcome.Faulted(Map.of(new Dim3(0, 0, 0), fault, new Dim3(1, 0, 0), fault));
    assertEquals(Optional.empty(), kind(java, faulted(1, 5, "integer division by zero")));
  }

  @Test
  void anythingElse_isADifferenceOfItsKind() {
    assertEquals(
        Optional.of(DifferenceKind.REFUSED),
        kind(finished(1, 2), new Outcome.Ended(DifferenceKind.REFUSED, "no")));
  }
}
