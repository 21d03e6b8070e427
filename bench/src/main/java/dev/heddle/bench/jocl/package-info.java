/**
 * What Heddle costs on OpenCL devices: each benchmark has the same commands written by hand against
 * JOCL beside it, on the same device in the same run.
 */
@NullMarked
package dev.heddle.bench.jocl;

import org.jspecify.annotations.NullMarked;
