/**
 * What single commands cost on OpenCL devices: each benchmark has the same calls by hand beside it,
 * as {@code on=opencl-c}, on the same device in the same run.
 */
@NullMarked
package dev.heddle.bench.jocl;

import org.jspecify.annotations.NullMarked;
