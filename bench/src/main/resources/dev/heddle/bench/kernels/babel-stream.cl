#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void copy(global const double *a, global double *c) {
  const int i = get_global_id(0);
  c[i] = a[i];
}

kernel void mul(const double scalar, global double *b, global const double *c) {
  const int i = get_global_id(0);
  b[i] = scalar * c[i];
}

kernel void add(global const double *a, global const double *b, global double *c) {
  const int i = get_global_id(0);
  c[i] = a[i] + b[i];
}

kernel void triad(const double scalar, global double *a, global const double *b, global const double *c) {
  const int i = get_global_id(0);
  a[i] = b[i] + scalar * c[i];
}

kernel void dotProduct(const int length, global const double *a, global const double *b, global double *sums,
                       local double *part) {
  double sum = 0.0;
  for (int i = get_global_id(0); i < length; i += get_global_size(0)) {
    sum += a[i] * b[i];
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
