package dev.heddle.bench.aparapi;

import dev.heddle.bench.kernels.Slot;
import dev.heddle.bench.kernels.Stage;
import java.util.List;

/**
 * The arguments of a launch, by their places in the kernel's record.
 *
 * @param values slots, numbers and local memory
 */
record Arguments(List<Object> values) {
  static Arguments of(Stage stage) {
    return new Arguments(stage.arguments());
  }

  int number(int place) {
    return (Integer) values.get(place);
  }

  float[] floats(int place) {
    return ((Slot.Floats) values.get(place)).values();
  }

  double[] doubles(int place) {
    return ((Slot.Doubles) values.get(place)).values();
  }

  int[] ints(int place) {
    return ((Slot.Ints) values.get(place)).values();
  }
}
