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
    const long x_start,
    const long x_length,
    __global float *y,
    const long y_start,
    const long y_length,
    __global long *fault) {
  x += x_start;
  y += y_start;
  const uint x_limit = (uint) min(x_length, 2147483648L);
  const uint y_limit = (uint) min(y_length, 2147483648L);
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:12
  if ((uint) i >= x_limit) { // ArithmeticKernels.java:13
    java_record_fault(fault, 2, 13, i, x_length);
    return;
  }
  if ((uint) i >= y_limit) {
    java_record_fault(fault, 3, 13, i, y_length);
    return;
  }
  y[i] = a * x[i] + y[i];
}
