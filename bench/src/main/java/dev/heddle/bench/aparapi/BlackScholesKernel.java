package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** One option a work item, in doubles. */
final class BlackScholesKernel extends HandKernel {
  private static final double RATE = 0.02;
  private static final double VOLATILITY = 0.3;

  private final double[] spot;
  private final double[] strike;
  private final double[] years;
  private final double[] call;
  private final double[] put;
  private final Range range;

  BlackScholesKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    spot = arguments.doubles(0);
    strike = arguments.doubles(1);
    years = arguments.doubles(2);
    call = arguments.doubles(3);
    put = arguments.doubles(4);
    range = range(spot.length);
  }

  @Override
  public void run() {
    unfused(0);
    int i = getGlobalId(0);
    double deviation = VOLATILITY * sqrt(years[i]);
    double d1 =
        (log(spot[i] / strike[i]) + (RATE + 0.5 * VOLATILITY * VOLATILITY) * years[i]) / deviation;
    double n1 = normal(d1);
    double n2 = normal(d1 - deviation);
    double discounted = strike[i] * exp(-RATE * years[i]);
    double price = spot[i] * n1 - discounted * n2;
    call[i] = price;
    put[i] = price + discounted - spot[i];
  }

  private double normal(double d) {
    unfused(0);
    double k = 1.0 / (1.0 + 0.2316419 * abs(d));
    double polynomial =
        k
            * (0.319381530
                + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
    double tail = 0.3989422804014327 * exp(-0.5 * d * d) * polynomial;
    return d > 0 ? 1.0 - tail : tail;
  }

  @Override
  public void launchAll() {
    launch(range);
  }
}
