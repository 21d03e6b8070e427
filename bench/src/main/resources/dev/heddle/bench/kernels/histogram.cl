kernel void clearBins(global int *bins) {
  bins[get_global_id(0)] = 0;
}

kernel void countValues(const int length, global const int *values, global int *bins, local int *counts) {
  const int id = get_local_id(0);
  counts[id] = 0;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int i = get_global_id(0); i < length; i += get_global_size(0)) {
    atomic_add(&counts[values[i]], 1);
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  atomic_add(&bins[id], counts[id]);
}
