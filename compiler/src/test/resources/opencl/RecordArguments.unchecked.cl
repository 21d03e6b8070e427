// dev.heddle.compiler.kernels.CallKernels$RecordArguments
#pragma OPENCL FP_CONTRACT OFF

__kernel void RecordArguments(
    const float line_from_x,
    const float line_from_y,
    const float line_to_re,
    const float line_to_im,
    const int extra_x,
    const int extra_y,
    const int extra_z,
    const int extra_w,
    __global float *out,
    const long out_start,
    const long out_length) {
  out += out_start;
  const int i = (int) get_global_id(0); // CallKernels.java:86
  out[i] = i == 0 ? line_from_x : line_to_im + (float) extra_w; // CallKernels.java:87
}
