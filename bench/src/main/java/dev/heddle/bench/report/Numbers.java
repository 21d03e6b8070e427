package dev.heddle.bench.report;

import java.util.Locale;

/** Numbers as people read them: three digits and a unit. */
final class Numbers {
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Numbers() {}

  /** {@return a time: {@code 12.3 µs}} */
  static String seconds(double seconds) {
    return scaled(seconds, secondsUnit(seconds));
  }

  /** {@return a time and its margin in the same unit: {@code 12.3 ± 0.4 µs}} */
  static String seconds(Estimate estimate) {
    Unit unit = secondsUnit(estimate.mean());
    String margin = estimate.hasError() ? " ± " + margin(estimate.margin() / unit.factor()) : "";
    return digits(estimate.mean() / unit.factor()) + margin + " " + unit.name();
  }

  private record Unit(double factor, String name) {}

  private static Unit secondsUnit(double seconds) {
    if (!(seconds < 1)) {
      return new Unit(1, "s");
    } else if (seconds >= 1e-3) {
      return new Unit(1e-3, "ms");
    }
    return seconds >= 1e-6 ? new Unit(1e-6, "µs") : new Unit(1e-9, "ns");
  }

  private static String scaled(double value, Unit unit) {
    return digits(value / unit.factor()) + " " + unit.name();
  }

  /** {@return three digits that count, with separators: 1,230 and 12.3 and 0.0123} */
  static String digits(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : "?";
    }
    int places = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%,." + Math.clamp(places, 0, 9) + "f", value);
  }

  /** {@return a round number for an axis, without zeros that say nothing} */
  static String tick(double value) {
    String digits = digits(value);
    return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
  }

  /** Two digits do for an error. */
  private static String margin(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : "?";
    }
    int places = 1 - (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%,." + Math.clamp(places, 0, 9) + "f", value);
  }

  /** {@return a ratio: {@code 1.23×}} */
  static String times(double ratio) {
    return digits(ratio) + "×";
  }

  /** {@return a ratio with its interval: {@code 1.23× (1.1 to 1.4)}} */
  static String times(Ratio ratio) {
    return Double.isFinite(ratio.low()) && Double.isFinite(ratio.high())
        ? "%s (%s to %s)".formatted(times(ratio.value()), digits(ratio.low()), digits(ratio.high()))
        : times(ratio.value());
  }

  /** {@return a whole number with separators} */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@return a count for an axis: 1K, 16K, 1M, in powers of 1024} */
  static String shortCount(double value) {
    if (value < 1024) {
      return tick(value);
    }
    return value < 1 << 20 ? tick(value / 1024) + "K" : tick(value / (1 << 20)) + "M";
  }

  /** {@return an amount of memory: {@code 64 MiB}} */
  static String bytes(double bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < BINARY.length - 1) {
      value /= 1024;
      unit++;
    }
    return (value == Math.rint(value) ? "%.0f %s" : "%.1f %s").formatted(value, BINARY[unit]);
  }

  /** {@return a rate of bytes, in powers of 1000 as bandwidths are given} */
  static String bandwidth(double bytesPerSecond) {
    return bytesPerSecond < 1e9
        ? digits(bytesPerSecond / 1e6) + " MB/s"
        : digits(bytesPerSecond / 1e9) + " GB/s";
  }

  /** {@return a rate of floating-point operations} */
  static String flops(double perSecond) {
    if (perSecond >= 1e12) {
      return digits(perSecond / 1e12) + " TFLOP/s";
    }
    return perSecond >= 1e9
        ? digits(perSecond / 1e9) + " GFLOP/s"
        : digits(perSecond / 1e6) + " MFLOP/s";
  }
}
