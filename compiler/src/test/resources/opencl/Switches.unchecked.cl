// dev.heddle.compiler.kernels.ControlFlowKernels$Switches
#pragma OPENCL FP_CONTRACT OFF

__kernel void Switches(
    __global const int *x,
    const long x_start,
    const long x_length,
    __global int *out,
    const long out_start,
    const long out_length) {
  x += x_start;
  out += out_start;
  int i;
  int sum_1;
  int value;
  int value_1;
  {
    i = (int) get_global_id(0); // ControlFlowKernels.java:76
    int sum = 0; // ControlFlowKernels.java:77
    switch (x[i]) { // ControlFlowKernels.java:78
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
  out[i] = sum_2; // ControlFlowKernels.java:102
}
