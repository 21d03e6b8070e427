package dev.heddle.fuzz.plan;

import dev.heddle.NDRange;
import java.util.List;

/**
 * A launch of a kernel.
 *
 * @param range its range; without a local size, nothing that depends on groups is looked at
 * @param arguments a value for each component of the kernel's record
 */
public record LaunchPlan(NDRange range, List<Argument> arguments) {}
