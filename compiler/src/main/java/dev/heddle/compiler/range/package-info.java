/**
 * Range analysis: which checks of a kernel can be made once, on the host, at a launch.
 *
 * <p>{@link dev.heddle.compiler.range.BoundsCheckElimination} is the entry. While a kernel is
 * compiled, {@code RangeAnalysis} finds the checks whose index is an affine form of what a launch
 * knows, and what guards and loops say about it; at a launch, {@link
 * dev.heddle.compiler.range.LaunchConditions} evaluates intervals. Where they hold, a kernel
 * without these checks does what the kernel with them does.
 */
@NullMarked
package dev.heddle.compiler.range;

import org.jspecify.annotations.NullMarked;
