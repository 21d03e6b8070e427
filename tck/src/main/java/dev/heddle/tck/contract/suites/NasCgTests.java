package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** NAS CG, class S: the least eigenvalue of a sparse matrix, by conjugate gradients. */
class NasCgTests extends SuiteTests {
  private static final int SIZE = 1400;
  private static final int NON_ZERO = 7;
  private static final int ITERATIONS = 15;
  private static final int INNER_ITERATIONS = 25;
  private static final double SHIFT = 10;
  private static final double CONDITION = 0.1;
  private static final double ZETA = 8.5971775078648;
  private static final int PARTS = 64;

  @Proves(
      language = "NAS CG",
      needs = {JAVA_KERNELS, FP64})
  void classS_givesTheSuitesEigenvalue() {
    List<SortedMap<Integer, Double>> rows = new MatrixMaker().make();
    int[] starts = new int[SIZE + 1];
    for (int row = 0; row < SIZE; row++) {
      starts[row + 1] = starts[row] + rows.get(row).size();
    }
    Buffer.OfDouble a =
        buffer(rows.stream().flatMap(row -> row.values().stream()).mapToDouble(v -> v).toArray());
    Buffer.OfInt columns =
        buffer(rows.stream().flatMap(row -> row.keySet().stream()).mapToInt(v -> v).toArray());
    Solver solver = new Solver(a, columns, buffer(starts));
    double[] x = new double[SIZE];
    Arrays.fill(x, 1);
    double zeta = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      double[] z = solver.solve(x);
      double xz = 0;
      double zz = 0;
      for (int k = 0; k < SIZE; k++) {
        xz += x[k] * z[k];
        zz += z[k] * z[k];
      }
      zeta = SHIFT + 1 / xz;
      double length = Math.sqrt(zz);
      Arrays.setAll(x, k -> z[k] / length);
    }
    double error = Math.abs(zeta - ZETA) / ZETA;
    assertTrue(error <= 1e-10, () -> "zeta is off by " + error);
  }

  /** CG's {@code makea}: outer products of random sparse vectors, of falling weight. */
  private static final class MatrixMaker {
    private long random = NasRandom.next(NasRandom.SEED);

    List<SortedMap<Integer, Double>> make() {
      List<SortedMap<Integer, Double>> rows =
          Stream.<SortedMap<Integer, Double>>generate(TreeMap::new).limit(SIZE).toList();
      double weight = 1;
      double ratio = Math.pow(CONDITION, 1.0 / SIZE);
      for (int i = 0; i < SIZE; i++) {
        int[] places = new int[NON_ZERO + 1];
        double[] values = new double[NON_ZERO + 1];
        int count = sparseVector(i, places, values);
        for (int j = 0; j < count; j++) {
          double scale = weight * values[j];
          for (int k = 0; k < count; k++) {
            boolean diagonal = places[j] == i && places[k] == i;
            double value = values[k] * scale + (diagonal ? CONDITION - SHIFT : 0);
            rows.get(places[j]).merge(places[k], value, Double::sum);
          }
        }
        weight *= ratio;
      }
      return rows;
    }

    /** CG's {@code sprnvc} and {@code vecset}: the vector's own place is there, with ½. */
    private int sparseVector(int own, int[] places, double[] values) {
      int count = 0;
      while (count < NON_ZERO) {
        random = NasRandom.next(random);
        double value = NasRandom.unit(random);
        random = NasRandom.next(random);
        int place = (int) (2048 * NasRandom.unit(random));
        if (place < SIZE && indexOf(place, places, count) < 0) {
          places[count] = place;
          values[count++] = value;
        }
      }
      int at = indexOf(own, places, count);
      if (at >= 0) {
        values[at] = 0.5;
        return count;
      }
      places[count] = own;
      values[count] = 0.5;
      return count + 1;
    }

    private static int indexOf(int place, int[] places, int count) {
      for (int i = 0; i < count; i++) {
        if (places[i] == place) {
          return i;
        }
      }
      return -1;
    }
  }

  /** CG's {@code conj_grad}. */
  private final class Solver {
    private final Buffer.OfDouble z = context().newDoubleBuffer(SIZE);
    private final Buffer.OfDouble r = context().newDoubleBuffer(SIZE);
    private final Buffer.OfDouble p = context().newDoubleBuffer(SIZE);
    private final Buffer.OfDouble q = context().newDoubleBuffer(SIZE);
    private final Buffer.OfDouble parts = context().newDoubleBuffer(PARTS);
    private final Buffer.OfDouble a;
    private final Buffer.OfInt columns;
    private final Buffer.OfInt starts;

    Solver(Buffer.OfDouble a, Buffer.OfInt columns, Buffer.OfInt starts) {
      this.a = a;
      this.columns = columns;
      this.starts = starts;
    }

    double[] solve(double[] right) {
      Buffer.OfDouble x = buffer(right);
      run(new Start(x, z, r, p), NDRange.of(SIZE));
      double rho = sum(new Square(r, parts));
      for (int i = 0; i < INNER_ITERATIONS; i++) {
        run(new Multiply(a, columns, starts, p, q), NDRange.of(SIZE));
        double alpha = rho / sum(new Dot(p, q, parts));
        run(new Advance(z, r, p, q, alpha), NDRange.of(SIZE));
        double last = rho;
        rho = sum(new Square(r, parts));
        run(new Direction(r, p, rho / last), NDRange.of(SIZE));
      }
      x.close();
      return queue().toArray(z);
    }

    private double sum(Kernel kernel) {
      run(kernel, NDRange.of(PARTS));
      return Arrays.stream(queue().toArray(parts)).sum();
    }
  }

  /** z = 0, r = x, p = r. */
  record Start(Buffer.OfDouble x, Buffer.OfDouble z, Buffer.OfDouble r, Buffer.OfDouble p)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      z.set(i, 0);
      r.set(i, x.get(i));
      p.set(i, x.get(i));
    }
  }

  /** q = A p. */
  record Multiply(
      Buffer.OfDouble a,
      Buffer.OfInt columns,
      Buffer.OfInt starts,
      Buffer.OfDouble p,
      Buffer.OfDouble q)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int row = item.globalId(0);
      double sum = 0;
      int end = starts.get(row + 1);
      for (int k = starts.get(row); k < end; k++) {
        sum += a.get(k) * p.get(columns.get(k));
      }
      q.set(row, sum);
    }
  }

  /** Parts of p · q. */
  record Dot(Buffer.OfDouble p, Buffer.OfDouble q, Buffer.OfDouble parts) implements Kernel {
    @Override
    public void run(WorkItem item) {
      double sum = 0;
      for (int i = item.globalId(0); i < p.length(); i += item.globalSize(0)) {
        sum += p.get(i) * q.get(i);
      }
      parts.set(item.globalId(0), sum);
    }
  }

  /** Parts of r · r. */
  record Square(Buffer.OfDouble r, Buffer.OfDouble parts) implements Kernel {
    @Override
    public void run(WorkItem item) {
      double sum = 0;
      for (int i = item.globalId(0); i < r.length(); i += item.globalSize(0)) {
        sum += r.get(i) * r.get(i);
      }
      parts.set(item.globalId(0), sum);
    }
  }

  /** z += α p, r -= α q. */
  record Advance(
      Buffer.OfDouble z, Buffer.OfDouble r, Buffer.OfDouble p, Buffer.OfDouble q, double alpha)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      z.set(i, z.get(i) + alpha * p.get(i));
      r.set(i, r.get(i) - alpha * q.get(i));
    }
  }

  /** p = r + β p. */
  record Direction(Buffer.OfDouble r, Buffer.OfDouble p, double beta) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      p.set(i, r.get(i) + beta * p.get(i));
    }
  }
}
