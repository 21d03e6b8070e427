package dev.heddle.bench.report;

/**
 * Who ran benchmarks.
 *
 * @param id the value of the benchmarks' parameter {@code on}
 * @param kind what it is
 * @param title a few words for a legend
 * @param hardware what it ran on: contenders with the same words here share a processor
 * @param driver the driver and its version; empty for plain Java
 */
public record ContenderDescription(
    String id, Kind kind, String title, String hardware, String driver) {
  /** What a contender is. */
  public enum Kind {
    /** A backend of Heddle. */
    HEDDLE,
    /** Java without Heddle. */
    PLAIN_JAVA,
    /** The device's own interface without Heddle. */
    BY_HAND
  }
}
