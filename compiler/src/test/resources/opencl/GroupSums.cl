// dev.heddle.compiler.kernels.MemoryKernels$GroupSums
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

__kernel void GroupSums(
    __global const int *in,
    const long in_start,
    const long in_length,
    __global int *out,
    const long out_start,
    const long out_length,
    __local int *sums,
    const long sums_length,
    __global long *fault) {
  in += in_start;
  out += out_start;
  const uint in_limit = (uint) min(in_length, 2147483648L);
  const uint sums_limit = (uint) min(sums_length, 2147483648L);
  const uint out_limit = (uint) min(out_length, 2147483648L);
  int faulted = *(volatile __global int *) fault != 0;
  const int i = (int) ((uint) (int) get_local_id(1) * (int) get_local_size(0) + (int) get_local_id(0)); // MemoryKernels.java:44
  const int items = (int) ((uint) (int) get_local_size(0) * (int) get_local_size(1)); // MemoryKernels.java:45
  const int index = (int) get_global_id(0); // MemoryKernels.java:46
  if (!faulted && (uint) index >= in_limit) {
    java_record_fault(fault, 2, 46, index, in_length);
    faulted = 1;
  }
  if (!faulted && (uint) i >= sums_limit) {
    java_record_fault(fault, 3, 46, i, sums_length);
    faulted = 1;
  }
  if (!faulted) {
    sums[i] = in[index];
  }
  int half_1 = items / 2; // MemoryKernels.java:47
  while (half_1 > 0) {
    barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE); // MemoryKernels.java:48
    if (i < half_1) { // MemoryKernels.java:49
      const int index_1 = (int) ((uint) i + half_1); // MemoryKernels.java:50
      if (!faulted && (uint) index_1 >= sums_limit) {
        java_record_fault(fault, 3, 50, index_1, sums_length);
        faulted = 1;
      }
      if (!faulted) {
        sums[i] = (int) ((uint) sums[i] + sums[index_1]);
      }
    }
    half_1 = half_1 / 2; // MemoryKernels.java:47
  }
  if (i == 0) { // MemoryKernels.java:53
    if (!faulted && (uint) 0 >= sums_limit) { // MemoryKernels.java:54
      java_record_fault(fault, 3, 54, 0, sums_length);
      faulted = 1;
    }
    const int index_2 = (int) get_group_id(0);
    if (!faulted && (uint) index_2 >= out_limit) {
      java_record_fault(fault, 4, 54, index_2, out_length);
      faulted = 1;
    }
    if (!faulted) {
      out[index_2] = sums[0];
    }
  }
}
