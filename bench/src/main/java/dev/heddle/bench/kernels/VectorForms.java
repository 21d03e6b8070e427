package dev.heddle.bench.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Workloads by the Vector API, on all threads. Only this class names its types, so that all else
 * runs where the module {@code jdk.incubator.vector} is not there.
 */
final class VectorForms {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  private VectorForms() {}

  /** Whole vectors, and then one with a mask over what is left. */
  private static int bound(VectorSpecies<?> species, int from, int to) {
    return from + species.loopBound(to - from);
  }

  static void saxpy(float a, float[] x, float[] y, float[] z) {
    Loop.PARALLEL.over(
        x.length,
        (from, to) -> {
          int i = from;
          for (int end = bound(FLOATS, from, to); i < end; i += FLOATS.length()) {
            FloatVector product = FloatVector.fromArray(FLOATS, x, i).mul(a);
            product.add(FloatVector.fromArray(FLOATS, y, i)).intoArray(z, i);
          }
          for (; i < to; i++) {
            z[i] = a * x[i] + y[i];
          }
        });
  }

  static void copy(double[] a, double[] c) {
    Loop.PARALLEL.over(
        a.length,
        (from, to) -> {
          int i = from;
          for (int end = bound(DOUBLES, from, to); i < end; i += DOUBLES.length()) {
            DoubleVector.fromArray(DOUBLES, a, i).intoArray(c, i);
          }
          System.arraycopy(a, i, c, i, to - i);
        });
  }

  static void mul(double scalar, double[] c, double[] b) {
    Loop.PARALLEL.over(
        c.length,
        (from, to) -> {
          int i = from;
          for (int end = bound(DOUBLES, from, to); i < end; i += DOUBLES.length()) {
            DoubleVector.fromArray(DOUBLES, c, i).mul(scalar).intoArray(b, i);
          }
          for (; i < to; i++) {
            b[i] = scalar * c[i];
          }
        });
  }

  static void add(double[] a, double[] b, double[] c) {
    Loop.PARALLEL.over(
        a.length,
        (from, to) -> {
          int i = from;
          for (int end = bound(DOUBLES, from, to); i < end; i += DOUBLES.length()) {
            DoubleVector other = DoubleVector.fromArray(DOUBLES, b, i);
            DoubleVector.fromArray(DOUBLES, a, i).add(other).intoArray(c, i);
          }
          for (; i < to; i++) {
            c[i] = a[i] + b[i];
          }
        });
  }

  static void triad(double scalar, double[] b, double[] c, double[] a) {
    Loop.PARALLEL.over(
        b.length,
        (from, to) -> {
          int i = from;
          for (int end = bound(DOUBLES, from, to); i < end; i += DOUBLES.length()) {
            DoubleVector product = DoubleVector.fromArray(DOUBLES, c, i).mul(scalar);
            DoubleVector.fromArray(DOUBLES, b, i).add(product).intoArray(a, i);
          }
          for (; i < to; i++) {
            a[i] = b[i] + scalar * c[i];
          }
        });
  }

  /** A sum for each piece of the loop. */
  static void dot(double[] a, double[] b, double[] sums) {
    int pieces = Loop.PARALLEL.pieces();
    Loop.PARALLEL.over(
        pieces,
        (first, last) -> {
          for (int p = first; p < last; p++) {
            int from = (int) ((long) a.length * p / pieces);
            sums[p] = dot(a, b, from, (int) ((long) a.length * (p + 1) / pieces));
          }
        });
  }

  private static double dot(double[] a, double[] b, int from, int to) {
    DoubleVector sum = DoubleVector.zero(DOUBLES);
    int i = from;
    for (int end = bound(DOUBLES, from, to); i < end; i += DOUBLES.length()) {
      DoubleVector other = DoubleVector.fromArray(DOUBLES, b, i);
      sum = sum.add(DoubleVector.fromArray(DOUBLES, a, i).mul(other));
    }
    double rest = 0;
    for (; i < to; i++) {
      rest += a[i] * b[i];
    }
    return sum.reduceLanes(VectorOperators.ADD) + rest;
  }

