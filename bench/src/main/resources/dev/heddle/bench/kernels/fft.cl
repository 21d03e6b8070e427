#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void butterflies(const int half_length, const int width, global const float *roots,
                        global const float *source, global float *target) {
  const int i = get_global_id(0);
  const int k = i & (width - 1);
  const int root = 2 * (i - k);
  const float re0 = source[2 * i];
  const float im0 = source[2 * i + 1];
  const float re1 = source[2 * (i + half_length)];
  const float im1 = source[2 * (i + half_length) + 1];
  const float re = re0 - re1;
  const float im = im0 - im1;
  const float c = roots[root];
  const float s = roots[root + 1];
  const int to = 2 * (2 * i - k);
  target[to] = re0 + re1;
  target[to + 1] = im0 + im1;
  target[to + 2 * width] = re * c - im * s;
  target[to + 2 * width + 1] = re * s + im * c;
}
