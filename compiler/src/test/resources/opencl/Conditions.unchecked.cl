// dev.heddle.compiler.kernels.ControlFlowKernels$Conditions
#pragma OPENCL FP_CONTRACT OFF

__kernel void Conditions(
    __global const int *x,
    const long x_start,
    const long x_length,
    __global int *out,
    const long out_start,
    const long out_length) {
  x += x_start;
  out += out_start;
  int result;
  const int i = (int) get_global_id(0); // ControlFlowKernels.java:12
  const int value = x[i]; // ControlFlowKernels.java:13
  const int inside = (value <= 3 || value >= 20) && value != -1 ? 0 : 1; // ControlFlowKernels.java:14
  if (inside != 0 && (value & 1) == 0) { // ControlFlowKernels.java:16
    result = value > 10 ? 1 : 2; // ControlFlowKernels.java:17
  } else {
    result = inside == 0 ? (int) (0u - value) : 100; // ControlFlowKernels.java:18
  }
  out[i] = result; // ControlFlowKernels.java:23
}
