// dev.heddle.compiler.kernels.CallKernels$LoopsInACall
#pragma OPENCL FP_CONTRACT OFF

__kernel void LoopsInACall(
    __global const int *x,
    const long x_start,
    const long x_length,
    __global int *out,
    const long out_start,
    const long out_length) {
  x += x_start;
  out += out_start;
  long value;
  int value_1;
  int first;
  long second_1;
  int value_2;
  const int i = (int) get_global_id(0); // CallKernels.java:101
  const int start = x[i]; // CallKernels.java:102
  const long second = (long) i; // CallKernels.java:93
  switch (i & 3) { // CallKernels.java:103
    case 0: {
      value = (long) i; // CallKernels.java:110
      value_1 = start ^ 5;
      first = start;
      second_1 = second;
      value_2 = start;
      break;
    }
    case 1: {
      long value_5;
      int value_6;
      int first_2;
      long second_3;
      int sum = start; // CallKernels.java:112
      int n = 3; // CallKernels.java:113
      long value_3 = (long) i;
      int value_4 = start ^ 5;
      int first_1 = start;
      long second_2 = second;
      while (true) { // CallKernels.java:115
        int m = n;
        value_5 = value_3;
        value_6 = value_4;
        first_2 = first_1;
        second_3 = second_2;
        while (m > 0) {
          sum = (int) (sum * 7u + m); // CallKernels.java:116
          m = (int) (m - 1u); // CallKernels.java:115
        }
        n = (int) (n - 1u); // CallKernels.java:118
        value_3 = value_5;
        value_4 = value_6;
        first_1 = first_2;
        second_2 = second_3;
        if (n <= 0) {
          break;
        }
      }
      value = value_5; // CallKernels.java:119
      value_1 = value_6;
      first = first_2;
      second_1 = second_3;
      value_2 = sum;
      break;
    }
    default: {
      value = (long) i; // CallKernels.java:121
      value_1 = start ^ 5;
      first = start;
      second_1 = second;
      value_2 = -1;
      break;
    }
  }
  out[value] = (int) ((uint) value_1 - (int) (long) ((ulong) (long) first * (long) value_2 + (ulong) second_1 * (long) i - (long) start)); // CallKernels.java:103
}
