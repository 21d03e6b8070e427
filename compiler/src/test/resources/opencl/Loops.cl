// dev.heddle.compiler.kernels.ControlFlowKernels$Loops
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

__kernel void Loops(
    __global const int *x,
    const long x_length,
    __global int *out,
    const long out_length,
    __global long *fault) {
  const int i = (int) get_global_id(0); // ControlFlowKernels.java:30
  int sum = 0; // ControlFlowKernels.java:31
  int j = 0; // ControlFlowKernels.java:32
  while (j < i) {
    if (*(volatile __global int *) fault != 0) {
      return;
    }
    if ((ulong) j >= (ulong) x_length) { // ControlFlowKernels.java:33
      java_record_fault(fault, 2, 33, j, x_length);
      return;
    }
    sum = (int) ((uint) sum + x[j]);
    j = (int) (j + 1u); // ControlFlowKernels.java:32
  }
  int steps = i; // ControlFlowKernels.java:35
  while ((int) ((uint) steps * steps) > i) { // ControlFlowKernels.java:36
    if (*(volatile __global int *) fault != 0) {
      return;
    }
    steps = (int) (steps - 1u); // ControlFlowKernels.java:37
  }
  while (true) { // ControlFlowKernels.java:40
    if (*(volatile __global int *) fault != 0) {
      return;
    }
    const int before = steps;
    steps = (int) (steps + 1u);
    sum = (int) (sum * 3u + before);
    if (steps >= 5) { // ControlFlowKernels.java:41
      break;
    }
  }
  if ((ulong) i >= (ulong) out_length) { // ControlFlowKernels.java:42
    java_record_fault(fault, 3, 42, i, out_length);
    return;
  }
  out[i] = sum;
}
