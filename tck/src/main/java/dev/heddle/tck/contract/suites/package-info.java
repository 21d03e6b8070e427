/**
 * Kernels of public benchmark suites, written anew in the kernel language from the suites'
 * algorithms: each gives on a device what a sequential program in plain Java gives, within the
 * suite's own check.
 *
 * <p>A class of tests holds one program of a suite, or a few small ones, with its kernels and its
 * sequential form. Integers, and {@code + - * / sqrt} in the order of the sequential form, are
 * compared bit by bit; where sums are in another order, or a function has a bound, the test states
 * how far apart results may be. The NAS programs run class S, and are checked by the suite's own
 * numbers.
 */
@NullMarked
package dev.heddle.tck.contract.suites;

import org.jspecify.annotations.NullMarked;
