// dev.heddle.compiler.kernels.CallKernels$Constants
#pragma OPENCL FP_CONTRACT OFF

int java_float_to_int(float a) {
  return isnan(a) ? 0 : convert_int_sat_rtz(a);
}

__constant float WEIGHTS[2] = {0.5f, -1.5f};

__constant int PRIMES[5] = {2, 3, 5, 7, 11};

__kernel void Constants(
    __global int *out,
    const long out_start,
    const long out_length) {
  out += out_start;
  const int i = (int) get_global_id(0); // CallKernels.java:75
  const float weighted = WEIGHTS[i & 1] * 1.25f; // CallKernels.java:76
  out[i] = (int) (PRIMES[i % 5] + 9536u + java_float_to_int(weighted * 8.0f)); // CallKernels.java:77
}
