/**
 * OpenCL as a program has it that calls JOCL itself: what Heddle is compared with, for whole
 * workloads and for single commands. Nothing here knows of Heddle.
 */
@NullMarked
package dev.heddle.bench.opencl;

import org.jspecify.annotations.NullMarked;
