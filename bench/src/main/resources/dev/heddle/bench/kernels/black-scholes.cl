#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

#define RATE 0.02
#define VOLATILITY 0.3

double normal_distribution(const double d) {
  const double k = 1.0 / (1.0 + 0.2316419 * fabs(d));
  const double polynomial =
      k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  const double tail = 0.39894228040143267794 * exp(-0.5 * d * d) * polynomial;
  return d > 0 ? 1.0 - tail : tail;
}

kernel void priceOptions(global const double *spot, global const double *strike, global const double *years,
                         global double *call, global double *put) {
  const int i = get_global_id(0);
  const double deviation = VOLATILITY * sqrt(years[i]);
  const double d1 =
      (log(spot[i] / strike[i]) + (RATE + 0.5 * VOLATILITY * VOLATILITY) * years[i]) / deviation;
  const double n1 = normal_distribution(d1);
  const double n2 = normal_distribution(d1 - deviation);
  const double discounted = strike[i] * exp(-RATE * years[i]);
  const double price = spot[i] * n1 - discounted * n2;
  call[i] = price;
  put[i] = price + discounted - spot[i];
}
