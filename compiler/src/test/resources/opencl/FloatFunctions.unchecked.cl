// dev.heddle.compiler.kernels.FloatKernels$FloatFunctions
#pragma OPENCL FP_CONTRACT OFF

__kernel void FloatFunctions(
    __global float *f,
    const long f_length) {
  const int i = (int) get_global_id(0); // FloatKernels.java:13
  const float a = f[i]; // FloatKernels.java:14
  f[i] = exp(a) + pow(a, 2.5f) * sqrt(log2(a)); // FloatKernels.java:15
}
