// dev.heddle.compiler.kernels.ArithmeticKernels$Saxpy
#pragma OPENCL FP_CONTRACT OFF

__kernel void Saxpy(
    const float a,
    __global const float *x,
    const long x_start,
    const long x_length,
    __global float *y,
    const long y_start,
    const long y_length) {
  x += x_start;
  y += y_start;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:12
  y[i] = a * x[i] + y[i]; // ArithmeticKernels.java:13
}
