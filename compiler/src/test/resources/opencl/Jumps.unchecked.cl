// dev.heddle.compiler.kernels.ControlFlowKernels$Jumps
#pragma OPENCL FP_CONTRACT OFF

__kernel void Jumps(
    __global const int *x,
    const long x_start,
    const long x_length,
    __global int *out,
    const long out_start,
    const long out_length) {
  x += x_start;
  out += out_start;
  const int n = (int) get_global_id(0); // ControlFlowKernels.java:50
  int sum = 0; // ControlFlowKernels.java:51
  int y = 0; // ControlFlowKernels.java:53
  while (y < 12) {
    int column = 0; // ControlFlowKernels.java:54
    {
      while (column < 12) {
        if (column > y) { // ControlFlowKernels.java:55
          goto after_1;
        }
        if (x[column] == n) { // ControlFlowKernels.java:58
          goto after_2;
        }
        if (column != 3) { // ControlFlowKernels.java:61
          sum = (int) (sum + (column + 13u * y)); // ControlFlowKernels.java:64
        }
        column = (int) (column + 1u); // ControlFlowKernels.java:54
      }
      sum = (int) (sum + 1000u); // ControlFlowKernels.java:66
    }
    after_1: ;
    y = (int) (y + 1u); // ControlFlowKernels.java:53
  }
  after_2: ;
  out[n] = sum; // ControlFlowKernels.java:68
}
