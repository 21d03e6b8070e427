package dev.heddle.backend.cpu.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.heddle.Rule;
import dev.heddle.tck.ContractKit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit's own test: each rule, once broken, fails tests that prove it, and none but them. */
class KitBreaksEachRuleTest {
  /** A backend that breaks rules has much to complain of; this is not for the console. */
  @BeforeAll
  static void beQuiet() {
    filter(record -> false);
  }

  @AfterAll
  static void speakAgain() {
    filter(null);
  }

  private static void filter(Filter filter) {
    for (Handler console : Logger.getLogger("").getHandlers()) {
      console.setFilter(filter);
    }
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void brokenRule_failsItsTestsAlone(Rule rule) {
    Map<String, List<Rule>> failures = ContractKit.failuresWithout("cpu", rule);
    assertNotEquals(Map.of(), failures, "no test saw that the rule was broken");
    Map<String, List<Rule>> others = new TreeMap<>(failures);
    others.values().removeIf(proven -> proven.contains(rule));
    assertEquals(Map.of(), others, "tests of other rules failed");
  }
}
