package dev.heddle.tck.contract.suites;

import static dev.heddle.DeviceFeature.JAVA_KERNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heddle.Buffer;
import dev.heddle.Kernel;
import dev.heddle.Local;
import dev.heddle.NDRange;
import dev.heddle.WorkItem;
import dev.heddle.tck.Proves;
import java.util.Random;

/** Rodinia: backprop, a layer of a neural network forward, and the weights adjusted. */
class RodiniaBackpropTests extends SuiteTests {
  private static final int INPUTS = 64;
  private static final int HIDDEN = 16;
  private static final int SIDE = 16;
  private static final float ETA = 0.3f;
  private static final float MOMENTUM = 0.3f;

  /** Weights are those of a unit of a layer with a bias, to each unit of the next. */
  private static int weight(int from, int to) {
    return from * (HIDDEN + 1) + to;
  }

  @Proves(language = "Rodinia backprop: bpnn_layerforward_ocl", needs = JAVA_KERNELS)
  void layerForward_addsWeightedInputs() {
    Random random = random();
    float[] inputs = floats(random, INPUTS + 1, 0, 1);
    float[] weights = floats(random, (INPUTS + 1) * (HIDDEN + 1), 0, 1);
    int groups = INPUTS / SIDE;
    Buffer.OfFloat sums = context().newFloatBuffer((long) groups * HIDDEN);
    run(
        new LayerForward(
            buffer(inputs),
            buffer(weights),
            sums,
            Local.ofFloats(SIDE),
            Local.ofFloats(SIDE * SIDE)),
        NDRange.of(SIDE, INPUTS).withLocalSize(SIDE, SIDE));
    float[] parts = queue().toArray(sums);
    double[] expected = new double[HIDDEN];
    double[] actual = new double[HIDDEN];
    for (int unit = 1; unit <= HIDDEN; unit++) {
      float sum = weights[weight(0, unit)] * inputs[0];
      for (int from = 1; from <= INPUTS; from++) {
        sum += weights[weight(from, unit)] * inputs[from];
      }
      expected[unit - 1] = 1 / (1 + Math.exp(-sum));
      float total = weights[weight(0, unit)] * inputs[0];
      for (int group = 0; group < groups; group++) {
        total += parts[group * HIDDEN + unit - 1];
      }
      actual[unit - 1] = 1 / (1 + Math.exp(-total));
    }
    // 65 positive terms below 1, and a function whose slope is at most a quarter.
    assertNear(expected, actual, 65 * 65 * 0x1p-24 / 4, "activations");
  }

  /** Rodinia's {@code bpnn_layerforward_ocl}. */
  record LayerForward(
      Buffer.OfFloat inputs,
      Buffer.OfFloat weights,
      Buffer.OfFloat sums,
      Local.OfFloat input,
      Local.OfFloat products)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int unit = item.localId(0);
      int row = item.localId(1);
      int from = item.groupId(1) * SIDE + row + 1;
      if (unit == 0) {
        input.set(row, inputs.get(from));
      }
      item.barrier();
      int i = row * SIDE + unit;
      products.set(i, weights.get(weight(from, unit + 1)) * input.get(row));
      for (int span = 2; span <= SIDE; span *= 2) {
        item.barrier();
        if (row % span == 0) {
          products.set(i, products.get(i) + products.get(i + span / 2 * SIDE));
        }
      }
      item.barrier();
      if (row == 0) {
        sums.set(item.groupId(1) * HIDDEN + unit, products.get(unit));
      }
    }
  }

  @Proves(language = "Rodinia backprop: bpnn_adjust_weights_ocl", needs = JAVA_KERNELS)
  void adjustWeights_followsTheGradientAndTheLastStep() {
    Random random = random();
    float[] layer = floats(random, INPUTS + 1, 0, 1);
    layer[0] = 1;
    float[] deltas = floats(random, HIDDEN + 1, -1, 1);
    float[] weights = floats(random, (INPUTS + 1) * (HIDDEN + 1), 0, 1);
    float[] steps = floats(random, weights.length, -0.1f, 0.1f);
    Buffer.OfFloat w = buffer(weights);
    Buffer.OfFloat old = buffer(steps);
    run(new AdjustWeights(buffer(deltas), buffer(layer), w, old), NDRange.of(HIDDEN, INPUTS + 1));
    for (int to = 1; to <= HIDDEN; to++) {
      for (int from = 0; from <= INPUTS; from++) {
        int i = weight(from, to);
        float step = ETA * deltas[to] * layer[from] + MOMENTUM * steps[i];
        weights[i] += step;
        steps[i] = step;
      }
    }
    assertArrayEquals(weights, queue().toArray(w), seeded("weights"));
    assertArrayEquals(steps, queue().toArray(old), seeded("steps"));
  }

  /** Rodinia's {@code bpnn_adjust_weights_ocl}. */
  record AdjustWeights(
      Buffer.OfFloat deltas, Buffer.OfFloat layer, Buffer.OfFloat weights, Buffer.OfFloat steps)
      implements Kernel {
    @Override
    public void run(WorkItem item) {
      int to = item.globalId(0) + 1;
      int from = item.globalId(1);
      int i = weight(from, to);
      float step = ETA * deltas.get(to) * layer.get(from) + MOMENTUM * steps.get(i);
      weights.set(i, weights.get(i) + step);
      steps.set(i, step);
    }
  }
}
