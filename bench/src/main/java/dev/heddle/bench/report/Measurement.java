package dev.heddle.bench.report;

import java.util.Map;

/**
 * What one contender took for one subject.
 *
 * @param subject what was measured
 * @param on the contender's id; empty for benchmarks that have no contender, such as the JDK's own
 * @param seconds the time of one operation
 * @param extra what was counted beside the time, per iteration and JVM added up, by name
 */
record Measurement(Subject subject, String on, Estimate seconds, Map<String, Estimate> extra) {}
