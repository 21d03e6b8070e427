// dev.heddle.compiler.kernels.ArithmeticKernels$Functions
#pragma OPENCL FP_CONTRACT OFF
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

float java_min_float(float a, float b) {
  return isnan(a) || isnan(b) ? NAN : a < b ? a : b < a ? b : as_float(as_int(a) | as_int(b));
}

double java_max_double(double a, double b) {
  return isnan(a) || isnan(b) ? NAN : a > b ? a : b > a ? b : as_double(as_long(a) & as_long(b));
}

int java_round_float(float a) {
  const float low = floor(a);
  const float near = a - low >= 0.5f ? low + 1.0f : low;
  return isnan(a) ? 0 : convert_int_sat_rtz(near);
}

double java_power(double a, double b) {
  return isnan(b) || (fabs(a) == 1.0 && isinf(b)) ? NAN : pow(a, b);
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

__kernel void Functions(
    __global float *f,
    const long f_start,
    const long f_length,
    __global double *d,
    const long d_start,
    const long d_length,
    __global long *fault) {
  f += f_start;
  d += d_start;
  const uint f_limit = (uint) min(f_length, 2147483648L);
  const uint d_limit = (uint) min(d_length, 2147483648L);
  double value;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:62
  if ((uint) i >= f_limit) { // ArithmeticKernels.java:63
    java_record_fault(fault, 2, 63, i, f_length);
    return;
  }
  const float a = f[i];
  if ((uint) i >= d_limit) { // ArithmeticKernels.java:64
    java_record_fault(fault, 3, 64, i, d_length);
    return;
  }
  const double b = d[i];
  f[i] = java_min_float(a, 2.0f) + sqrt(a) + (float) java_round_float(a) + fmod(fma(a, a, a), 3.0f); // ArithmeticKernels.java:65
  const int exp_1 = (int) (long) (((as_long(b) & 9218868437227405312L) >> 52) - 1023ul); // ArithmeticKernels.java:66
  switch (exp_1) {
    case -1023: {
      value = 4.9E-324;
      break;
    }
    case 1024: {
      value = fabs(b);
      break;
    }
    default: {
      const int exp_2 = (int) (exp_1 - 52u);
      if (exp_2 >= -1022) {
        const double result = as_double((long) ((long) (int) (exp_2 + 1023u) << 52));
        value = result;
      } else {
        value = as_double((long) (1L << (int) (exp_2 - 4294966222u)));
      }
      break;
    }
  }
  const double result_1 = value;
  d[i] = java_max_double(b, -0.0) + floor(b) + sin(b) * java_power(b, 2.0) + result_1;
}
