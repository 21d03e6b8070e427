// dev.heddle.compiler.kernels.ControlFlowKernels$Loops
#pragma OPENCL FP_CONTRACT OFF

__kernel void Loops(
    __global const int *x,
    const long x_start,
    const long x_length,
    __global int *out,
    const long out_start,
    const long out_length) {
  x += x_start;
  out += out_start;
  const int i = (int) get_global_id(0); // ControlFlowKernels.java:30
  int sum = 0; // ControlFlowKernels.java:31
  int j = 0; // ControlFlowKernels.java:32
  while (j < i) {
    sum = (int) ((uint) sum + x[j]); // ControlFlowKernels.java:33
    j = (int) (j + 1u); // ControlFlowKernels.java:32
  }
  int steps = i; // ControlFlowKernels.java:35
  while ((int) ((uint) steps * steps) > i) { // ControlFlowKernels.java:36
    steps = (int) (steps - 1u); // ControlFlowKernels.java:37
  }
  while (true) { // ControlFlowKernels.java:40
    const int before = steps;
    steps = (int) (steps + 1u);
    sum = (int) (sum * 3u + before);
    if (steps >= 5) { // ControlFlowKernels.java:41
      break;
    }
  }
  out[i] = sum; // ControlFlowKernels.java:42
}
