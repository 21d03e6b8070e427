package dev.heddle.compiler.kernels;

import dev.heddle.Buffer;
import dev.heddle.Double2;
import dev.heddle.Int2;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** Kernels of what the language has besides the constructs that have golden files. */
@SuppressWarnings({
  "AssignmentExpression",
  "BadShiftAmount",
  "CompareToZero",
  "fallthrough",
  "FallThrough",
  "LabelledBreakTarget",
  "lossy-conversions",
  "ShortCircuitBoolean",
  "NarrowingCompoundAssignment",
  "NarrowCalculation",
  "IdentityBinaryExpression",
  "StatementSwitchToExpressionSwitch",
  "UnnecessaryParentheses"
})
public interface LanguageKernels {
  /** {@return all of them, by name} */
  static Stream<Class<?>> all() {
    return Arrays.stream(LanguageKernels.class.getDeclaredClasses())
        .filter(Kernel.class::isAssignableFrom)
        .sorted(Comparator.comparing(Class::getSimpleName));
  }

  record NarrowArrays(Buffer.OfByte b, Buffer.OfShort s, Buffer.OfChar c, Buffer.OfLong l)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      byte[] bytes = new byte[3];
      short[] shorts = {s.get(i), 7, -7};
      char[] chars = {c.get(i), 'x', '\uffff'};
      boolean[] flags = new boolean[2];
      double[] doubles = {0.5, b.get(i)};
      bytes[i % 3] += b.get(i) + 100;
      bytes[1]++;
      bytes[2] -= 1.7f;
      shorts[1] <<= 3;
      shorts[2] >>>= 1;
      chars[1]++;
      chars[2] += 2;
      flags[i & 1] = bytes[0] > 3 | shorts[0] < chars[0];
      flags[0] ^= flags[1];
      b.set(i, (byte) (bytes[0] + bytes[1] + bytes[2]));
      s.set(i, (short) (shorts[0] * shorts[1] + shorts[2]));
      c.set(i, (char) (chars[0] + chars[1] + chars[2]));
      l.set(i, (flags[0] ? 1L << 40 : -1) + (long) (doubles[0] * doubles[1]));
    }
  }

  record Booleans(boolean p, boolean q, Buffer.OfInt in, Buffer.OfInt out) implements Kernel {
    static final boolean SWAPPED = true;

    static boolean odd(int x) {
      return (x & 1) != 0;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      boolean a = odd(in.get(i)) & p | !q;
      boolean b = a ^ in.get(i) > 3;
      b &= SWAPPED ? !a : a;
      boolean c = Boolean.logicalXor(a, b) == q;
      boolean d = p ? odd(i) : !odd(i) && q;
      out.set(i, (a ? 1 : 0) + (b ? 2 : 0) + (c ? 4 : 0) + (d != c ? 8 : 0));
    }
  }

  record LongIndices(Buffer.OfInt in, Buffer.OfLong out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      long n = in.length();
      long sum = 0;
      for (long k = n - 1; k >= 0; k -= 3) {
        sum += in.get(k) * k;
      }
      long at = item.globalId(0) + ((long) item.globalId(1) << 1);
      out.set(at, sum);
    }
  }

  record ArraysInMethods(Buffer.OfInt in, Buffer.OfLong out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      short[] values = new short[4];
      for (int k = 0; k < values.length; k++) {
        values[k] = (short) in.get(i + k);
      }
      Polynomials.scale(values, 3);
      long[] powers = Polynomials.powers(values[i & 3]);
      int at = 0;
      powers[at++] += powers[at];
      powers[at] = powers[++at] - at;
      long sum = 0;
      for (long power : powers) {
        sum = sum * 31 + power;
      }
      out.set(i, sum + Polynomials.sum(i, values[0], values[1]) + Polynomials.sum());
    }
  }

  record FreshArrays(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int sum = 0;
      for (int k = 0; k < 6; k++) {
        int[] counts = new int[3];
        counts[(i + k) % 3]++;
        counts[k % 3] += 2;
        sum = sum * 5 + counts[0] - counts[2];
      }
      out.set(i, sum);
    }
  }

  record Range(int from, Int2 inner, Double2 weights) {
    Range moved(int by) {
      return new Range(from + by, new Int2(inner.y(), inner.x() + by), weights.plus(weights));
    }

    static Range larger(Range a, Range b) {
      if (a.from > b.from) {
        return a;
      }
      return b.weights.x() > 0 ? b : a.moved(1);
    }
  }

  record NestedRecords(Range range, Buffer.OfDouble out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Range r = new Range(i, new Int2(1, 2), new Double2(i - 3, 0.5));
      Range best = r;
      for (int k = 0; k < 4; k++) {
        r = r.moved(k);
        best = Range.larger(best, r);
        best = k == 2 ? range : best;
      }
      Int2 inner = best.inner();
      out.set(i, best.from() + inner.x() * 10 + inner.y() + best.weights().x());
    }
  }

  interface Scaled {
    float factor();

    default float scaled(float x) {
      return twice(x) * factor();
    }

    private float twice(float x) {
      return x + x;
    }

    static float half(float x) {
      return x / 2;
    }
  }

  record Gain(float factor) implements Scaled {}

  record DefaultMethods(float factor, Buffer.OfFloat out) implements Kernel, Scaled {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Gain gain = new Gain(i);
      out.set(i, scaled(out.get(i)) + gain.scaled(3) + Scaled.half(gain.factor()));
    }
  }

  record OtherFiles(Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Polynomials.Line line = Polynomials.Line.through(out.get(i), i);
      out.set(i, Polynomials.horner(line.at(0.5f)) + new Polynomials.Line(1, 0).slope());
    }
  }

  record Assertions(Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      assert i >= 0 : "negative";
      assert out.length() > i;
      out.set(i, i);
    }
  }

  record MoreSwitches(Buffer.OfByte in, Buffer.OfChar letters, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int a =
          switch (in.get(i)) {
            case -1, 0 -> 1;
            case 5 -> {
              if (i > 3) {
                yield 7;
              }
              yield -7;
            }
            case 127 -> letters.get(i);
            default ->
                in.get(i) < 0
                    ? -2
                    : switch (i) {
                      case 1 -> 11;
                      case 100_000 -> 12;
                      default -> 13;
                    };
          };
      int b = 0;
      outer:
      for (int k = 0; k < 9; k++) {
        switch (letters.get(k)) {
          case 'a':
            continue outer;
          case '\n':
          case 7:
            b += 3;
            break outer;
          case 0:
            b++;
          default:
            if ((k & 1) == 0) {
              break;
            }
            b += 2;
        }
        b *= 2;
      }
      out.set(i, a * 100 + b);
    }
  }

  record MoreLoops(Buffer.OfInt in, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int sum = 0;
      int n = 0;
      do {
        n++;
        if (in.get(n) > 9) {
          continue;
        }
        sum += n;
        if (sum > 40) {
          break;
        }
      } while (n < 11);
      block:
      {
        if (sum > 20) {
          sum -= 5;
          if (i > 4) {
            break block;
          }
        }
        sum = -sum;
      }
      for (int a = 0, b = 20; a < b; a += 2, b--) {
        sum += a * b;
      }
      rows:
      while (true) {
        for (; ; ) {
          if (++n > 30) {
            break rows;
          }
          if (n % 3 == 0) {
            continue rows;
          }
          sum ^= n;
        }
      }
      out.set(i, sum);
    }
  }

  record Characters(char base, byte step, short start, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      char c = base;
      c++;
      c += step;
      c *= 3;
      byte b = step;
      b--;
      b >>= 1;
      b += 1.5;
      short s = start;
      s = (short) -s;
      s /= 7;
      s %= 5;
      int x = c > 'z' ? c - 'a' : b;
      x = -x + ~s + (c << 33) + (s >>> 1) + (b >> 34);
      long l = c * s + (long) b * b;
      l <<= 65;
      x += (int) (l ^ (l >>> 32));
      out.set(i, x);
    }
  }

  record Floats(float f, double d, Buffer.OfFloat in, Buffer.OfDouble out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      float x = in.get(i);
      double y = x % d;
      if (!(x < f) && x != x) {
        y = -0.0;
      }
      y += x >= f ? 1 : x <= f ? 2 : 3;
      y -= (float) (d * 3) == f ? 1 : 0;
      x++;
      x /= 3;
      out.set(i, y + x - (-x) + Float.compare(x, f) + Double.compare(d, y));
    }
  }

  record Effects(Buffer.OfInt data) implements Kernel {
    static int next(Buffer.OfInt data, int at) {
      data.set(at, data.get(at) + 1);
      return data.get(at);
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int before = data.get(i);
      int x = data.get(i) + next(data, i) * data.get(i);
      boolean both = next(data, i) > 3 && next(data, i) > before || next(data, i) == 0;
      int j = i;
      x += j++ + ++j * j-- - --j;
      data.set(j, x = x + (both ? data.get(i) : next(data, i)));
    }
  }
}
