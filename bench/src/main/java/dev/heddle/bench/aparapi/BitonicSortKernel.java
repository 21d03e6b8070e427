package dev.heddle.bench.aparapi;

import com.aparapi.Range;
import com.aparapi.device.OpenCLDevice;
import dev.heddle.bench.kernels.Workload;

/** One pair a work item; the first launch copies what is to be sorted. */
final class BitonicSortKernel extends HandKernel {
  private final int[] input;
  private final int[] values;

  // Of the launch at hand; a distance of 0 is the copy.
  private int block;
  private int distance;

  private final Range all;
  private final Range pairs;

  BitonicSortKernel(Workload workload, OpenCLDevice device) {
    super(workload, device);
    Arguments arguments = Arguments.of(workload.stages().getFirst());
    input = arguments.ints(0);
    values = arguments.ints(1);
    all = range(values.length);
    pairs = range(values.length / 2);
  }

  @Override
  public void run() {
    int id = getGlobalId(0);
    if (distance == 0) {
      values[id] = input[id];
    } else {
      int i = 2 * id - (id & (distance - 1));
      int j = i + distance;
      int a = values[i];
      int b = values[j];
      boolean ascending = (i & block) == 0;
      if ((a > b) == ascending) {
        values[i] = b;
        values[j] = a;
      }
    }
  }

  @Override
  public void launchAll() {
    distance = 0;
    launch(all);
    for (block = 2; block <= values.length; block *= 2) {
      for (distance = block / 2; distance > 0; distance /= 2) {
        launch(pairs);
      }
    }
  }
}
