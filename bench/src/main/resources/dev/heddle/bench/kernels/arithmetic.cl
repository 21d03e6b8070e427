#ifndef __FAST_RELAXED_MATH__
#pragma OPENCL FP_CONTRACT OFF
#endif

kernel void fusedChains(global float *result) {
  const int i = get_global_id(0);
  float a = i, b = a + 1, c = a + 2, d = a + 3, e = a + 4, f = a + 5, g = a + 6, h = a + 7;
  for (int n = 0; n < 512; n++) {
    a = fma(a, 0.5f, 0.5f);
    b = fma(b, 0.5f, 0.5f);
    c = fma(c, 0.5f, 0.5f);
    d = fma(d, 0.5f, 0.5f);
    e = fma(e, 0.5f, 0.5f);
    f = fma(f, 0.5f, 0.5f);
    g = fma(g, 0.5f, 0.5f);
    h = fma(h, 0.5f, 0.5f);
  }
  result[i] = a + b + c + d + (e + f + g + h);
}
