// dev.heddle.compiler.kernels.MemoryKernels$Histogram
#pragma OPENCL FP_CONTRACT OFF
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#pragma OPENCL EXTENSION cl_khr_int64_extended_atomics : enable

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

__kernel void Histogram(
    __global const int *in,
    const long in_start,
    const long in_length,
    __global int *bins,
    const long bins_start,
    const long bins_length,
    __global long *sums,
    const long sums_start,
    const long sums_length,
    __global long *fault) {
  in += in_start;
  bins += bins_start;
  sums += sums_start;
  const uint in_limit = (uint) min(in_length, 2147483648L);
  const uint bins_limit = (uint) min(bins_length, 2147483648L);
  const uint sums_limit = (uint) min(sums_length, 2147483648L);
  long before;
  const int index = (int) get_global_id(0); // MemoryKernels.java:62
  if ((uint) index >= in_limit) {
    java_record_fault(fault, 2, 62, index, in_length);
    return;
  }
  const int value = in[index] & 7;
  if ((uint) value >= bins_limit) { // MemoryKernels.java:63
    java_record_fault(fault, 3, 63, value, bins_length);
    return;
  }
  atomic_add(&bins[value], 1);
  if ((uint) 8 >= bins_limit) { // MemoryKernels.java:64
    java_record_fault(fault, 3, 64, 8, bins_length);
    return;
  }
  atomic_max(&bins[8], value);
  if ((uint) value >= sums_limit) { // MemoryKernels.java:65
    java_record_fault(fault, 4, 65, value, sums_length);
    return;
  }
  before = atom_xor(&sums[value], 1L << value);
  const long before_1 = before;
  if ((uint) 20 >= sums_limit) { // MemoryKernels.java:66
    java_record_fault(fault, 4, 66, 20, sums_length);
    return;
  }
  atom_cmpxchg(&sums[20], before_1, 5L);
}
