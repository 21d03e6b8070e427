// dev.heddle.compiler.kernels.ArithmeticKernels$Integers
#pragma OPENCL FP_CONTRACT OFF

int java_divide_int(int a, int b) {
  return b == -1 ? (int) (0u - a) : b == 0 ? 0 : a / b;
}

int java_remainder_int(int a, int b) {
  return b == -1 || b == 0 ? 0 : a % b;
}

__kernel void Integers(
    __global int *x,
    const long x_start,
    const long x_length,
    __global int *y,
    const long y_start,
    const long y_length) {
  x += x_start;
  y += y_start;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:20
  const int a = x[i]; // ArithmeticKernels.java:21
  const int b = y[i]; // ArithmeticKernels.java:22
  const int sum = (int) (a + b * 3u - (a - 7u) * (int) (0u - b)); // ArithmeticKernels.java:23
  const int shifted = a << b ^ a >> b ^ (int) ((uint) a >> b) ^ (b ^ -1); // ArithmeticKernels.java:24
  y[i] = (int) ((uint) sum + (shifted & (int) (0u - a) | b)); // ArithmeticKernels.java:25
  x[i] = (int) ((uint) java_divide_int(a, b | 1) + java_remainder_int(a, b | 1) - a / 3); // ArithmeticKernels.java:26
}
