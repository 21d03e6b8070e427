#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

#define TILE 16

kernel void multiplyTiles(const int n, global const float *a, global const float *b, global float *c,
                          local float *tileA, local float *tileB) {
  const int column = get_global_id(0);
  const int row = get_global_id(1);
  const int x = get_local_id(0);
  const int y = get_local_id(1);
  float sum = 0.0f;
  for (int tile = 0; tile < n; tile += TILE) {
    tileA[y * TILE + x] = a[row * n + tile + x];
    tileB[y * TILE + x] = b[(tile + y) * n + column];
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int k = 0; k < TILE; k++) {
      sum += tileA[y * TILE + k] * tileB[k * TILE + x];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  c[row * n + column] = sum;
}
