package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void times_haveThreeDigitsAndAUnitThatFits() {
    assertEquals("1.23 s", Numbers.seconds(1.2345));
    assertEquals("12.3 ms", Numbers.seconds(0.012345));
    assertEquals("123 µs", Numbers.seconds(123.45e-6));
    assertEquals("1.23 ns", Numbers.seconds(1.2345e-9));
  }

  @Test
  void errors_areInTheUnitOfTheTime() {
    assertEquals("10.0 ± 0.46 ms", Numbers.seconds(new Estimate(0.01, 1e-4, 4)));
    assertEquals("10.0 ms", Numbers.seconds(new Estimate(0.01, Double.NaN, 0)));
  }

  @Test
  void ticks_haveNoZerosThatSayNothing() {
    assertEquals("0.1", Numbers.tick(0.1));
    assertEquals("100", Numbers.tick(100));
    assertEquals("1,000", Numbers.tick(1000));
    assertEquals("4K", Numbers.shortCount(4096));
    assertEquals("2M", Numbers.shortCount(1 << 21));
  }

  @Test
  void rates_areInPowersOfThousandAndAmountsOf1024() {
    assertEquals("12.3 GB/s", Numbers.bandwidth(12.34e9));
    assertEquals("1.50 TFLOP/s", Numbers.flops(1.5e12));
    assertEquals("64 MiB", Numbers.bytes(1 << 26));
  }
}
