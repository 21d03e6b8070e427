package dev.heddle.compiler.kernels;

import dev.heddle.Buffer;
import dev.heddle.Float4;
import dev.heddle.Image2D;
import dev.heddle.Int4;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.Sampler;
import dev.heddle.WorkItem;

/** Kernels with arrays, local memory, atomics and images. */
public interface MemoryKernels {
  record PrivateArrays(Buffer.OfInt out) implements Kernel {
    static void sort(int[] values) {
      for (int i = 1; i < values.length; i++) {
        int value = values[i];
        int j = i - 1;
        while (j >= 0 && values[j] > value) {
          values[j + 1] = values[j];
          j--;
        }
        values[j + 1] = value;
      }
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int[] values = new int[7];
      for (int j = 0; j < values.length; j++) {
        values[j] = (i + j) * 1_103_515_245 >> 8;
      }
      sort(values);
      byte[] bytes = {(byte) i, 127, -128};
      bytes[1]++;
      out.set(i, values[3] + bytes[1] * bytes[0]);
    }
  }

  record GroupSums(Buffer.OfInt in, Buffer.OfInt out, Local.OfInt sums) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.localId(1) * item.localSize(0) + item.localId(0);
      int items = item.localSize(0) * item.localSize(1);
      sums.set(i, in.get(item.globalId(0)));
      for (int half = items / 2; half > 0; half /= 2) {
        item.barrier();
        if (i < half) {
          sums.set(i, sums.get(i) + sums.get(i + half));
        }
      }
      if (i == 0) {
        out.set(item.groupId(0), sums.get(0));
      }
    }
  }

  record Histogram(Buffer.OfInt in, Buffer.OfInt bins, Buffer.OfLong sums) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int value = in.get(item.globalId(0)) & 7;
      bins.getAndAdd(value, 1);
      bins.getAndMax(8, value);
      long before = sums.getAndXor(value, 1L << value);
      sums.compareAndExchange(20, before, 5);
    }
  }

  record FloatTotal(Buffer.OfFloat total) implements Kernel {
    @Override
    public void run(WorkItem item) {
      if (item.globalId(0) == 3) {
        total.getAndAdd(0, 2.5f);
      }
    }
  }

  record Images(Image2D in, Image2D out, Sampler sampler) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int x = item.globalId(0);
      int y = item.globalId(1) - item.globalOffset(1);
      Float4 sum = in.read(sampler, x + 0.5f, y - 0.5f).plus(in.read(Sampler.NEAREST, x, y));
      if (x < out.width()) {
        Int4 texel = in.readInt(x % in.width(), y);
        out.write(x, y, texel.x() > 3 ? sum : sum.times(2));
      }
    }
  }

  record Faults(int divisor, Buffer.OfInt in, Buffer.OfInt out) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int[] array = new int[4];
      array[i & 3] = in.get(i * 3 - 2) / divisor;
      out.set(i, array[i] + in.get(i) % divisor);
    }
  }
}
