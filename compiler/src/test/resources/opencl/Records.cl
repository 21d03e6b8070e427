// dev.heddle.compiler.kernels.CallKernels$Records
#pragma OPENCL FP_CONTRACT OFF

int java_floor_mod_int(int a, int b) {
  const int r = b == -1 || b == 0 ? 0 : a % b;
  return r != 0 && (r ^ b) < 0 ? r + b : r;
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

__kernel void Records(
    __global float *out,
    const long out_start,
    const long out_length,
    __global long *fault) {
  out += out_start;
  const uint out_limit = (uint) min(out_length, 2147483648L);
  if (*(volatile __global int *) fault != 0) {
    return;
  }
  const int i = (int) get_global_id(0); // CallKernels.java:57
  const float c_re = (float) i * 0.1f - 1.0f; // CallKernels.java:58
  const float c_im = 0.25f;
  float z_re = 0.0f; // CallKernels.java:59
  float z_im = 0.0f;
  int n = 0; // CallKernels.java:60
  while (true) {
    float re_1;
    float im_1;
    if (n >= 5) {
      break;
    }
    const float re = z_re * z_re - z_im * z_im; // CallKernels.java:11
    const float im = z_re * z_im + z_im * z_re;
    if (i % 2 == 0) { // CallKernels.java:52
      re_1 = c_re;
      im_1 = c_im;
    } else {
      re_1 = z_re;
      im_1 = z_im;
    }
    const float result_re = re_1;
    const float result_im = im_1;
    z_re = re + result_re; // CallKernels.java:61
    z_im = im + result_im;
    n = (int) (n + 1u); // CallKernels.java:60
  }
  int degrees = (int) ((int) (0u - i) * 100u); // CallKernels.java:22
  if (degrees < 0) { // CallKernels.java:23
    degrees = java_floor_mod_int(degrees, 360); // CallKernels.java:24
  }
  const int degrees_1 = degrees; // CallKernels.java:22
  if ((uint) i >= out_limit) { // CallKernels.java:63
    java_record_fault(fault, 2, 63, i, out_length);
    return;
  }
  out[i] = z_re + z_im + (float) degrees_1;
}
