// dev.heddle.compiler.kernels.ArithmeticKernels$Longs
#pragma OPENCL FP_CONTRACT OFF

long java_divide_long(long a, long b) {
  return b == -1 ? (long) (0ul - a) : b == 0 ? 0 : a / b;
}

__kernel void Longs(
    const long scale,
    __global long *x,
    const long x_start,
    const long x_length,
    __global const int *y,
    const long y_start,
    const long y_length) {
  x += x_start;
  y += y_start;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:33
  const long a = (long) ((ulong) x[i] * scale + (long) y[i]); // ArithmeticKernels.java:34
  x[i] = (long) ((ulong) (a << y[i]) + (long) ((ulong) a >> 7) - java_divide_long(a, scale | 1L) + (long) (int) (a >> 63 | (long) ((ulong) (long) (0ul - a) >> 63))); // ArithmeticKernels.java:35
}
