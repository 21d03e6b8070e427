// dev.heddle.compiler.kernels.ArithmeticKernels$Integers
#pragma OPENCL FP_CONTRACT OFF

int java_divide_int(int a, int b) {
  return b == -1 ? (int) (0u - a) : b == 0 ? 0 : a / b;
}

int java_remainder_int(int a, int b) {
  return b == -1 || b == 0 ? 0 : a % b;
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

__kernel void Integers(
    __global int *x,
    const long x_start,
    const long x_length,
    __global int *y,
    const long y_start,
    const long y_length,
    __global long *fault) {
  x += x_start;
  y += y_start;
  const uint x_limit = (uint) min(x_length, 2147483648L);
  const uint y_limit = (uint) min(y_length, 2147483648L);
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:20
  if ((uint) i >= x_limit) { // ArithmeticKernels.java:21
    java_record_fault(fault, 2, 21, i, x_length);
    return;
  }
  const int a = x[i];
  if ((uint) i >= y_limit) { // ArithmeticKernels.java:22
    java_record_fault(fault, 3, 22, i, y_length);
    return;
  }
  const int b = y[i];
  const int sum = (int) (a + b * 3u - (a - 7u) * (int) (0u - b)); // ArithmeticKernels.java:23
  const int shifted = a << b ^ a >> b ^ (int) ((uint) a >> b) ^ (b ^ -1); // ArithmeticKernels.java:24
  y[i] = (int) ((uint) sum + (shifted & (int) (0u - a) | b)); // ArithmeticKernels.java:25
  const int divisor = b | 1; // ArithmeticKernels.java:26
  if (divisor == 0) {
    java_record_fault(fault, 1, 26, 0, 0);
    return;
  }
  const int divisor_1 = b | 1;
  if (divisor_1 == 0) {
    java_record_fault(fault, 1, 26, 0, 0);
    return;
  }
  x[i] = (int) ((uint) java_divide_int(a, divisor) + java_remainder_int(a, divisor_1) - a / 3);
}
