// dev.heddle.compiler.kernels.MemoryKernels$GroupSums
#pragma OPENCL FP_CONTRACT OFF

__kernel void GroupSums(
    __global const int *in,
    const long in_start,
    const long in_length,
    __global int *out,
    const long out_start,
    const long out_length,
    __local int *sums,
    const long sums_length) {
  in += in_start;
  out += out_start;
  const int i = (int) ((uint) (int) get_local_id(1) * (int) get_local_size(0) + (int) get_local_id(0)); // MemoryKernels.java:44
  const int items = (int) ((uint) (int) get_local_size(0) * (int) get_local_size(1)); // MemoryKernels.java:45
  sums[i] = in[(int) get_global_id(0)]; // MemoryKernels.java:46
  int half_1 = items / 2; // MemoryKernels.java:47
  while (half_1 > 0) {
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE); // MemoryKernels.java:48
    if (i < half_1) { // MemoryKernels.java:49
      sums[i] = (int) ((uint) sums[i] + sums[(int) ((uint) i + half_1)]); // MemoryKernels.java:50
    }
    half_1 = half_1 / 2; // MemoryKernels.java:47
  }
  if (i == 0) { // MemoryKernels.java:53
    out[(int) get_group_id(0)] = sums[0]; // MemoryKernels.java:54
  }
}
