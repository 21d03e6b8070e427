package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.CORRECTLY_ROUNDED_DIVIDE_SQRT;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** Rodinia: srad, speckle-reducing anisotropic diffusion of an image. */
class RodiniaSradTests extends SuiteTests {
  private static final int ROWS = 23;
  private static final int COLUMNS = 31;
  private static final float LAMBDA = 0.5f;

  @Proves(
      language = "Rodinia srad: srad_kernel, srad2_kernel",
      needs = {JAVA_KERNELS, CORRECTLY_ROUNDED_DIVIDE_SQRT})
  void srad_diffuses() {
    int n = ROWS * COLUMNS;
    float[] image = floats(random(), n, 1, 2.7f);
    Buffer.OfFloat j = buffer(image);
    Buffer.OfFloat coefficients = context().newFloatBuffer(n);
    Buffer.OfFloat[] gradients = new Buffer.OfFloat[4];
    for (int k = 0; k < 4; k++) {
      gradients[k] = context().newFloatBuffer(n);
    }
    Buffer.OfFloat north = gradients[0];
    Buffer.OfFloat south = gradients[1];
    Buffer.OfFloat west = gradients[2];
    Buffer.OfFloat east = gradients[3];
    NDRange range = NDRange.of(COLUMNS, ROWS);
    for (int i = 0; i < 3; i++) {
      float q0 = speckle(image);
      run(new Srad1(j, coefficients, north, south, west, east, q0), range);
      run(new Srad2(j, coefficients, north, south, west, east), range);
      diffuse(image, q0);
      assertArrayEquals(image, queue().toArray(j), seeded("image after round " + i));
    }
  }

  /** {@return variance by the square of the mean} */
  private static float speckle(float[] image) {
    double sum = 0;
    double squares = 0;
    for (float value : image) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / image.length;
    return (float) ((squares / image.length - mean * mean) / (mean * mean));
  }

  private static void diffuse(float[] image, float q0) {
    float[] c = new float[image.length];
    float[][] d = new float[4][image.length];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int i = row * COLUMNS + column;
        float own = image[i];
        d[0][i] = image[Math.max(row - 1, 0) * COLUMNS + column] - own;
        d[1][i] = image[Math.min(row + 1, ROWS - 1) * COLUMNS + column] - own;
        d[2][i] = image[row * COLUMNS + Math.max(column - 1, 0)] - own;
        d[3][i] = image[row * COLUMNS + Math.min(column + 1, COLUMNS - 1)] - own;
        c[i] = Srad1.coefficient(own, d[0][i], d[1][i], d[2][i], d[3][i], q0);
      }
    }
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int i = row * COLUMNS + column;
        float south = c[Math.min(row + 1, ROWS - 1) * COLUMNS + column];
        float east = c[row * COLUMNS + Math.min(column + 1, COLUMNS - 1)];
        float divergence = c[i] * d[0][i] + south * d[1][i] + c[i] * d[2][i] + east * d[3][i];
        image[i] = image[i] + 0.25f * LAMBDA * divergence;
      }
    }
  }

  /** Rodinia's {@code srad_kernel}: differences to the neighbours, and how much may flow. */
  record Srad1(
      Buffer.OfFloat image,
      Buffer.OfFloat coefficients,
      Buffer.OfFloat north,
      Buffer.OfFloat south,
      Buffer.OfFloat west,
      Buffer.OfFloat east,
      float q0)
      implements Kernel {
    static float coefficient(float own, float n, float s, float w, float e, float q0) {
      float gradient2 = (n * n + s * s + w * w + e * e) / (own * own);
      float laplacian = (n + s + w + e) / own;
      float numerator = 0.5f * gradient2 - 1f / 16f * (laplacian * laplacian);
      float denominator = 1 + 0.25f * laplacian;
      float q2 = numerator / (denominator * denominator);
      float c = 1f / (1f + (q2 - q0) / (q0 * (1 + q0)));
      return c < 0 ? 0 : c > 1 ? 1 : c;
    }

    @Override
    public void run(WorkItem item) {
      int column = item.globalId(0);
      int row = item.globalId(1);
      int i = row * COLUMNS + column;
      float own = image.get(i);
      float n = image.get(row > 0 ? i - COLUMNS : i) - own;
      float s = image.get(row < ROWS - 1 ? i + COLUMNS : i) - own;
      float w = image.get(column > 0 ? i - 1 : i) - own;
      float e = image.get(column < COLUMNS - 1 ? i + 1 : i) - own;
      north.set(i, n);
      south.set(i, s);
      west.set(i, w);
      east.set(i, e);
      coefficients.set(i, coefficient(own, n, s, w, e, q0));
    }
  }

  /** Rodinia's {@code srad2_kernel}: it flows. */
  record Srad2(
      Buffer.OfFloat image,
      Buffer.OfFloat coefficients,
      Buffer.OfFloat north,
      Buffer.OfFloat south,
      Buffer.OfFloat west,
      Buffer.OfFloat east)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int column = item.globalId(0);
      int row = item.globalId(1);
      int i = row * COLUMNS + column;
      float own = coefficients.get(i);
      float below = coefficients.get(row < ROWS - 1 ? i + COLUMNS : i);
      float right = coefficients.get(column < COLUMNS - 1 ? i + 1 : i);
      float divergence =
          own * north.get(i) + below * south.get(i) + own * west.get(i) + right * east.get(i);
      image.set(i, image.get(i) + 0.25f * LAMBDA * divergence);
    }
  }
}
