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

__kernel void FloatTotal(
    __global float *total,
    const long total_start,
    const long total_length) {
  total += total_start;
  if ((int) get_global_id(0) == 3) { // MemoryKernels.java:73
    java_add_global_float(&total[0], 2.5f); // MemoryKernels.java:74
  }
}
