// dev.heddle.compiler.kernels.MemoryKernels$FloatTotal
#pragma OPENCL FP_CONTRACT OFF

float java_add_global_float(volatile __global float *cell, float delta) {
  int before = as_int(*cell);
  while (true) {
    const int after = as_int(as_float(before) + delta);
    const int found = atomic_cmpxchg((volatile __global int *) cell, before, after);
    if (found == before) {
      return as_float(before);
    }
    before = found;
  }
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

__kernel void FloatTotal(
    __global float *total,
    const long total_start,
    const long total_length,
    __global long *fault) {
  total += total_start;
  const uint total_limit = (uint) min(total_length, 2147483648L);
  if ((int) get_global_id(0) == 3) { // MemoryKernels.java:73
    if ((uint) 0 >= total_limit) { // MemoryKernels.java:74
      java_record_fault(fault, 2, 74, 0, total_length);
      return;
    }
    java_add_global_float(&total[0], 2.5f);
  }
}
