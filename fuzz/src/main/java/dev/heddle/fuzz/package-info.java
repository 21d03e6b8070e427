/**
 * The differential fuzzer: random kernels on random arguments, run as plain Java and on devices,
 * the results compared bit for bit.
 */
@NullMarked
package dev.heddle.fuzz;

import org.jspecify.annotations.NullMarked;
