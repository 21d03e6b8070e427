// dev.heddle.compiler.kernels.CallKernels$Methods
#pragma OPENCL FP_CONTRACT OFF

int java_remainder_int(int a, int b) {
  return b == -1 || b == 0 ? 0 : a % b;
}

__kernel void Methods(
    const int scale,
    __global const int *in,
    const long in_start,
    const long in_length,
    __global int *out,
    const long out_start,
    const long out_length) {
  in += in_start;
  out += out_start;
  const int i = (int) get_global_id(0); // CallKernels.java:45
  const int before = (int) ((uint) in[i] * scale); // CallKernels.java:46
  int a = (int) (i + 6u); // CallKernels.java:31
  int b = 84;
  while (b != 0) {
    const int rest = java_remainder_int(a, b); // CallKernels.java:32
    a = b; // CallKernels.java:33
    b = rest; // CallKernels.java:34
  }
  int a_1 = before; // CallKernels.java:31
  int b_1 = a;
  while (b_1 != 0) {
    const int rest_1 = java_remainder_int(a_1, b_1); // CallKernels.java:32
    a_1 = b_1; // CallKernels.java:33
    b_1 = rest_1; // CallKernels.java:34
  }
  out[i] = a_1; // CallKernels.java:46
}
