package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bench.report.Ratio.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatioTest {
  @Test
  void errorsAddUpAsRelativeErrors() {
    Ratio ratio = Ratio.of(new Estimate(20, 0.6, 1000), new Estimate(10, 0.4, 1000));

    assertEquals(2, ratio.value());
    // sqrt(0.03² + 0.04²) = 0.05, and t for many degrees of freedom at 99 % is 2.578 by a table
    assertEquals(2 * Math.exp(2.578 * 0.05), ratio.high(), 1e-3);
    assertEquals(2 / Math.exp(2.578 * 0.05), ratio.low(), 1e-3);
  }

  @Test
  void inverse_isTheRatioOfTheOtherWayRound() {
    Estimate a = new Estimate(20, 0.6, 4);
    Estimate b = new Estimate(10, 0.4, 7);

    Ratio inverse = Ratio.of(a, b).inverse();
    Ratio other = Ratio.of(b, a);

    assertEquals(other.value(), inverse.value(), 1e-12);
    assertEquals(other.low(), inverse.low(), 1e-12);
    assertEquals(other.high(), inverse.high(), 1e-12);
  }

  @Test
  void verdict_isOnlyWhereTheIntervalLeavesOutOne() {
    assertEquals(Verdict.LARGER, ratio(12, 10, 0.1).verdict());
    assertEquals(Verdict.SMALLER, ratio(8, 10, 0.1).verdict());
    assertEquals(Verdict.OPEN, ratio(10.5, 10, 0.4).verdict());
  }

  @Test
  void withoutAnErrorOnEitherSide_thereIsNoVerdict() {
    Estimate known = new Estimate(10, 0.1, 4);
    Estimate single = Estimate.of(List.of(new double[] {99}));

    assertEquals(Verdict.OPEN, Ratio.of(single, known).verdict());
    assertEquals(Verdict.OPEN, Ratio.of(known, single).verdict());
    assertEquals(9.9, Ratio.of(single, known).value(), 1e-12);
  }

  @Test
  void errorsOfZero_leaveAVerdict() {
    assertEquals(Verdict.LARGER, Ratio.of(new Estimate(2, 0, 4), new Estimate(1, 0, 4)).verdict());
  }

  /** Of intervals at 99 %, about one in a hundred misses; here the errors are like JMH's. */
  @Test
  void interval_holdsTheTrueRatioAsOftenAsItSays() {
    long seed = 42;
    Random random = new Random(seed);
    int trials = 4000;
    long held =
        IntStream.range(0, trials)
            .filter(
                i -> {
                  Ratio ratio = Ratio.of(drawn(random, 3, 0.05), drawn(random, 2, 0.1));
                  return ratio.low() <= 1.5 && 1.5 <= ratio.high();
                })
            .count();
    double part = (double) held / trials;
    assertTrue(part > 0.98 && part < 0.998, "seed " + seed + ": held " + part);
  }

  private static Estimate drawn(Random random, double mean, double noise) {
    double[] values = new double[5];
    Arrays.setAll(values, i -> mean * (1 + noise * random.nextGaussian()));
    return Estimate.of(List.of(values));
  }

  private static Ratio ratio(double a, double b, double error) {
    return Ratio.of(new Estimate(a, error, 8), new Estimate(b, error, 8));
  }
}
