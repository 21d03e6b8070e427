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

__kernel void Functions(
    __global float *f,
    const long f_length,
    __global double *d,
    const long d_length) {
  double value;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:62
  const float a = f[i]; // ArithmeticKernels.java:63
  const double b = d[i]; // ArithmeticKernels.java:64
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
        value = as_double((long) ((long) (int) (exp_2 + 1023u) << 52));
      } else {
        value = as_double((long) (1L << (int) (exp_2 - 4294966222u)));
      }
      break;
    }
  }
  d[i] = java_max_double(b, -0.0) + floor(b) + sin(b) * java_power(b, 2.0) + value;
}
