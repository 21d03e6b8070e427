package dev.heddle.fuzz.run;

import dev.heddle.Kernel;
import dev.heddle.fuzz.DifferenceKind;
import dev.heddle.fuzz.plan.KernelCase;
import dev.heddle.fuzz.plan.LaunchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a case as plain Java once, and on devices against that. */
public final class CaseRunner {
  private final KernelCase kernel;
  private final Class<? extends Kernel> type;
  private final List<Outcome> expected = new ArrayList<>();

  /** Runs the case as plain Java. */
  public CaseRunner(KernelCase kernel, Class<? extends Kernel> type) {
    this.kernel = kernel;
    this.type = type;
    for (LaunchPlan plan : kernel.launches()) {
      expected.add(PlainJava.run(type, plan, kernel.hasBarriers()));
    }
  }

  /**
   * {@return the first difference of a device that can run the case}
   *
   * @param device where to run it
   */
  public Optional<Outcome.Ended> difference(DeviceRunner device) {
    for (int i = 0; i < expected.size(); i++) {
      LaunchPlan plan = kernel.launches().get(i);
      Optional<Outcome.Ended> difference =
          Comparison.compare(plan, expected.get(i), device.run(type, plan));
      if (difference.isPresent()) {
        String which = expected.size() > 1 ? "launch %d: ".formatted(i + 1) : "";
        return difference.map(d -> new Outcome.Ended(d.kind(), which + d.message()));
      }
    }
    return Optional.empty();
  }

  /** {@return the first difference of a case on a device, from nothing but the case} */
  public static Optional<Outcome.Ended> difference(KernelCase kernel, DeviceRunner device) {
    Class<? extends Kernel> type;
    try {
      type = KernelClasses.compile(List.of(kernel)).getFirst();
    } catch (IllegalArgumentException e) {
      return Optional.of(new Outcome.Ended(DifferenceKind.INVALID, String.valueOf(e.getMessage())));
    }
    if (!KernelClasses.verifies(type)) {
      return Optional.of(
          new Outcome.Ended(DifferenceKind.INVALID, "javac makes code that does not verify"));
    }
    try {
      return new CaseRunner(kernel, type).difference(device);
    } catch (UnmadeArgumentException e) {
      return Optional.of(new Outcome.Ended(DifferenceKind.INVALID, String.valueOf(e.getMessage())));
    }
  }
}
