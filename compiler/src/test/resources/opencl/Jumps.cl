// dev.heddle.compiler.kernels.ControlFlowKernels$Jumps
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

__kernel void Jumps(
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
  const int n = (int) get_global_id(0); // ControlFlowKernels.java:50
  int sum = 0; // ControlFlowKernels.java:51
  int y = 0; // ControlFlowKernels.java:53
  while (y < 12) {
    int column = 0; // ControlFlowKernels.java:54
    {
      while (column < 12) {
        if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
          return;
        }
        if (column > y) { // ControlFlowKernels.java:55
          goto after_1;
        }
        if ((uint) column >= x_limit) { // ControlFlowKernels.java:58
          java_record_fault(fault, 2, 58, column, x_length);
          return;
        }
        if (x[column] == n) {
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
  if ((uint) n >= out_limit) { // ControlFlowKernels.java:68
    java_record_fault(fault, 3, 68, n, out_length);
    return;
  }
  out[n] = sum;
}
