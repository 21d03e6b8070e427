package dev.heddle.compiler.kernels;

import dev.heddle.Buffer;
import dev.heddle.FloatMath;
import dev.heddle.Kernel;
import dev.heddle.WorkItem;

/** Kernels of single precision. */
public interface FloatKernels {
  record FloatFunctions(Buffer.OfFloat f) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      float a = f.get(i);
      f.set(i, FloatMath.exp(a) + FloatMath.pow(a, 2.5f) * FloatMath.sqrt(FloatMath.log2(a)));
    }
  }
}
