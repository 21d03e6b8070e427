package dev.heddle.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes between a run and a JVM that cases share is text. */
class LinesTest {
  @Test
  void caseWithAndWithoutParameters_isTheSameBehindALine() {
    Case with = Case.of("a.B.time", Map.of("on", "jocl-2", "code", "a=b c"));
    Case without = Case.of("a.B.time", Map.of());

    assertEquals(with, Case.parse(with.line()));
    assertEquals(without, Case.parse(without.line()));
  }

  @Test
  void failureOfSeveralLines_isTheSameBehindOneLine() {
    Answer failed = new Answer.Failed("wrong at 3:\n½ and not ¼");

    assertEquals(1, failed.line().lines().count());
    assertEquals(Optional.of(failed), Answer.parse(failed.line()));
  }

  @Test
  void whatNativeCodePrints_isNoAnswer() {
    assertEquals(Optional.empty(), Answer.parse("warning: failed to compile"));
  }

  @Test
  void settings_keepTheIterationsAndTheirTimes() {
    Settings parsed = Settings.parse(Settings.QUICK.arguments());

    assertEquals(Settings.QUICK.arguments(), parsed.arguments());
    assertEquals(Settings.QUICK.perCase(), parsed.perCase());
  }
}
