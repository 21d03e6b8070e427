// dev.heddle.compiler.kernels.MemoryKernels$PrivateArrays
#pragma OPENCL FP_CONTRACT OFF

__kernel void PrivateArrays(
    __global int *out,
    const long out_start,
    const long out_length) {
  out += out_start;
  int values[7];
  char bytes[3];
  const int i = (int) get_global_id(0); // MemoryKernels.java:29
  for (int element = 0; element < 7; element++) { // MemoryKernels.java:30
    values[element] = 0;
  }
  int j = 0; // MemoryKernels.java:31
  while (j < 7) {
    values[j] = (int) (((uint) i + j) * 1103515245u) >> 8; // MemoryKernels.java:32
    j = (int) (j + 1u); // MemoryKernels.java:31
  }
  int i_1 = 1; // MemoryKernels.java:16
  while (i_1 < 7) {
    const int value = values[i_1]; // MemoryKernels.java:17
    int j_1 = (int) (i_1 - 1u); // MemoryKernels.java:18
    while (j_1 >= 0) { // MemoryKernels.java:19
      if (values[j_1] <= value) {
        break;
      }
      values[(int) (j_1 + 1u)] = values[j_1]; // MemoryKernels.java:20
      j_1 = (int) (j_1 - 1u); // MemoryKernels.java:21
    }
    values[(int) (j_1 + 1u)] = value; // MemoryKernels.java:23
    i_1 = (int) (i_1 + 1u); // MemoryKernels.java:16
  }
  for (int element = 0; element < 3; element++) { // MemoryKernels.java:35
    bytes[element] = 0;
  }
  bytes[0] = (char) i;
  bytes[1] = 127;
  bytes[2] = -128;
  bytes[1] = (char) (int) (bytes[1] + 1u); // MemoryKernels.java:36
  out[i] = (int) (values[3] + (uint) bytes[1] * bytes[0]); // MemoryKernels.java:37
}
