package dev.heddle.compiler.kernels;

import dev.heddle.Buffer;
import dev.heddle.Float2;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/** Kernels with methods, records and constants. */
public interface CallKernels {
  record Complex(float re, float im) {
    Complex plus(Complex o) {
      return new Complex(re + o.re, im + o.im);
    }

    Complex times(Complex o) {
      return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
    }
  }

  record Angle(int degrees) {
    public Angle {
      if (degrees < 0) {
        degrees = Math.floorMod(degrees, 360);
      }
    }
  }

  record Methods(int scale, Buffer.OfInt in, Buffer.OfInt out) implements Kernel {
    static int gcd(int a, int b) {
      while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
      }
      return a;
    }

    private int load(int i) {
      return in.get(i) * scale();
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, gcd(load(i), gcd(i + 6, 84)));
    }
  }

  record Records(Buffer.OfFloat out) implements Kernel {
    static Complex chosen(Complex a, Complex b, int i) {
      return i % 2 == 0 ? a : b;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Complex c = new Complex(i * 0.1f - 1, 0.25f);
      Complex z = new Complex(0, 0);
      for (int n = 0; n < 5; n++) {
        z = z.times(z).plus(chosen(c, z, i));
      }
      out.set(i, z.re() + z.im() + new Angle(-i * 100).degrees());
    }
  }

  record Constants(Buffer.OfInt out) implements Kernel {
    static final int[] PRIMES = {2, 3, 5, 7, 11};
    static final float[] WEIGHTS = {0.5f, -1.5f};
    static final long MANY = Long.parseLong("10000000000");
    static final Float2 SHIFT = new Float2(1.25f, 0.25f);

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      float weighted = WEIGHTS[i & 1] * SHIFT.x();
      out.set(i, PRIMES[i % PRIMES.length] + (int) (MANY >> 20) + (int) (weighted * 8));
    }
  }

  record Line(Float2 from, Complex to) {}

  record RecordArguments(Line line, Int4 extra, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, i == 0 ? line.from().x() : line.to().im() + extra.w());
    }
  }

  /** A record and a number wait on the stack while loops within loops run. */
  record LoopsInACall(Buffer.OfInt x, Buffer.OfInt out) implements Kernel {
    record Pair(int first, long second) {
      long mixed(int factor, Pair other) {
        return (long) first * factor + second * other.first - other.second;
      }
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int start = x.get(i);
      out.set(
          i,
          (start ^ 5)
              - (int)
                  new Pair(start, i)
                      .mixed(
                          switch (i & 3) {
                            case 0 -> start;
                            case 1 -> {
                              int sum = start;
                              int n = 3;
                              do {
                                for (int m = n; m > 0; m--) {
                                  sum = sum * 7 + m;
                                }
                              } while (--n > 0);
                              yield sum;
                            }
                            default -> -1;
                          },
                          new Pair(i, start)));
    }
  }
}
