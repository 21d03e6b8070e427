package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.Buffer;
import dev.heddle.DeviceLimit;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Arrays;

/** What a kernel can be given: scalars, records of them, typed buffers and local memory. */
class KernelArgumentTests extends KernelTests {
  @Proves(language = "scalar arguments", needs = JAVA_KERNELS)
  void scalars_ofEveryType() {
    Buffer.OfLong out = context().newLongBuffer(7);
    Scalars[] cases = {
      new Scalars((byte) 1, 2L, false, 3, (short) 4, 5f, 'f', out),
      new Scalars((byte) -1, -1L, true, -1, (short) -1, -0f, '\uffff', out),
      new Scalars(
          Byte.MIN_VALUE,
          Long.MIN_VALUE,
          true,
          Integer.MIN_VALUE,
          Short.MIN_VALUE,
          Float.NEGATIVE_INFINITY,
          '\u8000',
          out),
      new Scalars(
          Byte.MAX_VALUE,
          Long.MAX_VALUE,
          false,
          Integer.MAX_VALUE,
          Short.MAX_VALUE,
          Float.MAX_VALUE,
          '\u00e4',
          out),
      new Scalars((byte) 0, 1L << 40, true, 1 << 20, (short) 0, Float.NaN, '\0', out),
    };
    for (Scalars k : cases) {
      queue().launch(k, NDRange.of(1));
      long[] expected = {
        k.b(), k.l(), k.z() ? 1 : 0, k.i(), k.s(), Float.floatToIntBits(k.f()), k.c()
      };
      assertArrayEquals(expected, queue().toArray(out), k::toString);
    }
  }

