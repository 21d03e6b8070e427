/**
 * Who runs workloads: the devices of every backend, plain Java, and OpenCL C by hand. A benchmark
 * names one by its id and knows no more of it.
 */
@NullMarked
package dev.heddle.bench.contender;

import org.jspecify.annotations.NullMarked;
