package dev.heddle.bench.report;

import java.util.Optional;

/**
 * What one contender took for one subject.
 *
 * @param subject what was measured
 * @param on the contender's id; empty for benchmarks that have no contender, such as the JDK's own
 * @param seconds the time of one operation
 * @param kernelSeconds the time of the kernels alone, by the device's clock, where it was asked for
 */
record Measurement(
    Subject subject, String on, Estimate seconds, Optional<Estimate> kernelSeconds) {}
