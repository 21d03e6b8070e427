// dev.heddle.compiler.kernels.ArithmeticKernels$Saxpy
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

__kernel void Saxpy(
    const float a,
    __global const float *x,
    const long x_length,
    __global float *y,
    const long y_length,
    __global long *fault) {
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:12
  if ((ulong) i >= (ulong) x_length) { // ArithmeticKernels.java:13
    java_record_fault(fault, 2, 13, i, x_length);
    return;
  }
  if ((ulong) i >= (ulong) y_length) {
    java_record_fault(fault, 3, 13, i, y_length);
    return;
  }
  y[i] = a * x[i] + y[i];
}
