package dev.heddle.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The machine of a run.
 *
 * @param facts what is known of it, by name, in the order to show
 * @param devices the devices of all backends, each with its facts
 */
public record MachineDescription(Map<String, String> facts, List<Map<String, String>> devices) {
  /** Copies both. */
  public MachineDescription {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    devices = List.copyOf(devices);
  }
}
