/**
 * The work that backends are compared by: each computation once as kernel records, once as OpenCL C
 * (a resource beside it), once as plain Java, with what it costs at the least and how its result is
 * checked. Nothing here knows who runs it or takes its time.
 */
@NullMarked
package dev.heddle.bench.kernels;

import org.jspecify.annotations.NullMarked;
