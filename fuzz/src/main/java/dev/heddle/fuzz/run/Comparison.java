package dev.heddle.fuzz.run;

import dev.heddle.Dim3;
import dev.heddle.fuzz.DifferenceKind;
import dev.heddle.fuzz.plan.Argument;
import dev.heddle.fuzz.plan.LaunchPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what a device did against what plain Java did. Of several faults a device tells any one;
 * that one has to be Java's to the line, the index and the length.
 */
public final class Comparison {
  private Comparison() {}

  /** {@return the difference, if there is one} */
  public static Optional<Outcome.Ended> compare(LaunchPlan plan, Outcome java, Outcome device) {
    return switch (device) {
      case Outcome.Ended ended -> Optional.of(ended);
      case Outcome.Finished finished ->
          switch (java) {
            case Outcome.Finished expected ->
                values(plan, expected.contents(), finished.contents());
            case Outcome.Faulted faulted ->
                fault(
                    "plain Java faults (%s), and the device does not"
                        .formatted(describe(faulted.faults())));
            case Outcome.Ended ended -> Optional.of(ended);
          };
      case Outcome.Faulted faulted ->
          switch (java) {
            case Outcome.Faulted expected -> faults(expected.faults(), faulted.faults());
            case Outcome.Finished _ ->
                fault(
                    "the device faults (%s), and plain Java does not"
                        .formatted(describe(faulted.faults())));
            case Outcome.Ended ended -> Optional.of(ended);
          };
    };
  }

  private static Optional<Outcome.Ended> fault(String message) {
    return Optional.of(new Outcome.Ended(DifferenceKind.FAULT, message));
  }

  private static String describe(Map<Dim3, Fault> faults) {
    Map.Entry<Dim3, Fault> first = faults.entrySet().iterator().next();
    Dim3 id = first.getKey();
    String more = faults.size() > 1 ? ", and %d more".formatted(faults.size() - 1) : "";
    return "work item [%d, %d, %d]: %s%s".formatted(id.x(), id.y(), id.z(), first.getValue(), more);
  }

  private static Optional<Outcome.Ended> faults(Map<Dim3, Fault> expected, Map<Dim3, Fault> told) {
    Map.Entry<Dim3, Fault> one = told.entrySet().iterator().next();
    Fault there = expected.get(one.getKey());
    if (there == null || !there.matches(one.getValue())) {
      return fault(
          "the device tells %s; in plain Java %s"
              .formatted(
                  describe(told),
                  there == null
                      ? "that work item does not fault, but " + describe(expected)
                      : describe(Map.of(one.getKey(), there))));
    }
    return Optional.empty();
  }

  private static Optional<Outcome.Ended> values(
      LaunchPlan plan, List<long[]> expected, List<long[]> found) {
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < expected.get(i).length; j++) {
        if (expected.get(i)[j] != found.get(i)[j]) {
          return Optional.of(
              new Outcome.Ended(
                  DifferenceKind.VALUES,
                  "argument %d, element %d: plain Java has %s, the device %s"
                      .formatted(
                          place(plan, i),
                          j,
                          value(plan, i, expected.get(i)[j]),
                          value(plan, i, found.get(i)[j]))));
        }
      }
    }
    return Optional.empty();
  }

  /** {@return which of the arguments is the given one of those that the host sees} */
  private static int place(LaunchPlan plan, int visible) {
    int seen = -1;
    for (int i = 0; i < plan.arguments().size(); i++) {
      if (plan.arguments().get(i) instanceof Argument.OfBuffer
          || plan.arguments().get(i) instanceof Argument.OfImage) {
        seen++;
      }
      if (seen == visible) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no memory " + visible);
  }

  private static String value(LaunchPlan plan, int visible, long bits) {
    return switch (plan.arguments().get(place(plan, visible))) {
      case Argument.OfBuffer buffer ->
          Memory.boxed(buffer.element(), bits) + " (0x" + Long.toHexString(bits) + ")";
      default -> "0x" + Long.toHexString(bits);
    };
  }
}
