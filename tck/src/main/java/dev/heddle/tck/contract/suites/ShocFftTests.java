package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.FP64;
import static dev.heddle.DeviceFeature.JAVA_KERNELS;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;

/** SHOC: FFT, transforms of 512 points, a group each. */
class ShocFftTests extends SuiteTests {
  private static final int POINTS = 512;
  private static final int LOCAL = 64;

  @Proves(
      language = "SHOC FFT: FFT512 and IFFT512",
      needs = {JAVA_KERNELS, FP64})
  void fft_isTheDiscreteTransform_andBack() {
    int transforms = 2;
    double[] signal = doubles(random(), 2 * POINTS * transforms, -1, 1);
    Buffer.OfDouble data = buffer(signal);
    transform(data, transforms, -1);
    double[] expected = new double[signal.length];
    for (int t = 0; t < transforms; t++) {
      for (int k = 0; k < POINTS; k++) {
        Complex sum = new Complex(0, 0);
        for (int j = 0; j < POINTS; j++) {
          int at = 2 * (t * POINTS + j);
          Complex turn = Complex.ofAngle(-2 * Math.PI * (j * k % POINTS) / POINTS);
          sum = sum.plus(new Complex(signal[at], signal[at + 1]).times(turn));
        }
        expected[2 * (t * POINTS + k)] = sum.re();
        expected[2 * (t * POINTS + k) + 1] = sum.im();
      }
    }
    // 512 roundings of terms of magnitude 1.5.
    assertNear(expected, queue().toArray(data), 1e-12, "spectrum");
    transform(data, transforms, 1);
    double[] back = queue().toArray(data);
    for (int i = 0; i < back.length; i++) {
      back[i] /= POINTS;
    }
    assertNear(signal, back, 1e-13, "signal");
  }

  private void transform(Buffer.OfDouble data, int transforms, int direction) {
    run(
        new Fft512(data, Local.ofDoubles(2 * POINTS), Local.ofDoubles(2 * POINTS), direction),
        NDRange.of(transforms * LOCAL).withLocalSize(LOCAL));
  }

  /** SHOC's {@code fft1D_512}, with radix 2 (Stockham's form, which needs no reversal of bits). */
  record Fft512(Buffer.OfDouble data, Local.OfDouble even, Local.OfDouble odd, int direction)
      implements Kernel {
    static Complex complex(Local.OfDouble memory, int i) {
      return new Complex(memory.get(2 * i), memory.get(2 * i + 1));
    }

    static void put(Local.OfDouble memory, int i, Complex value) {
      memory.set(2 * i, value.re());
      memory.set(2 * i + 1, value.im());
    }

    /** One of the butterflies of a stage, which joins transforms of a length. */
    void butterfly(Local.OfDouble from, Local.OfDouble to, int j, int length) {
      int k = j & (length - 1);
      Complex a = complex(from, j);
      Complex b =
          complex(from, j + POINTS / 2).times(Complex.ofAngle(direction * Math.PI * k / length));
      int at = ((j - k) << 1) + k;
      put(to, at, a.plus(b));
      put(to, at + length, a.minus(b));
    }

    @Override
    public void run(WorkItem item) {
      int local = item.localId(0);
      int first = item.groupId(0) * 2 * POINTS;
      for (int i = local; i < 2 * POINTS; i += LOCAL) {
        even.set(i, data.get(first + i));
      }
      boolean fromEven = true;
      for (int length = 1; length < POINTS; length *= 2) {
        item.barrier();
        for (int j = local; j < POINTS / 2; j += LOCAL) {
          if (fromEven) {
            butterfly(even, odd, j, length);
          } else {
            butterfly(odd, even, j, length);
          }
        }
        fromEven = !fromEven;
      }
      item.barrier();
      for (int i = local; i < 2 * POINTS; i += LOCAL) {
        data.set(first + i, fromEven ? even.get(i) : odd.get(i));
      }
    }
  }
}
