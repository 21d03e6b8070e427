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
  const int i = (int) get_global_id(0); // ControlFlowKernels.java:30
  int sum = 0; // ControlFlowKernels.java:31
  int j = 0; // ControlFlowKernels.java:32
  while (j < i) {
    if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
      return;
    }
    if ((uint) j >= x_limit) { // ControlFlowKernels.java:33
      java_record_fault(fault, 2, 33, j, x_length);
      return;
    }
    sum = (int) ((uint) sum + x[j]);
    j = (int) (j + 1u); // ControlFlowKernels.java:32
  }
  int steps = i; // ControlFlowKernels.java:35
  while ((int) ((uint) steps * steps) > i) { // ControlFlowKernels.java:36
    if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
      return;
    }
    steps = (int) (steps - 1u); // ControlFlowKernels.java:37
  }
  while (true) { // ControlFlowKernels.java:40
    if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
      return;
    }
    const int before = steps;
    steps = (int) (steps + 1u);
    sum = (int) (sum * 3u + before);
    if (steps >= 5) { // ControlFlowKernels.java:41
      break;
    }
  }
  if ((uint) i >= out_limit) { // ControlFlowKernels.java:42
    java_record_fault(fault, 3, 42, i, out_length);
    return;
  }
  out[i] = sum;
}
