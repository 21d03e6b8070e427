package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Stage;
import dev.heddle.bench.kernels.Workload;
import java.util.List;

/**
 * Stockham's method, a launch a stage, from one part of an array to another: a kernel cannot choose
 * between arrays. The parts are the input, and the results of even and of odd stages.
 */
final class FftKernel extends HandKernel {
  private final float[] roots;
  private final float[] data;
  private final int butterflies;

  // Of the launch at hand.
  private int width;
  private int from;
  private int to;

  private final int stages;
  private final float[] result;
  private final Range range;

  FftKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    List<Stage> all = workload.stages();
    Arguments first = Arguments.of(all.getFirst());
    butterflies = first.number(0);
    roots = first.floats(2);
    float[] input = first.floats(3);
    data = new float[3 * input.length];
    System.arraycopy(input, 0, data, 0, input.length);
    stages = all.size();
    result = Arguments.of(all.getLast()).floats(4);
    range = range(butterflies);
  }

  @Override
  public void run() {
    unfused(0);
    int i = getGlobalId(0);
    int k = i & (width - 1);
    int root = 2 * (i - k);
    int first = from + 2 * i;
    int second = first + 2 * butterflies;
    float re0 = data[first];
    float im0 = data[first + 1];
    float re1 = data[second];
    float im1 = data[second + 1];
    float re = re0 - re1;
    float im = im0 - im1;
    float c = roots[root];
    float s = roots[root + 1];
    int target = to + 2 * (2 * i - k);
    data[target] = re0 + re1;
    data[target + 1] = im0 + im1;
    data[target + 2 * width] = re * c - im * s;
    data[target + 2 * width + 1] = re * s + im * c;
  }

  @Override
  void putInputs() {
    put(data);
    put(roots);
  }

  @Override
  public void launchAll() {
    from = 0;
    for (int stage = 0; stage < stages; stage++) {
      width = 1 << stage;
      to = part(stage);
      launch(range);
      from = to;
    }
  }

  private int part(int stage) {
    return (1 + stage % 2) * result.length;
  }

  @Override
  public void getOutputs() {
    get(data);
    System.arraycopy(data, part(stages - 1), result, 0, result.length);
  }
}
