// dev.heddle.compiler.kernels.ArithmeticKernels$Longs
#pragma OPENCL FP_CONTRACT OFF

long java_divide_long(long a, long b) {
  return b == -1 ? (long) (0ul - a) : b == 0 ? 0 : a / b;
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

__kernel void Longs(
    const long scale,
    __global long *x,
    const long x_start,
    const long x_length,
    __global const int *y,
    const long y_start,
    const long y_length,
    __global long *fault) {
  x += x_start;
  y += y_start;
  const uint x_limit = (uint) min(x_length, 2147483648L);
  const uint y_limit = (uint) min(y_length, 2147483648L);
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:33
  if ((uint) i >= x_limit) { // ArithmeticKernels.java:34
    java_record_fault(fault, 2, 34, i, x_length);
    return;
  }
  if ((uint) i >= y_limit) {
    java_record_fault(fault, 3, 34, i, y_length);
    return;
  }
  const long a = (long) ((ulong) x[i] * scale + (long) y[i]);
  const long divisor = scale | 1L; // ArithmeticKernels.java:35
  if (divisor == 0) {
    java_record_fault(fault, 1, 35, 0, 0);
    return;
  }
  x[i] = (long) ((ulong) (a << y[i]) + (long) ((ulong) a >> 7) - java_divide_long(a, divisor) + (long) (int) (a >> 63 | (long) ((ulong) (long) (0ul - a) >> 63)));
}
