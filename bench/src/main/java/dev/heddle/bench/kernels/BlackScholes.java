package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.DeviceFeature;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;
import java.util.Set;

/**
 * Prices of European calls and puts (Black and Scholes, 1973), in doubles; the normal distribution
 * is the polynomial 26.2.17 of Abramowitz and Stegun.
 */
final class BlackScholes extends Workload {
  private static final double RATE = 0.02;
  private static final double VOLATILITY = 0.3;

  /** Counted by hand in {@link #price}: arithmetic as 1, functions as 10. */
  private static final double FLOPS = 115;

  private final double[] spot;
  private final double[] strike;
  private final double[] years;
  private final double[] call;
  private final double[] put;

  BlackScholes(int size) {
    super("black-scholes");
    spot = scaled(Data.floats(size, 5), 5, 25);
    strike = scaled(Data.floats(size, 6), 1, 99);
    years = scaled(Data.floats(size, 7), 0.25, 9.75);
    call = new double[size];
    put = new double[size];
  }

  private static double[] scaled(float[] unit, double from, double range) {
    double[] scaled = new double[unit.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = from + range * unit[i];
    }
    return scaled;
  }

  /** A price of a call and of a put. */
  record Price(double call, double put) {}

  record PriceOptions(
      Buffer.OfDouble spot,
      Buffer.OfDouble strike,
      Buffer.OfDouble years,
      Buffer.OfDouble call,
      Buffer.OfDouble put)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Price price = price(spot.get(i), strike.get(i), years.get(i));
      call.set(i, price.call());
      put.set(i, price.put());
    }
  }

  static Price price(double spot, double strike, double years) {
    double deviation = VOLATILITY * Math.sqrt(years);
    double d1 =
        (Math.log(spot / strike) + (RATE + 0.5 * VOLATILITY * VOLATILITY) * years) / deviation;
    double n1 = normal(d1);
    double n2 = normal(d1 - deviation);
    double discounted = strike * Math.exp(-RATE * years);
    double call = spot * n1 - discounted * n2;
    return new Price(call, call + discounted - spot);
  }

  private static double normal(double d) {
    double k = 1.0 / (1.0 + 0.2316419 * Math.abs(d));
    double polynomial =
        k
            * (0.319381530
                + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
    double tail = 0.3989422804014327 * Math.exp(-0.5 * d * d) * polynomial;
    return d > 0 ? 1.0 - tail : tail;
  }

  @Override
  public Cost cost() {
    return cost(spot.length);
  }

  static Cost cost(int n) {
    return new Cost(FLOPS * n, 40.0 * n);
  }

  @Override
  public Set<DeviceFeature> needs() {
    return Set.of(DeviceFeature.FP64);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        spot.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            Price price = price(spot[i], strike[i], years[i]);
            call[i] = price.call();
            put[i] = price.put();
          }
        });
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        Stage.of(
            PriceOptions.class,
            NDRange.of(spot.length),
            new Slot.Doubles(spot),
            new Slot.Doubles(strike),
            new Slot.Doubles(years),
            new Slot.Doubles(call),
            new Slot.Doubles(put)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of(new Slot.Doubles(spot), new Slot.Doubles(strike), new Slot.Doubles(years));
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Doubles(call), new Slot.Doubles(put));
  }

  /**
   * Against the integral of the density, summed by Simpson's rule: the polynomial's error is 1e-7.
   */
  @Override
  public void check(Accuracy accuracy) {
    for (int i : Accuracy.sample(call.length, 512)) {
      double deviation = VOLATILITY * Math.sqrt(years[i]);
      double d1 =
          (Math.log(spot[i] / strike[i]) + (RATE + VOLATILITY * VOLATILITY / 2) * years[i])
              / deviation;
      double discounted = strike[i] * Math.exp(-RATE * years[i]);
      double expected = spot[i] * integral(d1) - discounted * integral(d1 - deviation);
      accuracy.expect(name(), i, call[i], expected, 3e-5);
      accuracy.expect(name(), i, put[i], expected + discounted - spot[i], 3e-5);
    }
  }

  private static double integral(double d) {
    int steps = 200;
    double h = Math.clamp(d, -9, 9) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      double x = i * h;
      sum += weight * Math.exp(-x * x / 2);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }
}
