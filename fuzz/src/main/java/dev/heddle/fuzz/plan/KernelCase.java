package dev.heddle.fuzz.plan;

import dev.heddle.DeviceFeature;
import dev.heddle.fuzz.syntax.Primitive;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kernel and what it is run with.
 *
 * @param source the declaration of its record, which is called {@link #NAME}
 * @param launches how it is run
 */
public record KernelCase(String source, List<LaunchPlan> launches) {
  /** The name of every kernel's record. */
  public static final String NAME = "Fuzzed";

  private static final Pattern DOUBLES =
      Pattern.compile("[dD]ouble|\\d\\.\\d+(E-?\\d+)?(?![\\dfE])|Math\\.(floor|ceil|rint|sqrt)\\(");
  private static final Pattern ATOMIC = Pattern.compile("\\.(getAnd|compareAnd)");

  /** {@return whether its work items meet at barriers} */
  public boolean hasBarriers() {
    return source.contains(".barrier()");
  }

  /** {@return what a device must have to run it; more at times, never less} */
  public Set<DeviceFeature> needs() {
    Set<DeviceFeature> needs = EnumSet.of(DeviceFeature.JAVA_KERNELS);
    if (DOUBLES.matcher(source).find()) {
      needs.add(DeviceFeature.FP64);
    }
    boolean atomic = ATOMIC.matcher(source).find();
    for (Argument argument : launches.getFirst().arguments()) {
      switch (argument) {
        case Argument.OfBuffer buffer when buffer.element() == Primitive.LONG && atomic ->
            needs.add(DeviceFeature.INT64_ATOMICS);
        case Argument.OfImage _ -> needs.add(DeviceFeature.IMAGES);
        default -> {}
      }
    }
    return needs;
  }
}
