package dev.heddle.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param from the value at the start
 * @param to the value at the end, larger
 * @param start the start's coordinate
 * @param end the end's coordinate
 */
record LogScale(double from, double to, double start, double end) {
  LogScale {
    if (!(from > 0 && to > from)) {
      throw new IllegalArgumentException("no logarithmic axis from %s to %s".formatted(from, to));
    }
  }

  /** {@return an axis that holds all values with some room at both ends} */
  static LogScale around(double least, double most, double start, double end) {
    double room = Math.max(1.12, Math.pow(most / least, 0.05));
    return new LogScale(least / room, most * room, start, end);
  }

  /** {@return the coordinate of a value; outside the axis that of its nearer end} */
  double at(double value) {
    double part = Math.log(Math.clamp(value, from, to) / from) / Math.log(to / from);
    return start + part * (end - start);
  }

  /** {@return round values to label, at most about {@code most} of them} */
  List<Double> ticks(int most) {
    double decades = Math.log10(to / from);
    double[] steps = decades > 2 ? new double[] {1} : new double[] {1, 2, 5};
    if (decades > 2 && decades * 2 <= most) {
      steps = new double[] {1, 3};
    }
    int every = (int) Math.max(1, Math.ceil(decades / most));
    List<Double> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(from)); e <= Math.ceil(Math.log10(to)); e++) {
      for (double step : steps) {
        double value = step * Math.pow(10, e);
        if (value >= from && value <= to && Math.floorMod(e, every) == 0) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }

  /** {@return powers of two to label, at most {@code most} of them} */
  List<Double> binaryTicks(int most) {
    int first = (int) Math.ceil(Math.log(from) / Math.log(2));
    int last = (int) Math.floor(Math.log(to) / Math.log(2));
    int every = Math.max(1, Math.ceilDiv(last - first + 1, most));
    List<Double> ticks = new ArrayList<>();
    for (int e = first; e <= last; e++) {
      if (Math.floorMod(e, every) == 0) {
        ticks.add(Math.pow(2, e));
      }
    }
    return ticks;
  }
}
