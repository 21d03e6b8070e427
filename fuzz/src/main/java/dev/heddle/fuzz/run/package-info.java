/** Compiles kernels and runs them, as plain Java and on devices. */
@NullMarked
package dev.heddle.fuzz.run;

import org.jspecify.annotations.NullMarked;
