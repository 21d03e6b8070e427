/**
 * A run of the benchmarks: what there is to run, JMH for one case after another, and a folder that
 * holds at any time what has been measured so far.
 */
@NullMarked
package dev.heddle.bench.run;

import org.jspecify.annotations.NullMarked;
