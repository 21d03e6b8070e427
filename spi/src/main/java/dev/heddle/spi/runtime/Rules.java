package dev.heddle.spi.runtime;

import dev.heddle.ContractViolationException;
import dev.heddle.Rule;
import dev.heddle.Status;
import dev.heddle.Validation;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which rules of the contract are checked: all of them, less those that the level of validation
 * drops, less the one that the contract kit breaks to see its tests fail.
 */
final class Rules {
  private static final Set<Rule> DROPPED_WHEN_OFF =
      EnumSet.of(Rule.MAP_8, Rule.MAP_9, Rule.USE_1, Rule.USE_2, Rule.USE_5, Rule.USE_6);

  private final EnumSet<Rule> enforced = EnumSet.allOf(Rule.class);
  private final Validation validation;

  Rules(Set<Rule> unenforced, Validation validation) {
    this.enforced.removeAll(unenforced);
    this.validation = enforced.contains(Rule.USE_7) ? validation : Validation.CONTRACT;
    if (this.validation == Validation.OFF) {
      this.enforced.removeAll(DROPPED_WHEN_OFF);
    }
  }

  boolean enforces(Rule rule) {
    return enforced.contains(rule);
  }

  /** Whether mapped regions and the order of commands are looked at. */
  boolean tracksOrder() {
    return validation != Validation.OFF;
  }

  /** Whether unordered conflicting commands are reported, and places remembered. */
  boolean full() {
    return validation == Validation.FULL;
  }

  /** Refuses a call, if the rule is in force. */
  void refuse(Rule rule, Status status, String detail, Object... arguments) {
    if (enforces(rule)) {
      throw violation(rule, status, detail, arguments);
    }
  }

  /** What is closed a second time does nothing, where that rule is in force. */
  void closedAgain(Rule rule, Object closed) {
    if (!enforces(rule)) {
      throw new IllegalStateException(closed + " was closed before");
    }
  }

  static ContractViolationException violation(
      Rule rule, Status status, String detail, Object... arguments) {
    return new ContractViolationException(
        rule, status, String.format(Locale.ROOT, detail, arguments));
  }
}
