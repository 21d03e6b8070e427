// dev.heddle.compiler.kernels.CallKernels$Records
#pragma OPENCL FP_CONTRACT OFF

int java_floor_mod_int(int a, int b) {
  const int r = b == -1 || b == 0 ? 0 : a % b;
  return r != 0 && (r ^ b) < 0 ? r + b : r;
}

__kernel void Records(
    __global float *out,
    const long out_length) {
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
    z_re = re + re_1; // CallKernels.java:61
    z_im = im + im_1;
    n = (int) (n + 1u); // CallKernels.java:60
  }
  int degrees = (int) ((int) (0u - i) * 100u); // CallKernels.java:22
  if (degrees < 0) { // CallKernels.java:23
    degrees = java_floor_mod_int(degrees, 360); // CallKernels.java:24
  }
  out[i] = z_re + z_im + (float) degrees; // CallKernels.java:63
}
