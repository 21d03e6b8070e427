// dev.heddle.compiler.kernels.FloatKernels$FloatFunctions
#pragma OPENCL FP_CONTRACT OFF

float java_power_float(float a, float b) {
  return isnan(b) || (fabs(a) == 1.0f && isinf(b)) ? NAN : pow(a, b);
}

__kernel void FloatFunctions(
    __global float *f,
    const long f_length) {
  const int i = (int) get_global_id(0); // FloatKernels.java:13
  const float a = f[i]; // FloatKernels.java:14
  f[i] = exp(a) + java_power_float(a, 2.5f) * sqrt(log2(a)); // FloatKernels.java:15
}
