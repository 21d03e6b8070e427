// dev.heddle.compiler.kernels.MemoryKernels$PrivateArrays
#pragma OPENCL FP_CONTRACT OFF

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

__kernel void PrivateArrays(
    __global int *out,
    const long out_start,
    const long out_length,
    __global long *fault) {
  out += out_start;
  const uint out_limit = (uint) min(out_length, 2147483648L);
  uint trips = 0;
  if (*(volatile __global int *) fault != 0) {
    return;
  }
  int values[7];
  char bytes[3];
  const int i = (int) get_global_id(0); // MemoryKernels.java:29
  for (int element = 0; element < 7; element++) { // MemoryKernels.java:30
    values[element] = 0;
  }
  int j = 0; // MemoryKernels.java:31
  while (j < 7) {
    if ((uint) j >= 7u) { // MemoryKernels.java:32
      java_record_fault(fault, 2, 32, j, 7);
      return;
    }
    values[j] = (int) (((uint) i + j) * 1103515245u) >> 8;
    j = (int) (j + 1u); // MemoryKernels.java:31
  }
  int i_1 = 1; // MemoryKernels.java:16
  while (i_1 < 7) {
    if ((uint) i_1 >= 7u) { // MemoryKernels.java:17
      java_record_fault(fault, 2, 17, i_1, 7);
      return;
    }
    const int value = values[i_1];
    int j_1 = (int) (i_1 - 1u); // MemoryKernels.java:18
    while (j_1 >= 0) { // MemoryKernels.java:19
      if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
        return;
      }
      if ((uint) j_1 >= 7u) {
        java_record_fault(fault, 2, 19, j_1, 7);
        return;
      }
      if (values[j_1] <= value) {
        break;
      }
      const int index = (int) (j_1 + 1u); // MemoryKernels.java:20
      if ((uint) index >= 7u) {
        java_record_fault(fault, 2, 20, index, 7);
        return;
      }
      values[index] = values[j_1];
      j_1 = (int) (j_1 - 1u); // MemoryKernels.java:21
    }
    const int index_1 = (int) (j_1 + 1u); // MemoryKernels.java:23
    if ((uint) index_1 >= 7u) {
      java_record_fault(fault, 2, 23, index_1, 7);
      return;
    }
    values[index_1] = value;
    i_1 = (int) (i_1 + 1u); // MemoryKernels.java:16
  }
  for (int element = 0; element < 3; element++) { // MemoryKernels.java:35
    bytes[element] = 0;
  }
  bytes[0] = (char) i;
  bytes[1] = 127;
  bytes[2] = -128;
  bytes[1] = (char) (int) (bytes[1] + 1u); // MemoryKernels.java:36
  if ((uint) i >= out_limit) { // MemoryKernels.java:37
    java_record_fault(fault, 3, 37, i, out_length);
    return;
  }
  out[i] = (int) (values[3] + (uint) bytes[1] * bytes[0]);
}
