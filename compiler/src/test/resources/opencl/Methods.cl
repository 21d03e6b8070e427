// dev.heddle.compiler.kernels.CallKernels$Methods
#pragma OPENCL FP_CONTRACT OFF

int java_remainder_int(int a, int b) {
  return b == -1 || b == 0 ? 0 : a % b;
}

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

__kernel void Methods(
    const int scale,
    __global const int *in,
    const long in_start,
    const long in_length,
    __global int *out,
    const long out_start,
    const long out_length,
    __global long *fault) {
  in += in_start;
  out += out_start;
  const uint in_limit = (uint) min(in_length, 2147483648L);
  const uint out_limit = (uint) min(out_length, 2147483648L);
  uint trips = 0;
  if (*(volatile __global int *) fault != 0) {
    return;
  }
  const int i = (int) get_global_id(0); // CallKernels.java:45
  if ((uint) i >= in_limit) { // CallKernels.java:40
    java_record_fault(fault, 2, 40, i, in_length);
    return;
  }
  const int before = (int) ((uint) in[i] * scale); // CallKernels.java:46
  int a = (int) (i + 6u); // CallKernels.java:31
  int b = 84;
  while (b != 0) {
    if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
      return;
    }
    if (b == 0) { // CallKernels.java:32
      java_record_fault(fault, 1, 32, 0, 0);
      return;
    }
    const int rest = java_remainder_int(a, b);
    a = b; // CallKernels.java:33
    b = rest; // CallKernels.java:34
  }
  const int result = a; // CallKernels.java:36
  int a_1 = before; // CallKernels.java:31
  int b_1 = result;
  while (b_1 != 0) {
    if ((++trips & 255u) == 0 && *(volatile __global int *) fault != 0) {
      return;
    }
    if (b_1 == 0) { // CallKernels.java:32
      java_record_fault(fault, 1, 32, 0, 0);
      return;
    }
    const int rest_1 = java_remainder_int(a_1, b_1);
    a_1 = b_1; // CallKernels.java:33
    b_1 = rest_1; // CallKernels.java:34
  }
  const int result_1 = a_1; // CallKernels.java:36
  if ((uint) i >= out_limit) { // CallKernels.java:46
    java_record_fault(fault, 3, 46, i, out_length);
    return;
  }
  out[i] = result_1;
}
