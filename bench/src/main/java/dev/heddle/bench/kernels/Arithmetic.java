package dev.heddle.bench.kernels;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import java.util.List;

/**
 * Chains of fused multiply-adds in registers, eight of them to hide latencies: what the arithmetic
 * units give. It is the level of the roofline.
 */
final class Arithmetic extends Workload {
  static final int ROUNDS = 512;
  static final int CHAINS = 8;

  private final float[] result;

  Arithmetic(int size) {
    super("arithmetic");
    result = new float[size];
  }

  /** All chains of an item begin apart and close in on 1. */
  record FusedChains(Buffer.OfFloat result) implements Kernel {
    @Override
    public void run(WorkItem item) {
      int i = item.globalId(0);
      result.set(i, chains(i));
    }
  }

  /** One item's work: {@code x = 0.5 x + 0.5}, again and again. */
  static float chains(int i) {
    float a = i;
    float b = a + 1;
    float c = a + 2;
    float d = a + 3;
    float e = a + 4;
    float f = a + 5;
    float g = a + 6;
    float h = a + 7;
    for (int round = 0; round < ROUNDS; round++) {
      a = Math.fma(a, 0.5f, 0.5f);
      b = Math.fma(b, 0.5f, 0.5f);
      c = Math.fma(c, 0.5f, 0.5f);
      d = Math.fma(d, 0.5f, 0.5f);
      e = Math.fma(e, 0.5f, 0.5f);
      f = Math.fma(f, 0.5f, 0.5f);
      g = Math.fma(g, 0.5f, 0.5f);
      h = Math.fma(h, 0.5f, 0.5f);
    }
    return a + b + c + d + (e + f + g + h);
  }

  @Override
  public Cost cost() {
    return cost(result.length);
  }

  static Cost cost(int n) {
    return new Cost(2.0 * CHAINS * ROUNDS * n, 4.0 * n);
  }

  @Override
  public void plain(Loop loop) {
    loop.over(
        result.length,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            result[i] = chains(i);
          }
        });
  }

  @Override
  public boolean hasVectorForm() {
    return true;
  }

  @Override
  public void vector() {
    VectorForms.chains(result);
  }

  @Override
  public List<Stage> stages() {
    return List.of(Stage.of(FusedChains.class, NDRange.of(result.length), new Slot.Floats(result)));
  }

  @Override
  public List<Slot> inputs() {
    return List.of();
  }

  @Override
  public List<Slot> outputs() {
    return List.of(new Slot.Floats(result));
  }

  @Override
  public void check(Accuracy accuracy) {
    for (int i = 0; i < result.length; i++) {
      accuracy.expect(name(), i, result[i], CHAINS, 1e-5);
    }
  }
}
