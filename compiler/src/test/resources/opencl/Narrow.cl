// dev.heddle.compiler.kernels.ArithmeticKernels$Narrow
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

__kernel void Narrow(
    const char b,
    const ushort c,
    const short s,
    const uchar z,
    __global char *bytes,
    const long bytes_start,
    const long bytes_length,
    __global ushort *chars,
    const long chars_start,
    const long chars_length,
    __global long *fault) {
  bytes += bytes_start;
  chars += chars_start;
  const uint bytes_limit = (uint) min(bytes_length, 2147483648L);
  const uint chars_limit = (uint) min(chars_length, 2147483648L);
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:43
  if ((uint) i >= bytes_limit) { // ArithmeticKernels.java:44
    java_record_fault(fault, 2, 44, i, bytes_length);
    return;
  }
  bytes[i] = (char) (int) (bytes[i] + (uint) b * s);
  if ((uint) i >= chars_limit) { // ArithmeticKernels.java:45
    java_record_fault(fault, 3, 45, i, chars_length);
    return;
  }
  chars[i] = (ushort) (int) ((uint) chars[i] * c - (z != 0 ? s : (short) b));
}
