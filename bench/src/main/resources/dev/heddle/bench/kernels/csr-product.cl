#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void multiplyRows(global const int *starts, global const int *columns, global const float *values,
                         global const float *x, global float *y) {
  const int row = get_global_id(0);
  float sum = 0.0f;
  const int end = starts[row + 1];
  for (int i = starts[row]; i < end; i++) {
    sum += values[i] * x[columns[i]];
  }
  y[row] = sum;
}
