// dev.heddle.compiler.kernels.CallKernels$RecordArguments
#pragma OPENCL FP_CONTRACT OFF

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
    const long out_length,
    __global long *fault) {
  out += out_start;
  const uint out_limit = (uint) min(out_length, 2147483648L);
  const int i = (int) get_global_id(0); // CallKernels.java:86
  if ((uint) i >= out_limit) { // CallKernels.java:87
    java_record_fault(fault, 2, 87, i, out_length);
    return;
  }
  out[i] = i == 0 ? line_from_x : line_to_im + (float) extra_w;
}
