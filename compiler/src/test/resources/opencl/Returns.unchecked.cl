// dev.heddle.compiler.kernels.ControlFlowKernels$Returns
#pragma OPENCL FP_CONTRACT OFF

__kernel void Returns(
    __global const int *x,
    const long x_start,
    const long x_length,
    __global int *out,
    const long out_start,
    const long out_length) {
  x += x_start;
  out += out_start;
  const int i = (int) get_global_id(0); // ControlFlowKernels.java:118
  if (i % 3 != 0) { // ControlFlowKernels.java:119
    int result;
    {
      int i_1 = 0; // ControlFlowKernels.java:108
      {
        while (true) {
          if (i_1 >= 12) {
            goto after_1;
          }
          if (x[i_1] > i) { // ControlFlowKernels.java:109
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
    out[i] = result; // ControlFlowKernels.java:122
  }
}
