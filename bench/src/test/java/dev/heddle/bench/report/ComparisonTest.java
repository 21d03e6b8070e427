package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Map<String, String> SAXPY = Map.of("kernel", "saxpy", "size", "1024");

  @Test
  void clearChange_hasAVerdictBothWays() {
    MadeUpRun before = saxpy(10, 10.1, 9.9, 10, 10.05);
    MadeUpRun after = saxpy(15, 15.1, 14.9, 15.2, 15);

    String slower = Comparison.of(before.run(), after.run()).text();
    String faster = Comparison.of(after.run(), before.run()).text();

    assertTrue(slower.contains("slower: 1\n"), slower);
    assertTrue(slower.contains("Kernels.time saxpy, 1,024 on cpu"), slower);
    assertTrue(slower.contains("1.50×"), slower);
    assertTrue(slower.contains("faster: 0\n"), slower);
    assertTrue(faster.contains("faster: 1\n") && faster.contains("slower: 0\n"), faster);
  }

  @Test
  void changeWithinTheErrors_hasNone() {
    String text =
        Comparison.of(saxpy(10, 12, 8, 11, 9).run(), saxpy(11, 13, 9, 12, 10).run()).text();

    assertTrue(text.contains("slower: 0\n") && text.contains("faster: 0\n"), text);
    assertTrue(text.contains("no verdict: 1 of 1"), text);
  }

  @Test
  void singleValues_haveNoneHoweverFarApart() {
    String text = Comparison.of(saxpy(1).run(), saxpy(100).run()).text();

    assertTrue(text.contains("no verdict: 1 of 1"), text);
  }

  @Test
  void sameRun_hasNoVerdictAndNoWarning() {
    Comparison comparison = Comparison.of(saxpy(1, 2, 3).run(), saxpy(1, 2, 3).run());

    assertTrue(comparison.warnings().isEmpty(), comparison.text());
    assertTrue(comparison.text().startsWith("slower: 0\n"), comparison.text());
  }

  @Test
  void otherMachine_isWarnedOf() {
    MadeUpRun other = saxpy(1, 2, 3).fact("JDK", "26");

    String text = Comparison.of(saxpy(1, 2, 3).run(), other.run()).text();

    assertTrue(text.contains("JDK: 25 (made up) / 26"), text);
  }

  @Test
  void casesOfOneRunOnly_areCounted() {
    MadeUpRun more = saxpy(1, 2, 3).micros("EventWait.marker", "jocl", Map.of(), 1, 2);

    Comparison comparison = Comparison.of(saxpy(1, 2, 3).run(), more.run());

    assertEquals(1, comparison.onlyAfter().size());
    assertTrue(comparison.onlyBefore().isEmpty());
    assertFalse(comparison.changes().isEmpty());
  }

  private static MadeUpRun saxpy(double... micros) {
    return new MadeUpRun().micros("Kernels.time", "cpu", SAXPY, micros);
  }
}
