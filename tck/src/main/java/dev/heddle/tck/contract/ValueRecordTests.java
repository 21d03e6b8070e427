package dev.heddle.tck.contract;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Double2;
import dev.heddle.Double4;
import dev.heddle.Float2;
import dev.heddle.Float4;
import dev.heddle.Int2;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** Records as values: made, passed, returned and taken apart in a kernel. */
class ValueRecordTests extends KernelTests {
  private static final int ITEMS = 80;

  /** A function of a work item. */
  private interface Expected {
    float of(int i);
  }

  private static float[] each(Expected expected) {
    float[] results = new float[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      results[i] = expected.of(i);
    }
    return results;
  }

  record Complex(float re, float im) {
    static final Complex ONE = new Complex(1, 0);

    static Complex ofReal(float re) {
      return new Complex(re, 0);
    }

    Complex plus(Complex o) {
      return new Complex(re + o.re, im + o.im);
    }

    Complex times(Complex o) {
      return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
    }

    Complex times(float factor) {
      return times(ofReal(factor));
    }

    float norm() {
      return re * re + im * im;
    }
  }

  @Proves(language = "records as values", needs = JAVA_KERNELS)
  void record_isMadeAnewInALoop() {
    assertArrayEquals(each(Mandelbrot::of), floats(ITEMS, Mandelbrot::new));
  }

  record Mandelbrot(Buffer.OfFloat out) implements Kernel {
    static float of(int i) {
      Complex c = new Complex(i % 10 * 0.3f - 2, i / 10 * 0.25f - 1);
      Complex z = Complex.ofReal(0);
      int steps = 0;
      while (steps < 40 && z.norm() < 4) {
        z = z.times(z).plus(c);
        steps++;
      }
      return steps + z.re() * 1e-3f + z.times(0.5f).im() * 1e-3f;
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  record Ray(Complex from, Complex step, byte kind, boolean open) {
    Ray moved() {
      return new Ray(from.plus(step), step, (byte) (kind + 100), !open);
    }
  }

  @Proves(language = "records as values", needs = JAVA_KERNELS)
  void record_holdsRecordsAndIsChosenAndReturned() {
    assertArrayEquals(each(Rays::of), floats(ITEMS, Rays::new));
  }

  record Rays(Buffer.OfFloat out) implements Kernel {
    static Ray longer(Ray a, Ray b) {
      if (a.step().norm() > b.step().norm()) {
        return a;
      }
      return b;
    }

    static float of(int i) {
      Ray one = new Ray(new Complex(i, 1), new Complex(0.5f, i % 7), (byte) i, false);
      Ray other = new Ray(Complex.ofReal(2), new Complex(3, 0), (byte) 7, i % 2 == 0);
      Ray chosen = i % 3 == 0 ? longer(one, other) : i % 3 == 1 ? other : one;
      Ray kept = chosen;
      for (int j = 0; j < i % 5; j++) {
        chosen = chosen.moved();
      }
      float sum = chosen.from().re() + 10 * chosen.from().im() + chosen.kind();
      return sum + kept.kind() + (chosen.open() ? 0.25f : 0) + (kept.open() ? 0.5f : 0);
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  record Angle(int degrees) {
    Angle {
      degrees = Math.floorMod(degrees, 360);
    }

    Angle(int turns, int degrees) {
      this(turns * 360 + degrees);
    }

    Angle twice() {
      return new Angle(0, degrees * 2);
    }

    @Override
    public int degrees() {
      return degrees + 1000;
    }
  }

  @Proves(language = "records as values", needs = JAVA_KERNELS)
  void record_hasItsOwnConstructorsAndAccessors() {
    assertArrayEquals(
        each(i -> Math.floorMod(2 * (i * 37 - 1000), 360) + 1000), floats(ITEMS, Angles::new));
  }

  record Angles(Buffer.OfFloat out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Angle angle = new Angle(i % 4, i * 37 - 1000);
      out.set(i, (float) angle.twice().degrees());
    }
  }

  @Proves(language = "static final constants that are value records", needs = JAVA_KERNELS)
  void record_isAConstant() {
    assertArrayEquals(each(i -> i * 2 + 1.5f), floats(ITEMS, ConstantRecords::new));
  }

  record ConstantRecords(Buffer.OfFloat out) implements Kernel {
    static final Float2 SHIFT = new Float2(1.25f, 0.25f);

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      Float2 sum = Float2.ZERO.plus(SHIFT).plus(Float2.of((float) i));
      out.set(i, sum.x() + sum.y() * Complex.ONE.re() + Int4.ZERO.w());
    }
  }

  @Proves(language = "Float2, Float4, Int2, Int4", needs = JAVA_KERNELS)
  void vectors_ofFloatAndInt() {
    assertArrayEquals(each(Vectors::of), floats(ITEMS, Vectors::new));
  }

  record Vectors(Buffer.OfFloat out) implements Kernel {
    static float of(int i) {
      float f = i * 0.5f;
      Float2 a = new Float2(f, 1).plus(Float2.of(2)).minus(new Float2(1, f)).times(0.5f);
      Float4 b = new Float4(f, 1, 2, 3).times(Float4.of(2)).plus(new Float4(0, 1, 0, f));
      b = b.minus(new Float4(1, 1, 1, 1)).times(3f);
      Int2 c = new Int2(i, -i).plus(Int2.of(7)).times(new Int2(3, 2)).minus(new Int2(i, 1));
      Int4 d = new Int4(i, 1, 2, 3).times(Int4.of(i)).plus(Int4.of(-1)).minus(Int4.of(i)).times(2);
      float sum = a.x() + a.y() + a.times(a).dot(new Float2(1, 2));
      sum += b.x() + b.y() + b.z() + b.w() + b.dot(Float4.of(f));
      sum += c.x() + c.y() + c.times(2).dot(c);
      return sum + d.x() + d.y() + d.z() + d.w() + d.dot(new Int4(1, 0, -1, 2));
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }

  @Proves(
      language = {"Double2, Double4", "the length of a vector"},
      needs = {JAVA_KERNELS, FP64})
  void vectors_ofDoubleAndLengths() {
    double[] expected = new double[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      expected[i] = DoubleVectors.of(i);
    }
    assertArrayEquals(expected, doubles(ITEMS, DoubleVectors::new));
  }

  record DoubleVectors(Buffer.OfDouble out) implements Kernel {
    static double of(int i) {
      double f = i * 0.1;
      Double2 a = new Double2(f, 1).plus(Double2.of(2)).minus(new Double2(1, f)).times(0.5);
      Double4 b = new Double4(f, 1, 2, 3).times(Double4.of(2)).plus(new Double4(0, 1, 0, f));
      b = b.minus(new Double4(1, 1, 1, 1)).times(3);
      double sum = a.x() + a.y() + a.times(a).dot(new Double2(1, 2)) + a.length();
      return sum + b.x() + b.y() + b.z() + b.w() + b.dot(Double4.of(f)) + b.length();
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      out.set(i, of(i));
    }
  }
}
