#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void heatStep(const int n, global const float *before, global float *after) {
  const int x = get_global_id(0);
  const int y = get_global_id(1);
  const int z = get_global_id(2);
  const int i = (z * n + y) * n + x;
  if (x == 0 || y == 0 || z == 0 || x == n - 1 || y == n - 1 || z == n - 1) {
    after[i] = before[i];
    return;
  }
  const float sum = before[i - 1] + before[i + 1] + before[i - n] + before[i + n] + before[i - n * n]
      + before[i + n * n];
  after[i] = 0.4f * before[i] + 0.1f * sum;
}
