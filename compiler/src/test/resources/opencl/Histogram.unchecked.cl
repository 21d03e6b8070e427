// dev.heddle.compiler.kernels.MemoryKernels$Histogram
#pragma OPENCL FP_CONTRACT OFF
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
#pragma OPENCL EXTENSION cl_khr_int64_extended_atomics : enable

__kernel void Histogram(
    __global const int *in,
    const long in_start,
    const long in_length,
    __global int *bins,
    const long bins_start,
    const long bins_length,
    __global long *sums,
    const long sums_start,
    const long sums_length) {
  in += in_start;
  bins += bins_start;
  sums += sums_start;
  long before;
  const int value = in[(int) get_global_id(0)] & 7; // MemoryKernels.java:62
  atomic_add(&bins[value], 1); // MemoryKernels.java:63
  atomic_max(&bins[8], value); // MemoryKernels.java:64
  before = atom_xor(&sums[value], 1L << value); // MemoryKernels.java:65
  const long before_1 = before;
  atom_cmpxchg(&sums[20], before_1, 5L); // MemoryKernels.java:66
}