  /** In an order that leaves gaps where arguments are aligned. */
  record Scalars(byte b, long l, boolean z, int i, short s, float f, char c, Buffer.OfLong out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      out.set(0, b);
      out.set(1, l);
      out.set(2, z ? 1 : 0);
      out.set(3, i);
      out.set(4, s);
      out.set(5, Float.floatToIntBits(f));
      out.set(6, c);
    }
  }

  @Proves(
      language = "scalar arguments",
      needs = {JAVA_KERNELS, FP64})
  void scalars_ofTypeDouble() {
    for (double value : new double[] {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN}) {
      double[] expected = {value, 7, -value};
      assertArrayEquals(
          expected, doubles(3, out -> new Doubles((byte) 7, value, new Pair(-value, 1), out)));
    }
  }

  record Pair(double first, int second) {}

  record Doubles(byte gap, double value, Pair pair, Buffer.OfDouble out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, i == 0 ? value : i == 1 ? gap : pair.first());
    }
  }

  record Point(float x, float y) {}

  record Segment(Point from, Point to) {}

  record Style(byte width, boolean dashed, char mark) {}

  record Shape(Style style, Segment segment, long id) {}

  @Proves(language = "arguments that are records of scalars", needs = JAVA_KERNELS)
  void records_nest() {
    Shape shape =
        new Shape(
            new Style((byte) 3, true, 'x'),
            new Segment(new Point(1.5f, 2.5f), new Point(-4, 8)),
            1L << 35);
    Int4 extra = new Int4(100, 200, 300, 400);
    float[] expected = {2.5f, 4.5f, -3, 10, 3, 1, 'x', 1 << 5, 1000};
    assertArrayEquals(
        expected, floats(expected.length, out -> new Draw(shape, new Point(1, 2), extra, out)));
  }

  record Draw(Shape shape, Point shift, Int4 extra, Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Segment segment = shape.segment();
      float result =
          switch (i) {
            case 0 -> segment.from().x() + shift.x();
            case 1 -> segment.from().y() + shift.y();
            case 2 -> segment.to().x() + shift.x();
            case 3 -> shape.segment().to().y() + shift.y();
            case 4 -> shape.style().width();
            case 5 -> shape.style().dashed() ? 1 : 0;
            case 6 -> shape.style().mark();
            case 7 -> (float) (shape.id() >> 30);
            default -> (float) (extra.x() + extra.y() + extra.z() + extra.w());
          };
      out.set(i, result);
    }
  }

  @Proves(language = "typed buffers", needs = JAVA_KERNELS)
  void buffers_ofEveryType() {
    byte[] bytes = {0, 1, -1, Byte.MIN_VALUE, Byte.MAX_VALUE};
    short[] shorts = {0, 1, -1, Short.MIN_VALUE, Short.MAX_VALUE};
    char[] chars = {0, 1, 'z', '\u8000', '\uffff'};
    int[] ints = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
    long[] longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE};
    float[] floats = {0, -0f, 1.5f, Float.MAX_VALUE, Float.NEGATIVE_INFINITY};
    Buffers kernel =
        new Buffers(
            context().newByteBuffer(bytes),
            context().newShortBuffer(shorts),
            context().newCharBuffer(chars),
            context().newIntBuffer(ints),
            context().newLongBuffer(longs),
            context().newFloatBuffer(floats),
            context().newLongBuffer(6 * 5));
    queue().launch(kernel, NDRange.of(5));
    long[] widened = new long[6 * 5];
    for (int i = 0; i < 5; i++) {
      widened[6 * i] = bytes[i]++;
      widened[6 * i + 1] = shorts[i]++;
      widened[6 * i + 2] = chars[i]++;
      widened[6 * i + 3] = ints[i]++;
      widened[6 * i + 4] = longs[i]++;
      widened[6 * i + 5] = Float.floatToIntBits(floats[i]);
      floats[i] = -floats[i];
    }
    assertArrayEquals(widened, queue().toArray(kernel.widened()), "what was read");
    assertArrayEquals(bytes, queue().toArray(kernel.bytes()));
    assertArrayEquals(shorts, queue().toArray(kernel.shorts()));
    assertArrayEquals(chars, queue().toArray(kernel.chars()));
    assertArrayEquals(ints, queue().toArray(kernel.ints()));
    assertArrayEquals(longs, queue().toArray(kernel.longs()));
    assertArrayEquals(floats, queue().toArray(kernel.floats()));
  }

  record Buffers(
      Buffer.OfByte bytes,
      Buffer.OfShort shorts,
      Buffer.OfChar chars,
      Buffer.OfInt ints,
      Buffer.OfLong longs,
      Buffer.OfFloat floats,
      Buffer.OfLong widened)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int at = 6 * i;
      widened.set(at, bytes.get(i));
      widened.set(at + 1, shorts.get(i));
      widened.set(at + 2, chars.get(i));
      widened.set(at + 3, ints.get(i));
      widened.set(at + 4, longs.get(i));
      widened.set(at + 5, Float.floatToIntBits(floats.get(i)));
      bytes.set(i, (byte) (bytes.get(i) + 1));
      shorts.set(i, (short) (shorts.get(i) + 1));
      chars.set(i, (char) (chars.get(i) + 1));
      ints.set(i, ints.get(i) + 1);
      longs.set(i, longs.get(i) + 1);
      floats.set(i, -floats.get(i));
    }
  }

  @Proves(
      language = "typed buffers",
      needs = {JAVA_KERNELS, FP64})
  void buffers_ofDouble() {
    double[] values = {0, -0.0, 0.1, Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN};
    double[] negated = Arrays.stream(values).map(value -> -value).toArray();
    Buffer.OfDouble in = context().newDoubleBuffer(values);
    assertArrayEquals(negated, doubles(values.length, out -> new Negate(in, out)));
  }

  record Negate(Buffer.OfDouble in, Buffer.OfDouble out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, -in.get(i));
    }
  }

  @Proves(language = "buffers know their length, indices are int or long", needs = JAVA_KERNELS)
  void buffer_isIndexedByIntAndLong() {
    Buffer.OfInt in = context().newIntBuffer(new int[] {1, 2, 3, 4, 5, 6, 7});
    assertArrayEquals(new int[] {14, 13, 12, 11, 10, 9, 8}, ints(7, out -> new Backwards(in, out)));
  }

  record Backwards(Buffer.OfInt in, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      long last = in.length() - 1;
      out.set((long) i, in.get(last - i) + (int) out.length());
    }
  }

  @Proves(language = "typed buffers", needs = JAVA_KERNELS)
  void subBuffer_isIndexedFromItsOwnStart() {
    int part = (int) Math.max(64, device().limit(DeviceLimit.BASE_ALIGNMENT_BYTES));
    Buffer.OfByte parent = context().newByteBuffer(new byte[3 * part]);
    Buffer.OfByte middle = parent.newSubBuffer(part, part);
    queue().launch(new Fill(middle), NDRange.of(part));
    byte[] expected = new byte[3 * part];
    for (int i = 0; i < part; i++) {
      expected[part + i] = (byte) (i + 1);
    }
    assertArrayEquals(expected, queue().toArray(parent));
  }

  record Fill(Buffer.OfByte out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, (byte) (i + 1));
    }
  }

  @Proves(language = "local memory of every type", needs = JAVA_KERNELS)
  void localMemory_ofEveryType() {
    int size = 8;
    Buffer.OfLong out = context().newLongBuffer(3L * size);
    queue()
        .launch(
            new Locals(
                Local.ofBytes(size),
                Local.ofShorts(size + 1),
                Local.ofChars(size + 2),
                Local.ofInts(size + 3),
                Local.ofLongs(size + 4),
                Local.ofFloats(size + 5),
                out),
            NDRange.of(3 * size).withLocalSize(size));
    long[] actual = queue().toArray(out);
    for (int i = 0; i < actual.length; i++) {
      int from = i / size * size + (i + 1) % size; // the next of the group
      int wrapped = from * 100_000_000;
      long expected = from * (1L << 35);
      expected += (byte) (from * 20) + (short) (from * 3000) + (char) (from * 5000);
      expected += wrapped + from / 2;
      expected += 6L * size + 15; // the lengths
      assertEquals(expected, actual[i], "work item " + i);
    }
  }

  record Locals(
      Local.OfByte bytes,
      Local.OfShort shorts,
      Local.OfChar chars,
      Local.OfInt ints,
      Local.OfLong longs,
      Local.OfFloat floats,
      Buffer.OfLong out)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int to = item.localId(0);
      bytes.set(to, (byte) (i * 20));
      shorts.set(to, (short) (i * 3000));
      chars.set(to, (char) (i * 5000));
      ints.set(to, i * 100_000_000);
      longs.set(to, i * (1L << 35));
      floats.set(to, i * 0.5f);
      item.barrier();
      int from = (to + 1) % item.localSize(0);
      long sum = longs.get(from);
      sum += bytes.get(from) + shorts.get(from) + chars.get(from);
      sum += ints.get(from) + (int) floats.get(from);
      sum += bytes.length() + shorts.length() + chars.length();
      out.set(i, sum + ints.length() + longs.length() + floats.length());
    }
  }

  @Proves(
      language = "local memory of every type",
      needs = {JAVA_KERNELS, FP64})
  void localMemory_ofDouble() {
    Buffer.OfDouble out = context().newDoubleBuffer(12);
    queue().launch(new LocalDoubles(Local.ofDoubles(4), out), NDRange.of(12).withLocalSize(4));
    double[] expected = {0.3, 0.2, 0.1, 0, 0.7, 0.6, 0.5, 0.4, 1.1, 1, 0.9, 0.8};
    assertArrayEquals(expected, queue().toArray(out), 1e-15);
  }

  record LocalDoubles(Local.OfDouble values, Buffer.OfDouble out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      values.set(item.localId(0), i / 10.0);
      item.barrier();
      out.set(i, values.get(3 - item.localId(0)));
    }
  }
}
