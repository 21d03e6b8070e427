package dev.heddle.compiler.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/** Kernels without jumps. */
public interface ArithmeticKernels {
  record Saxpy(float a, Buffer.OfFloat x, Buffer.OfFloat y) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      y.set(i, a * x.get(i) + y.get(i));
    }
  }

  record Integers(Buffer.OfInt x, Buffer.OfInt y) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int a = x.get(i);
      int b = y.get(i);
      int sum = a + b * 3 - (a - 7) * -b;
      int shifted = (a << b) ^ (a >> b) ^ (a >>> b) ^ ~b;
      y.set(i, sum + (shifted & -a | b));
      x.set(i, a / (b | 1) + a % (b | 1) - a / 3);
    }
  }

  record Longs(long scale, Buffer.OfLong x, Buffer.OfInt y) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      long a = x.get(i) * scale + y.get(i);
      x.set(i, (a << y.get(i)) + (a >>> 7) - a / (scale | 1) + Long.signum(a));
    }
  }

  record Narrow(byte b, char c, short s, boolean z, Buffer.OfByte bytes, Buffer.OfChar chars)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      bytes.set(i, (byte) (bytes.get(i) + b * s));
      chars.set(i, (char) (chars.get(i) * c - (z ? s : b)));
    }
  }

  record Casts(Buffer.OfFloat f, Buffer.OfDouble d, Buffer.OfLong out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, (long) f.get(i) + (int) d.get(i) + (byte) f.get(i) + (char) d.get(i));
      f.set(i, (float) d.get(i) + out.get(i));
      d.set(i, (int) (float) out.get(i));
    }
  }

  record Functions(Buffer.OfFloat f, Buffer.OfDouble d) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      float a = f.get(i);
      double b = d.get(i);
      f.set(i, Math.min(a, 2f) + (float) Math.sqrt(a) + Math.round(a) + Math.fma(a, a, a) % 3);
      d.set(i, Math.max(b, -0.0) + Math.floor(b) + Math.sin(b) * Math.pow(b, 2) + Math.ulp(b));
    }
  }

  record Bits(Buffer.OfInt x, Buffer.OfLong y, Buffer.OfFloat f) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      x.set(i, Integer.bitCount(x.get(i)) + Integer.rotateLeft(x.get(i), 5));
      y.set(i, Long.numberOfTrailingZeros(y.get(i)) + Long.reverse(y.get(i)));
      f.set(i, Float.intBitsToFloat(Float.floatToIntBits(f.get(i)) ^ 1));
    }
  }
}
