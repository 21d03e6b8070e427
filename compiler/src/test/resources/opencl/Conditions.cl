// dev.heddle.compiler.kernels.ControlFlowKernels$Conditions
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

__kernel void Conditions(
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
  int result;
  const int i = (int) get_global_id(0); // ControlFlowKernels.java:12
  if ((uint) i >= x_limit) { // ControlFlowKernels.java:13
    java_record_fault(fault, 2, 13, i, x_length);
    return;
  }
  const int value = x[i];
  const int inside = (value <= 3 || value >= 20) && value != -1 ? 0 : 1; // ControlFlowKernels.java:14
  if (inside != 0 && (value & 1) == 0) { // ControlFlowKernels.java:16
    result = value > 10 ? 1 : 2; // ControlFlowKernels.java:17
  } else {
    result = inside == 0 ? (int) (0u - value) : 100; // ControlFlowKernels.java:18
  }
  if ((uint) i >= out_limit) { // ControlFlowKernels.java:23
    java_record_fault(fault, 3, 23, i, out_length);
    return;
  }
  out[i] = result;
}
