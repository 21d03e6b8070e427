#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void groupSum(const int length, global const float *values, global float *sums, local float *part) {
  float sum = 0.0f;
  for (int i = get_global_id(0); i < length; i += get_global_size(0)) {
    sum += values[i];
  }
  const int id = get_local_id(0);
  part[id] = sum;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int half_size = get_local_size(0) / 2; half_size > 0; half_size /= 2) {
    if (id < half_size) {
      part[id] += part[id + half_size];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (id == 0) {
    sums[get_group_id(0)] = part[0];
  }
}
