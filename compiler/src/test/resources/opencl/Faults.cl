// dev.heddle.compiler.kernels.MemoryKernels$Faults
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

__kernel void Faults(
    const int divisor,
    __global const int *in,
    const long in_start,
    const long in_length,
    __global int *out,
    const long out_start,
    const long out_length,
    __global long *fault) {
  in += in_start;
  out += out_start;
  const uint in_limit = (uint) min(in_length, 2147483648L);
  const uint out_limit = (uint) min(out_length, 2147483648L);
  int array[4];
  const int i = (int) get_global_id(0); // MemoryKernels.java:95
  for (int element = 0; element < 4; element++) { // MemoryKernels.java:96
    array[element] = 0;
  }
  const int index = (int) (i * 3u - 2u); // MemoryKernels.java:97
  if ((uint) index >= in_limit) {
    java_record_fault(fault, 2, 97, index, in_length);
    return;
  }
  if (divisor == 0) {
    java_record_fault(fault, 1, 97, 0, 0);
    return;
  }
  const int index_1 = i & 3;
  if ((uint) index_1 >= 4u) {
    java_record_fault(fault, 3, 97, index_1, 4);
    return;
  }
  array[index_1] = java_divide_int(in[index], divisor);
  if ((uint) i >= 4u) { // MemoryKernels.java:98
    java_record_fault(fault, 3, 98, i, 4);
    return;
  }
  if ((uint) i >= in_limit) {
    java_record_fault(fault, 2, 98, i, in_length);
    return;
  }
  if ((uint) i >= out_limit) {
    java_record_fault(fault, 4, 98, i, out_length);
    return;
  }
  out[i] = (int) ((uint) array[i] + java_remainder_int(in[i], divisor));
}
