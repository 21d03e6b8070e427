package dev.heddle.fuzz.run;

import dev.heddle.Dim3;
import dev.heddle.fuzz.DifferenceKind;
import java.util.List;
import java.util.Map;

/** What came of a launch. */
public sealed interface Outcome {
  /**
   * It went well.
   *
   * @param contents the bits of each component that is memory of the host's, in order
   */
  record Finished(List<long[]> contents) implements Outcome {}

  /**
   * It faulted.
   *
   * @param faults by global id; a device tells one
   */
  record Faulted(Map<Dim3, Fault> faults) implements Outcome {}

  /**
   * It came to another end.
   *
   * @param kind what kind of end
   * @param message what was said
   */
  record Ended(DifferenceKind kind, String message) implements Outcome {}
}
