#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

constant float WEIGHTS[5] = {0.0625f, 0.25f, 0.375f, 0.25f, 0.0625f};

kernel void filterBuffer(const int n, global const float *source, global float *target) {
  const int x = get_global_id(0);
  const int y = get_global_id(1);
  float sum = 0.0f;
  for (int j = 0; j < 5; j++) {
    const int row = clamp(y + j - 2, 0, n - 1) * n;
    for (int i = 0; i < 5; i++) {
      sum += WEIGHTS[i] * WEIGHTS[j] * source[row + clamp(x + i - 2, 0, n - 1)];
    }
  }
  target[y * n + x] = sum;
}
