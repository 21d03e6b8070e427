package dev.heddle.fuzz.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no case say what is wrong. */
class CaseTextTest {
  @Test
  void textWithoutLaunch_isRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> CaseText.parse("record Fuzzed() {}"));
    assertTrue(e.getMessage().contains("// launch:"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "range",
        "range x",
        "range 4 local 2,2",
        "range 4 | buffer int",
        "range 4 | int 1 2",
        "range 4 | ( int 1",
        "range 4 | widget 1",
        "range 4 | int"
      })
  void launchThatIsNotUnderstood_isQuoted(String launch) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> CaseText.parse("// launch: " + launch + "\n"));
    assertTrue(e.getMessage().contains(launch), e.getMessage());
  }
}
