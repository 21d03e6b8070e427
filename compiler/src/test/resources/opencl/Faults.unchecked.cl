// dev.heddle.compiler.kernels.MemoryKernels$Faults
#pragma OPENCL FP_CONTRACT OFF

int java_divide_int(int a, int b) {
  return b == -1 ? (int) (0u - a) : b == 0 ? 0 : a / b;
}

int java_remainder_int(int a, int b) {
  return b == -1 || b == 0 ? 0 : a % b;
}

__kernel void Faults(
    const int divisor,
    __global const int *in,
    const long in_start,
    const long in_length,
    __global int *out,
    const long out_start,
    const long out_length) {
  in += in_start;
  out += out_start;
  int array[4];
  const int i = (int) get_global_id(0); // MemoryKernels.java:95
  for (int element = 0; element < 4; element++) { // MemoryKernels.java:96
    array[element] = 0;
  }
  array[i & 3] = java_divide_int(in[(int) (i * 3u - 2u)], divisor); // MemoryKernels.java:97
  out[i] = (int) ((uint) array[i] + java_remainder_int(in[i], divisor)); // MemoryKernels.java:98
}
