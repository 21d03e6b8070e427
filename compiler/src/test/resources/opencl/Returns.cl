// dev.heddle.compiler.kernels.ControlFlowKernels$Returns
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

__kernel void Returns(
    __global const int *x,
    const long x_start,
    const long x_length,
    __global int *out,
    const long out_start,
    const long out_length,
    __global long *fault) {
  x += x_start;
  out += out_start;
  const uint x_limit = (uint) min(x_length, 2147483648L);
  const uint out_limit = (uint) min(out_length, 2147483648L);
  uint trips = 0;
  if (*(volatile __global int *) fault != 0) {
    return;
  }
  const int i = (int) get_global_id(0); // ControlFlowKernels.java:118
  if (i % 3 != 0) { // ControlFlowKernels.java:119
    int result;
    {
      int i_1 = 0; // ControlFlowKernels.java:108
      {
        while (true) {
          if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
            return;
          }
          if (i_1 >= 12) {
            goto after_1;
          }
          if ((uint) i_1 >= x_limit) { // ControlFlowKernels.java:109
            java_record_fault(fault, 2, 109, i_1, x_length);
            return;
          }
          if (x[i_1] > i) {
            break;
          }
          i_1 = (int) (i_1 + 1u); // ControlFlowKernels.java:108
        }
        result = i_1; // ControlFlowKernels.java:110
        goto after_2;
      }
      after_1: ;
      result = -1; // ControlFlowKernels.java:113
    }
    after_2: ;
    if ((uint) i >= out_limit) { // ControlFlowKernels.java:122
      java_record_fault(fault, 3, 122, i, out_length);
      return;
    }
    out[i] = result;
  }
}
