package dev.heddle.fuzz.plan;

import java.util.List;

/**
 * A kernel and what it is run with.
 *
 * @param source the declaration of its record, which is called {@link #NAME}
 * @param launches how it is run
 */
public record KernelCase(String source, List<LaunchPlan> launches) {
  /** The name of every kernel's record. */
  public static final String NAME = "Fuzzed";

  /** {@return whether its work items meet at barriers} */
  public boolean hasBarriers() {
    return source.contains(".barrier()");
  }
}
