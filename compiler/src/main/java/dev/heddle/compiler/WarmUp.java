package dev.heddle.compiler;

import dev.heddle.Buffer;
import dev.heddle.FloatMath;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.WorkItem;
import dev.heddle.compiler.ir.KernelCode;
import dev.heddle.compiler.opencl.OpenClGenerator;
import dev.heddle.compiler.opencl.OpenClOptions;
import dev.heddle.compiler.pass.AccessAnalysis;
import dev.heddle.compiler.pass.FeatureAnalysis;

/**
 * A first run of the compiler, on a kernel of its own. The first kernel of a JVM takes it ten times
 * as long as the next one: classes are loaded, and each lambda and each switch over types is linked
 * where it is first reached. A runtime lets that happen while a context is made.
 */
public final class WarmUp {
  private WarmUp() {}

  /** Lifts a kernel, analyses it, and generates OpenCL C for it. */
  public static void run() {
    KernelCode code = KernelCompiler.lift(Everyday.class);
    AccessAnalysis accesses = new AccessAnalysis(code);
    code.parameters().forEach(accesses::of);
    FeatureAnalysis.of(code);
    OpenClGenerator.generate(KernelCompiler.proven(code).code(), OpenClOptions.STRICT);
  }

  /** A bit of most of what kernels are written with; it is compiled and never run. */
  private record Everyday(
      int count, float scale, Buffer.OfFloat values, Buffer.OfInt keys, Local.OfFloat partial)
      implements Kernel {
    private record Pair(float first, float second) {
      Pair plus(Pair other) {
        return new Pair(first + other.first, second + other.second);
      }
    }

    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      int local = item.localId(0);
      if (i >= count) {
        return;
      }
      float[] taps = new float[4];
      Pair sum = new Pair(0, 0);
      for (int k = 0; k < taps.length; k++) {
        if (i + k >= count) {
          break;
        }
        taps[k] = values.get(i + k) * scale;
        sum = sum.plus(new Pair(taps[k], k));
      }
      partial.set(local, sum.first());
      item.barrier();
      for (int half = item.localSize(0) / 2; half > 0; half >>= 1) {
        if (local < half) {
          partial.set(local, partial.get(local) + partial.get(local + half));
        }
        item.barrier();
      }
      int key = keys.get(i);
      switch (key & 3) {
        case 0 -> key++;
        case 1 -> key = (int) sum.second();
        default -> key = key % count;
      }
      keys.getAndAdd(i, key);
      float root = (float) Math.sqrt(partial.get(0));
      values.set(i, clamped(root / (key > 0 ? 2 : FloatMath.exp(scale)), key));
    }

    private static float clamped(float value, int key) {
      if (key > 3 && value < 0) {
        return 0;
      }
      return Math.min(value, 1);
    }
  }
}
