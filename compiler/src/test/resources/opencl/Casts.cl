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

__kernel void Casts(
    __global float *f,
    const long f_start,
    const long f_length,
    __global double *d,
    const long d_start,
    const long d_length,
    __global long *out,
    const long out_start,
    const long out_length,
    __global long *fault) {
  f += f_start;
  d += d_start;
  out += out_start;
  const uint f_limit = (uint) min(f_length, 2147483648L);
  const uint d_limit = (uint) min(d_length, 2147483648L);
  const uint out_limit = (uint) min(out_length, 2147483648L);
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:52
  if ((uint) i >= f_limit) { // ArithmeticKernels.java:53
    java_record_fault(fault, 2, 53, i, f_length);
    return;
  }
  if ((uint) i >= d_limit) {
    java_record_fault(fault, 3, 53, i, d_length);
    return;
  }
  if ((uint) i >= out_limit) {
    java_record_fault(fault, 4, 53, i, out_length);
    return;
  }
  out[i] = (long) ((ulong) java_float_to_long(f[i]) + (long) java_double_to_int(d[i]) + (long) (char) java_float_to_int(f[i]) + (long) (ushort) java_double_to_int(d[i]));
  f[i] = (float) d[i] + (float) out[i]; // ArithmeticKernels.java:54
  d[i] = (double) java_float_to_int((float) out[i]); // ArithmeticKernels.java:55
}
