#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void escapeTimes(const int n, global int *counts) {
  const int column = get_global_id(0);
  const int row = get_global_id(1);
  const float re = -2.0f + column * (2.5f / n);
  const float im = -1.25f + row * (2.5f / n);
  float x = 0.0f, y = 0.0f;
  int count = 0;
  while (count < 256 && x * x + y * y <= 4.0f) {
    const float next = x * x - y * y + re;
    y = 2.0f * x * y + im;
    x = next;
    count++;
  }
  counts[row * n + column] = count;
}
