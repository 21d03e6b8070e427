// dev.heddle.compiler.kernels.ArithmeticKernels$Bits
#pragma OPENCL FP_CONTRACT OFF

int java_trailing_zeros_long(long a) {
  return a == 0 ? 64 : 63 - (int) clz(a & (long) (0ul - a));
}

void java_record_fault(__global long *fault, int code, int line, long index, long length) {
  if (atomic_cmpxchg((volatile __global int *) fault, 0, code) == 0) {
    fault[1] = line;
    fault[2] = index;
    fault[3] = length;
    fault[4] = get_global_id(0);
    fault[5] = get_global_id(1);
    fault[6] = get_global_id(2);
  }
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
    const long f_length,
    __global long *fault) {
  x += x_start;
  y += y_start;
  f += f_start;
  const uint x_limit = (uint) min(x_length, 2147483648L);
  const uint y_limit = (uint) min(y_length, 2147483648L);
  const uint f_limit = (uint) min(f_length, 2147483648L);
  int result;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:73
  if ((uint) i >= x_limit) { // ArithmeticKernels.java:74
    java_record_fault(fault, 2, 74, i, x_length);
    return;
  }
  const int i_1 = x[i];
  x[i] = (int) ((uint) (int) popcount((int) x[i]) + (i_1 << 5 | (int) ((uint) i_1 >> -5)));
  if ((uint) i >= y_limit) { // ArithmeticKernels.java:75
    java_record_fault(fault, 3, 75, i, y_length);
    return;
  }
  const long i_2 = y[i];
  const long i_3 = (i_2 & 6148914691236517205L) << 1 | (long) ((ulong) i_2 >> 1) & 6148914691236517205L;
  const long i_4 = (i_3 & 3689348814741910323L) << 2 | (long) ((ulong) i_3 >> 2) & 3689348814741910323L;
  const long i_5 = (i_4 & 1085102592571150095L) << 4 | (long) ((ulong) i_4 >> 4) & 1085102592571150095L;
  const long i_6 = (i_5 & 71777214294589695L) << 8 | (long) ((ulong) i_5 >> 8) & 71777214294589695L;
  y[i] = (long) ((ulong) (long) java_trailing_zeros_long(y[i]) + (i_6 << 48 | (i_6 & 4294901760L) << 16 | (long) ((ulong) i_6 >> 16) & 4294901760L | (long) ((ulong) i_6 >> 48)));
  if ((uint) i >= f_limit) { // ArithmeticKernels.java:76
    java_record_fault(fault, 4, 76, i, f_length);
    return;
  }
  const float value = f[i];
  const int value_1 = value != value ? 1 : 0;
  if (value_1 == 0) {
    result = as_int(value);
  } else {
    result = 2143289344;
  }
  f[i] = as_float((int) (result ^ 1));
}
