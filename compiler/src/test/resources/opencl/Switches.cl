// dev.heddle.compiler.kernels.ControlFlowKernels$Switches
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

__kernel void Switches(
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
  int i;
  int sum_1;
  int value;
  int value_1;
  {
    i = (int) get_global_id(0); // ControlFlowKernels.java:76
    int sum = 0; // ControlFlowKernels.java:77
    if ((uint) i >= x_limit) { // ControlFlowKernels.java:78
      java_record_fault(fault, 2, 78, i, x_length);
      return;
    }
    switch (x[i]) {
      case 0: {
        sum = 1; // ControlFlowKernels.java:80
        break;
      }
      case 1:
      case 2: {
        break;
      }
      case 1000000: {
        sum_1 = 7; // ControlFlowKernels.java:85
        goto after_1; // ControlFlowKernels.java:86
      }
      default: {
        sum_1 = -1; // ControlFlowKernels.java:88
        goto after_1;
      }
    }
    sum_1 = (int) (sum + 10u); // ControlFlowKernels.java:82
  }
  after_1: ;
  switch (i & 3) { // ControlFlowKernels.java:90
    case 0: {
      value = sum_1; // ControlFlowKernels.java:92
      value_1 = 5;
      break;
    }
    case 1: {
      int product = 1; // ControlFlowKernels.java:94
      int j = 1; // ControlFlowKernels.java:95
      const int value_2 = sum_1;
      while (j < i) {
        if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
          return;
        }
        product = (int) ((uint) product * j); // ControlFlowKernels.java:96
        j = (int) (j + 1u); // ControlFlowKernels.java:95
      }
      value = value_2; // ControlFlowKernels.java:98
      value_1 = product;
      break;
    }
    default: {
      value = sum_1; // ControlFlowKernels.java:100
      value_1 = i;
      break;
    }
  }
  const int sum_2 = (int) ((uint) value * value_1); // ControlFlowKernels.java:101
  if ((uint) i >= out_limit) { // ControlFlowKernels.java:102
    java_record_fault(fault, 3, 102, i, out_length);
    return;
  }
  out[i] = sum_2;
}
