// dev.heddle.compiler.kernels.ArithmeticKernels$Casts
#pragma OPENCL FP_CONTRACT OFF
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

int java_float_to_int(float a) {
  return isnan(a) ? 0 : convert_int_sat_rtz(a);
}

long java_float_to_long(float a) {
  return isnan(a) ? 0 : convert_long_sat_rtz(a);
}

int java_double_to_int(double a) {
  return isnan(a) ? 0 : convert_int_sat_rtz(a);
}

__kernel void Casts(
    __global float *f,
    const long f_start,
    const long f_length,
    __global double *d,
    const long d_start,
    const long d_length,
    __global long *out,
    const long out_start,
    const long out_length) {
  f += f_start;
  d += d_start;
  out += out_start;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:52
  out[i] = (long) ((ulong) java_float_to_long(f[i]) + (long) java_double_to_int(d[i]) + (long) (char) java_float_to_int(f[i]) + (long) (ushort) java_double_to_int(d[i])); // ArithmeticKernels.java:53
  f[i] = (float) d[i] + (float) out[i]; // ArithmeticKernels.java:54
  d[i] = (double) java_float_to_int((float) out[i]); // ArithmeticKernels.java:55
}
