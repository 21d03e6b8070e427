#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

constant float WEIGHTS[5] = {0.0625f, 0.25f, 0.375f, 0.25f, 0.0625f};
constant sampler_t NEAREST = CLK_NORMALIZED_COORDS_FALSE | CLK_ADDRESS_CLAMP_TO_EDGE | CLK_FILTER_NEAREST;

kernel void filterImage(read_only image2d_t source, write_only image2d_t target) {
  const int x = get_global_id(0);
  const int y = get_global_id(1);
  float4 sum = (float4)(0.0f);
  for (int j = 0; j < 5; j++) {
    for (int i = 0; i < 5; i++) {
      sum += read_imagef(source, NEAREST, (int2)(x + i - 2, y + j - 2)) * (WEIGHTS[i] * WEIGHTS[j]);
    }
  }
  write_imagef(target, (int2)(x, y), sum);
}
