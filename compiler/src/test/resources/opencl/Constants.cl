// dev.heddle.compiler.kernels.CallKernels$Constants
#pragma OPENCL FP_CONTRACT OFF

int java_float_to_int(float a) {
  return isnan(a) ? 0 : convert_int_sat_rtz(a);
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

__constant float WEIGHTS[2] = {0.5f, -1.5f};

__constant int PRIMES[5] = {2, 3, 5, 7, 11};

__kernel void Constants(
    __global int *out,
    const long out_start,
    const long out_length,
    __global long *fault) {
  out += out_start;
  const uint out_limit = (uint) min(out_length, 2147483648L);
  const int i = (int) get_global_id(0); // CallKernels.java:75
  const int index = i & 1; // CallKernels.java:76
  if ((uint) index >= 2u) {
    java_record_fault(fault, 2, 76, index, 2);
    return;
  }
  const float weighted = WEIGHTS[index] * 1.25f;
  const int index_1 = i % 5; // CallKernels.java:77
  if ((uint) index_1 >= 5u) {
    java_record_fault(fault, 3, 77, index_1, 5);
    return;
  }
  if ((uint) i >= out_limit) {
    java_record_fault(fault, 4, 77, i, out_length);
    return;
  }
  out[i] = (int) (PRIMES[index_1] + 9536u + java_float_to_int(weighted * 8.0f));
}
