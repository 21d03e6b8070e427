package dev.heddle.bench.report;

import java.util.List;
import java.util.Map;

/**
 * Everything about a run but its figures: what {@code run.json} holds.
 *
 * @param machine where it ran
 * @param contenders who ran
 * @param command the command that repeats it
 * @param settings how JMH was set, by name
 * @param started when, as ISO 8601
 * @param seconds how long it took so far
 * @param planned how many cases there were to be
 * @param work what the cases with a known amount of work do
 * @param skipped what was not run, each with its reason
 * @param failed what went wrong, each with its error
 */
public record RunDescription(
    MachineDescription machine,
    List<ContenderDescription> contenders,
    String command,
    Map<String, String> settings,
    String started,
    double seconds,
    int planned,
    List<Work> work,
    List<Omission> skipped,
    List<Omission> failed) {
  /**
   * What one operation of a benchmark does.
   *
   * @param benchmark class and method, as in the results
   * @param parameters its parameters, without the contender
   * @param flops floating-point operations
   * @param bytes bytes that have to go from or to memory at the least
   */
  public record Work(
      String benchmark, Map<String, String> parameters, double flops, double bytes) {}

  /**
   * What has no figure.
   *
   * @param what the benchmark and its parameters
   * @param why the reason, in one line
   */
  public record Omission(String what, String why) {}
}
