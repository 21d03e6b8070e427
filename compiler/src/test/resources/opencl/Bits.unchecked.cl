// dev.heddle.compiler.kernels.ArithmeticKernels$Bits
#pragma OPENCL FP_CONTRACT OFF

int java_trailing_zeros_long(long a) {
  return a == 0 ? 64 : 63 - (int) clz(a & (long) (0ul - a));
}

__kernel void Bits(
    __global int *x,
    const long x_start,
    const long x_length,
    __global long *y,
    const long y_start,
    const long y_length,
    __global float *f,
    const long f_start,
    const long f_length) {
  x += x_start;
  y += y_start;
  f += f_start;
  int result;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:73
  const int i_1 = x[i]; // ArithmeticKernels.java:74
  x[i] = (int) ((uint) (int) popcount((int) x[i]) + (i_1 << 5 | (int) ((uint) i_1 >> -5)));
  const long i_2 = y[i]; // ArithmeticKernels.java:75
  const long i_3 = (i_2 & 6148914691236517205L) << 1 | (long) ((ulong) i_2 >> 1) & 6148914691236517205L;
  const long i_4 = (i_3 & 3689348814741910323L) << 2 | (long) ((ulong) i_3 >> 2) & 3689348814741910323L;
  const long i_5 = (i_4 & 1085102592571150095L) << 4 | (long) ((ulong) i_4 >> 4) & 1085102592571150095L;
  const long i_6 = (i_5 & 71777214294589695L) << 8 | (long) ((ulong) i_5 >> 8) & 71777214294589695L;
  y[i] = (long) ((ulong) (long) java_trailing_zeros_long(y[i]) + (i_6 << 48 | (i_6 & 4294901760L) << 16 | (long) ((ulong) i_6 >> 16) & 4294901760L | (long) ((ulong) i_6 >> 48)));
  const float value = f[i]; // ArithmeticKernels.java:76
  if (value == value) {
    result = as_int(value);
  } else {
    result = 2143289344;
  }
  f[i] = as_float((int) (result ^ 1));
}
