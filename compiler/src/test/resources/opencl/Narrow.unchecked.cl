// dev.heddle.compiler.kernels.ArithmeticKernels$Narrow
#pragma OPENCL FP_CONTRACT OFF

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
    const long chars_length) {
  bytes += bytes_start;
  chars += chars_start;
  const int i = (int) get_global_id(0); // ArithmeticKernels.java:43
  bytes[i] = (char) (int) (bytes[i] + (uint) b * s); // ArithmeticKernels.java:44
  chars[i] = (ushort) (int) ((uint) chars[i] * c - (z != 0 ? s : (short) b)); // ArithmeticKernels.java:45
}