  static float sum(float[] values, float[] partial) {
    int pieces = Loop.PARALLEL.pieces();
    Loop.PARALLEL.over(
        pieces,
        (first, last) -> {
          for (int p = first; p < last; p++) {
            int from = (int) ((long) values.length * p / pieces);
            partial[p] = sum(values, from, (int) ((long) values.length * (p + 1) / pieces));
          }
        });
    float sum = 0f;
    for (int p = 0; p < pieces; p++) {
      sum += partial[p];
    }
    return sum;
  }

  /** Four sums, so that one addition need not wait for the one before. */
  private static float sum(float[] values, int from, int to) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int lanes = FLOATS.length();
    int i = from;
    for (; i + 4 * lanes <= to; i += 4 * lanes) {
      a = a.add(FloatVector.fromArray(FLOATS, values, i));
      b = b.add(FloatVector.fromArray(FLOATS, values, i + lanes));
      c = c.add(FloatVector.fromArray(FLOATS, values, i + 2 * lanes));
      d = d.add(FloatVector.fromArray(FLOATS, values, i + 3 * lanes));
    }
    float rest = 0f;
    for (; i < to; i++) {
      rest += values[i];
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD) + rest;
  }

  static void chains(float[] result) {
    FloatVector lane = FloatVector.broadcast(FLOATS, 0).addIndex(1);
    Loop.PARALLEL.over(
        result.length,
        (from, to) -> {
          int i = from;
          for (int end = bound(FLOATS, from, to); i < end; i += FLOATS.length()) {
            chains(lane.add(i)).intoArray(result, i);
          }
          for (; i < to; i++) {
            result[i] = Arithmetic.chains(i);
          }
        });
  }

  private static FloatVector chains(FloatVector start) {
    FloatVector half = FloatVector.broadcast(FLOATS, 0.5f);
    FloatVector a = start;
    FloatVector b = start.add(1);
    FloatVector c = start.add(2);
    FloatVector d = start.add(3);
    FloatVector e = start.add(4);
    FloatVector f = start.add(5);
    FloatVector g = start.add(6);
    FloatVector h = start.add(7);
    for (int round = 0; round < Arithmetic.ROUNDS; round++) {
      a = a.fma(half, half);
      b = b.fma(half, half);
      c = c.fma(half, half);
      d = d.fma(half, half);
      e = e.fma(half, half);
      f = f.fma(half, half);
      g = g.fma(half, half);
      h = h.fma(half, half);
    }
    return a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h)));
  }

  static void multiply(int n, float[] a, float[] b, float[] c) {
    Loop.PARALLEL.over(
        n,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            multiplyRow(n, row, a, b, c);
          }
        });
  }

  /** As many columns at once as vectors of them stay in registers. */
  private static void multiplyRow(int n, int row, float[] a, float[] b, float[] c) {
    int lanes = FLOATS.length();
    int column = 0;
    for (; column + 4 * lanes <= n; column += 4 * lanes) {
      FloatVector sum0 = FloatVector.zero(FLOATS);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      for (int k = 0; k < n; k++) {
        FloatVector factor = FloatVector.broadcast(FLOATS, a[row * n + k]);
        int at = k * n + column;
        sum0 = FloatVector.fromArray(FLOATS, b, at).mul(factor).add(sum0);
        sum1 = FloatVector.fromArray(FLOATS, b, at + lanes).mul(factor).add(sum1);
        sum2 = FloatVector.fromArray(FLOATS, b, at + 2 * lanes).mul(factor).add(sum2);
        sum3 = FloatVector.fromArray(FLOATS, b, at + 3 * lanes).mul(factor).add(sum3);
      }
      int to = row * n + column;
      sum0.intoArray(c, to);
      sum1.intoArray(c, to + lanes);
      sum2.intoArray(c, to + 2 * lanes);
      sum3.intoArray(c, to + 3 * lanes);
    }
    for (; column < n; column += lanes) {
      VectorMask<Float> inside = FLOATS.indexInRange(column, n);
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int k = 0; k < n; k++) {
        FloatVector factor = FloatVector.broadcast(FLOATS, a[row * n + k]);
        sum = FloatVector.fromArray(FLOATS, b, k * n + column, inside).mul(factor).add(sum);
      }
      sum.intoArray(c, row * n + column, inside);
    }
  }

  /** One body after another, against as many others at once as a vector has lanes. */
  static void accelerate(
      int n, float[] bodies, float softening, float[] ax, float[] ay, float[] az) {
    float[][] columns = new float[4][n];
    for (int i = 0; i < n; i++) {
      for (int axis = 0; axis < 4; axis++) {
        columns[axis][i] = bodies[4 * i + axis];
      }
    }
    Loop.PARALLEL.over(
        n,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            accelerate(i, n, columns, softening, ax, ay, az);
          }
        });
  }

  private static void accelerate(
      int i, int n, float[][] columns, float softening, float[] ax, float[] ay, float[] az) {
    FloatVector x = FloatVector.broadcast(FLOATS, columns[0][i]);
    FloatVector y = FloatVector.broadcast(FLOATS, columns[1][i]);
    FloatVector z = FloatVector.broadcast(FLOATS, columns[2][i]);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector sumX = FloatVector.zero(FLOATS);
    FloatVector sumY = sumX;
    FloatVector sumZ = sumX;
    for (int j = 0; j < n; j += FLOATS.length()) {
      VectorMask<Float> inside = FLOATS.indexInRange(j, n);
      FloatVector dx = FloatVector.fromArray(FLOATS, columns[0], j, inside).sub(x);
      FloatVector dy = FloatVector.fromArray(FLOATS, columns[1], j, inside).sub(y);
      FloatVector dz = FloatVector.fromArray(FLOATS, columns[2], j, inside).sub(z);
      FloatVector mass = FloatVector.fromArray(FLOATS, columns[3], j, inside);
      FloatVector squared = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).add(softening);
      FloatVector inverse = one.div(squared.sqrt());
      FloatVector factor = mass.mul(inverse).mul(inverse).mul(inverse);
      sumX = sumX.add(dx.mul(factor));
      sumY = sumY.add(dy.mul(factor));
      sumZ = sumZ.add(dz.mul(factor));
    }
    ax[i] = sumX.reduceLanes(VectorOperators.ADD);
    ay[i] = sumY.reduceLanes(VectorOperators.ADD);
    az[i] = sumZ.reduceLanes(VectorOperators.ADD);
  }

  /** One point a lane; lanes that have escaped are masked out until all have. */
  static void escape(int n, float left, float top, float step, int limit, int[] counts) {
    FloatVector lane = FloatVector.broadcast(FLOATS, 0).addIndex(1);
    Loop.PARALLEL.over(
        n,
        (from, to) -> {
          for (int y = from; y < to; y++) {
            FloatVector im = FloatVector.broadcast(FLOATS, top + y * step);
            for (int x = 0; x < n; x += FLOATS.length()) {
              VectorMask<Float> inside = FLOATS.indexInRange(x, n);
              FloatVector re = lane.add(x).mul(step).add(left);
              IntVector escaped = escape(re, im, inside, limit);
              escaped.intoArray(counts, y * n + x, inside.cast(escaped.species()));
            }
          }
        });
  }

  private static IntVector escape(
      FloatVector re, FloatVector im, VectorMask<Float> inside, int limit) {
    FloatVector x = FloatVector.zero(FLOATS);
    FloatVector y = x;
    IntVector counts = IntVector.zero(VectorSpecies.of(int.class, FLOATS.vectorShape()));
    VectorMask<Float> active = inside;
    for (int i = 0; i < limit && active.anyTrue(); i++) {
      FloatVector xx = x.mul(x);
      FloatVector yy = y.mul(y);
      active = active.and(xx.add(yy).compare(VectorOperators.LE, 4f));
      FloatVector next = xx.sub(yy).add(re);
      y = x.mul(2f).mul(y).add(im);
      x = next;
      counts = counts.add(1, active.cast(counts.species()));
    }
    return counts;
  }
}
