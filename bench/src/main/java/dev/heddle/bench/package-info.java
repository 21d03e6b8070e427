/** The benchmarks, one topic a class; {@code ./heddle bench} runs them. */
@NullMarked
package dev.heddle.bench;

import org.jspecify.annotations.NullMarked;
