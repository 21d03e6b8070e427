#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void scaledSum(const float a, global const float *x, global const float *y, global float *z) {
  const int i = get_global_id(0);
  z[i] = a * x[i] + y[i];
}
