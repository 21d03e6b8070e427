// dev.heddle.compiler.kernels.FloatKernels$FloatFunctions
#pragma OPENCL FP_CONTRACT OFF

float java_power_float(float a, float b) {
  return isnan(b) || (fabs(a) == 1.0f && isinf(b)) ? NAN : pow(a, b);
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

__kernel void FloatFunctions(
    __global float *f,
    const long f_start,
    const long f_length,
    __global long *fault) {
  f += f_start;
  const uint f_limit = (uint) min(f_length, 2147483648L);
  const int i = (int) get_global_id(0); // FloatKernels.java:13
  if ((uint) i >= f_limit) { // FloatKernels.java:14
    java_record_fault(fault, 2, 14, i, f_length);
    return;
  }
  const float a = f[i];
  f[i] = exp(a) + java_power_float(a, 2.5f) * sqrt(log2(a)); // FloatKernels.java:15
}
