// dev.heddle.compiler.kernels.MemoryKernels$Images
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

__constant sampler_t NEAREST =
    CLK_NORMALIZED_COORDS_FALSE | CLK_ADDRESS_CLAMP_TO_EDGE | CLK_FILTER_NEAREST;

__kernel void Images(
    __read_only image2d_t in,
    const int4 in_shape,
    __write_only image2d_t out,
    const int4 out_shape,
    const sampler_t sampler,
    __global long *fault) {
  float texel_x;
  float texel_y;
  float texel_z;
  float texel_w;
  float texel_x_1;
  float texel_y_1;
  float texel_z_1;
  float texel_w_1;
  const int x = (int) get_global_id(0); // MemoryKernels.java:82
  const int y = (int) ((uint) (int) get_global_id(1) - (int) get_global_offset(1)); // MemoryKernels.java:83
  { // MemoryKernels.java:84
    const float4 texel = read_imagef(in, sampler, (float2)((float) x + 0.5f, (float) y - 0.5f));
    texel_x = texel.x;
    texel_y = texel.y;
    texel_z = texel.z;
    texel_w = texel.w;
  }
  {
    const float4 texel = read_imagef(in, NEAREST, (int2)(x, y));
    texel_x_1 = texel.x;
    texel_y_1 = texel.y;
    texel_z_1 = texel.z;
    texel_w_1 = texel.w;
  }
  const float sum_x = texel_x + texel_x_1;
  const float sum_y = texel_y + texel_y_1;
  const float sum_z = texel_z + texel_z_1;
  const float sum_w = texel_w + texel_w_1;
  if (x < out_shape.x) { // MemoryKernels.java:85
    int texel_x_2;
    int texel_y_2;
    int texel_z_2;
    int texel_w_2;
    float x_1;
    float y_1;
    float z;
    float w;
    const int divisor = in_shape.x; // MemoryKernels.java:86
    if (divisor == 0) {
      java_record_fault(fault, 1, 86, 0, 0);
      return;
    }
    const int coordinate = java_remainder_int(x, divisor);
    if (((uint) coordinate >= (uint) in_shape.x || (uint) y >= (uint) in_shape.y)) {
      java_record_fault(fault, 2, 86, (long) y << 32 | (uint) coordinate, 0);
      return;
    }
    {
      const int4 texel = in_shape.w
          ? as_int4(read_imageui(in, (int2)(coordinate, y)))
          : read_imagei(in, (int2)(coordinate, y));
      texel_x_2 = texel.x;
      texel_y_2 = texel.y;
      texel_z_2 = texel.z;
      texel_w_2 = texel.w;
    }
    const int texel_x_3 = texel_x_2;
    if (texel_x_3 > 3) { // MemoryKernels.java:87
      x_1 = sum_x;
      y_1 = sum_y;
      z = sum_z;
      w = sum_w;
    } else {
      x_1 = sum_x * 2.0f;
      y_1 = sum_y * 2.0f;
      z = sum_z * 2.0f;
      w = sum_w * 2.0f;
    }
    if (((uint) x >= (uint) out_shape.x || (uint) y >= (uint) out_shape.y)) {
      java_record_fault(fault, 3, 87, (long) y << 32 | (uint) x, 0);
      return;
    }
    write_imagef(out, (int2)(x, y), (float4)(x_1, y_1, z, w));
  }
}
