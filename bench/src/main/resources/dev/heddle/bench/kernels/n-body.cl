#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void accelerate(const int n, global const float *bodies, global float *ax, global float *ay,
                       global float *az) {
  const int i = get_global_id(0);
  const float x = bodies[4 * i];
  const float y = bodies[4 * i + 1];
  const float z = bodies[4 * i + 2];
  float sumX = 0.0f, sumY = 0.0f, sumZ = 0.0f;
  for (int j = 0; j < n; j++) {
    const float dx = bodies[4 * j] - x;
    const float dy = bodies[4 * j + 1] - y;
    const float dz = bodies[4 * j + 2] - z;
    const float squared = dx * dx + dy * dy + dz * dz + 0.01f;
    const float inverse = 1.0f / sqrt(squared);
    const float factor = bodies[4 * j + 3] * inverse * inverse * inverse;
    sumX += dx * factor;
    sumY += dy * factor;
    sumZ += dz * factor;
  }
  ax[i] = sumX;
  ay[i] = sumY;
  az[i] = sumZ;
}
