package dev.heddle.spi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Sets of command numbers against the JDK's sets. */
class NumbersTest {
  private static final long SEED = 25;
  private static final int RANGE = 400;

  private static void assertSame(Set<Long> expected, Numbers actual, long from, String what) {
    for (long n = from; n < from + RANGE; n++) {
      long number = n;
      assertEquals(
          expected.contains(n), actual.contains(n), () -> what + ": " + number + ", seed " + SEED);
    }
  }

  @Test
  void randomUnions_agreeWithSets() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      long from = random.nextBoolean() ? 1 : (1L << 40) + random.nextInt(1000);
      Numbers numbers = Numbers.NONE;
      TreeSet<Long> expected = new TreeSet<>();
      for (int i = 0; i < 40; i++) {
        Numbers part = Numbers.NONE;
        for (int k = random.nextInt(4); k >= 0; k--) {
          long number = from + random.nextInt(RANGE);
          part = part.union(Numbers.of(number));
          expected.add(number);
        }
        numbers = random.nextBoolean() ? numbers.union(part) : part.union(numbers);
      }
      assertSame(expected, numbers, from, "union");
      long limit = from + random.nextInt(RANGE);
      Numbers above = numbers.above(limit);
      TreeSet<Long> kept = new TreeSet<>(expected.tailSet(limit, false));
      for (long n = limit + 1; n < from + RANGE; n++) {
        assertEquals(kept.contains(n), above.contains(n), "above " + limit);
      }
      long last = limit;
      while (expected.contains(last + 1)) {
        last++;
      }
      assertEquals(last, numbers.runAfter(limit), "run after " + limit);
    }
  }

  @Test
  void longRun_endsWhereItBreaks() {
    Numbers numbers = Numbers.NONE;
    for (long n = 60; n <= 200; n++) {
      numbers = numbers.union(Numbers.of(n));
    }
    assertEquals(200, numbers.runAfter(59));
    assertEquals(58, numbers.runAfter(58));
    assertEquals(200, numbers.runAfter(127));
    assertEquals(500, numbers.runAfter(500));
  }
}
