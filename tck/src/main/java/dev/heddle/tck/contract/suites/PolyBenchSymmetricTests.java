package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** PolyBench: syrk and syr2k, covariance and correlation, whose results are symmetric. */
class PolyBenchSymmetricTests extends SuiteTests {
  private static final int N = 27;
  private static final int M = 21;

  @Proves(
      language = "PolyBench syrk",
      needs = {JAVA_KERNELS, FP64})
  void syrk_updatesTheLowerTriangle() {
    Random random = random();
    double[] a = doubles(random, N * M, 0, 1);
    double[] c = doubles(random, N * N, 0, 1);
    Buffer.OfDouble out = buffer(c);
    run(new Syrk(buffer(a), out, 1.5, 1.2, M), NDRange.of(N, N));
    for (int i = 0; i < N; i++) {
      for (int j = 0; j <= i; j++) {
        c[i * N + j] *= 1.2;
        for (int k = 0; k < M; k++) {
          c[i * N + j] += 1.5 * a[i * M + k] * a[j * M + k];
        }
      }
    }
    assertArrayEquals(c, queue().toArray(out), seeded("C"));
  }

  /** PolyBench's {@code syrk_kernel}. */
  record Syrk(Buffer.OfDouble a, Buffer.OfDouble c, double alpha, double beta, int depth)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int i = item.globalId(1);
      if (j > i) {
        return;
      }
      int at = i * item.globalSize(0) + j;
      c.set(at, c.get(at) * beta);
      for (int k = 0; k < depth; k++) {
        c.set(at, c.get(at) + alpha * a.get(i * depth + k) * a.get(j * depth + k));
      }
    }
  }

  @Proves(
      language = "PolyBench syr2k",
      needs = {JAVA_KERNELS, FP64})
  void syr2k_updatesTheLowerTriangle() {
    Random random = random();
    double[] a = doubles(random, N * M, 0, 1);
    double[] b = doubles(random, N * M, 0, 1);
    double[] c = doubles(random, N * N, 0, 1);
    Buffer.OfDouble out = buffer(c);
    run(new Syr2k(buffer(a), buffer(b), out, 1.5, 1.2, M), NDRange.of(N, N));
    for (int i = 0; i < N; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = c[i * N + j] * 1.2;
        for (int k = 0; k < M; k++) {
          sum += a[j * M + k] * 1.5 * b[i * M + k] + b[j * M + k] * 1.5 * a[i * M + k];
        }
        c[i * N + j] = sum;
      }
    }
    assertArrayEquals(c, queue().toArray(out), seeded("C"));
  }

  /** PolyBench's {@code syr2k_kernel}. */
  record Syr2k(
      Buffer.OfDouble a, Buffer.OfDouble b, Buffer.OfDouble c, double alpha, double beta, int depth)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int i = item.globalId(1);
      if (j <= i) {
        int at = i * item.globalSize(0) + j;
        double sum = c.get(at) * beta;
        for (int k = 0; k < depth; k++) {
          sum +=
              a.get(j * depth + k) * alpha * b.get(i * depth + k)
                  + b.get(j * depth + k) * alpha * a.get(i * depth + k);
        }
        c.set(at, sum);
      }
    }
  }

  /** PolyBench's {@code mean_kernel}: N samples of M values, a work item a value. */
  record Mean(Buffer.OfDouble data, Buffer.OfDouble mean, int samples) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      double sum = 0;
      for (int i = 0; i < samples; i++) {
        sum += data.get(i * item.globalSize(0) + j);
      }
      mean.set(j, sum / samples);
    }
  }

  /** PolyBench's {@code reduce_kernel} of covariance. */
  record Centre(Buffer.OfDouble data, Buffer.OfDouble mean) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int at = item.globalId(1) * item.globalSize(0) + j;
      data.set(at, data.get(at) - mean.get(j));
    }
  }

  /** PolyBench's {@code covar_kernel} and {@code corr_kernel}: sums of products of columns. */
  record Products(Buffer.OfDouble data, Buffer.OfDouble products, int samples, double divisor)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int n = item.globalSize(0);
      for (int j = i; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < samples; k++) {
          sum += data.get(k * n + i) * data.get(k * n + j);
        }
        sum /= divisor;
        products.set(i * n + j, sum);
        products.set(j * n + i, sum);
      }
    }
  }

  private static double[] products(double[] data, double divisor) {
    double[] products = new double[M * M];
    for (int i = 0; i < M; i++) {
      for (int j = i; j < M; j++) {
        double sum = 0;
        for (int k = 0; k < N; k++) {
          sum += data[k * M + i] * data[k * M + j];
        }
        products[i * M + j] = sum / divisor;
        products[j * M + i] = sum / divisor;
      }
    }
    return products;
  }

  private static double[] means(double[] data) {
    double[] means = new double[M];
    for (int j = 0; j < M; j++) {
      for (int i = 0; i < N; i++) {
        means[j] += data[i * M + j];
      }
      means[j] /= N;
    }
    return means;
  }

  @Proves(
      language = "PolyBench covariance: mean_kernel, reduce_kernel, covar_kernel",
      needs = {JAVA_KERNELS, FP64})
  void covariance_isThatOfColumns() {
    double[] data = doubles(random(), N * M, 0, 1);
    Buffer.OfDouble values = buffer(data);
    Buffer.OfDouble mean = context().newDoubleBuffer(M);
    Buffer.OfDouble covariance = context().newDoubleBuffer((long) M * M);
    run(new Mean(values, mean, N), NDRange.of(M));
    run(new Centre(values, mean), NDRange.of(M, N));
    run(new Products(values, covariance, N, N - 1.0), NDRange.of(M));
    double[] means = means(data);
    for (int i = 0; i < data.length; i++) {
      data[i] -= means[i % M];
    }
    assertArrayEquals(products(data, N - 1.0), queue().toArray(covariance), seeded("covariance"));
  }

  @Proves(
      language = "PolyBench correlation: mean_kernel, std_kernel, reduce_kernel, corr_kernel",
      needs = {JAVA_KERNELS, FP64})
  void correlation_isThatOfColumns() {
    double[] data = doubles(random(), N * M, 0, 1);
    for (int i = 0; i < N; i++) {
      data[i * M + 4] = 0.5; // a column that does not vary
    }
    Buffer.OfDouble values = buffer(data);
    Buffer.OfDouble mean = context().newDoubleBuffer(M);
    Buffer.OfDouble deviation = context().newDoubleBuffer(M);
    Buffer.OfDouble correlation = context().newDoubleBuffer((long) M * M);
    run(new Mean(values, mean, N), NDRange.of(M));
    run(new Deviation(values, mean, deviation, N), NDRange.of(M));
    run(new Standardize(values, mean, deviation), NDRange.of(M, N));
    run(new Products(values, correlation, N, 1), NDRange.of(M));
    run(new Ones(correlation), NDRange.of(M));
    double[] means = means(data);
    for (int j = 0; j < M; j++) {
      double sum = 0;
      for (int i = 0; i < N; i++) {
        sum += (data[i * M + j] - means[j]) * (data[i * M + j] - means[j]);
      }
      double deviations = Math.sqrt(sum / N);
      deviations = deviations <= 0.1 ? 1 : deviations;
      for (int i = 0; i < N; i++) {
        data[i * M + j] = (data[i * M + j] - means[j]) / (Math.sqrt(N) * deviations);
      }
    }
    double[] expected = products(data, 1);
    for (int i = 0; i < M; i++) {
      expected[i * M + i] = 1;
    }
    assertArrayEquals(expected, queue().toArray(correlation), seeded("correlation"));
  }

  /** PolyBench's {@code std_kernel}: a deviation near 0 counts as 1. */
  record Deviation(
      Buffer.OfDouble data, Buffer.OfDouble mean, Buffer.OfDouble deviation, int samples)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      double sum = 0;
      for (int i = 0; i < samples; i++) {
        double difference = data.get(i * item.globalSize(0) + j) - mean.get(j);
        sum += difference * difference;
      }
      double result = Math.sqrt(sum / samples);
      deviation.set(j, result <= 0.1 ? 1 : result);
    }
  }

  /** PolyBench's {@code reduce_kernel} of correlation. */
  record Standardize(Buffer.OfDouble data, Buffer.OfDouble mean, Buffer.OfDouble deviation)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int j = item.globalId(0);
      int at = item.globalId(1) * item.globalSize(0) + j;
      double scale = Math.sqrt(item.globalSize(1)) * deviation.get(j);
      data.set(at, (data.get(at) - mean.get(j)) / scale);
    }
  }

  /** The diagonal of a correlation. */
  record Ones(Buffer.OfDouble matrix) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      matrix.set(i * item.globalSize(0) + i, 1);
    }
  }
}
