package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossoverTest {
  @Test
  void isTheFirstSizeFromWhichOnTheDeviceStaysFaster() {
    Optional<Crossover> crossover =
        crossover(new double[] {10, 10, 10, 10}, new double[] {1, 5, 40, 160});

    assertEquals(400, crossover.orElseThrow().measured());
    // From 2 times the time at 200 to a quarter at 400, the curves cross a third of the way.
    assertEquals(200 * Math.pow(2, 1 / 3.0), crossover.orElseThrow().estimate(), 0.5);
  }

  @Test
  void deviceThatFallsBehindAgain_hasNone() {
    assertTrue(crossover(new double[] {10, 10, 10, 10}, new double[] {1, 20, 40, 1}).isEmpty());
  }

  @Test
  void deviceThatIsAheadFromTheStart_crossesAtTheSmallest() {
    Crossover crossover =
        crossover(new double[] {1, 1, 1, 1}, new double[] {10, 10, 10, 10}).orElseThrow();

    assertEquals(100, crossover.measured());
    assertEquals(100, crossover.estimate());
  }

  private static Optional<Crossover> crossover(double[] device, double[] cpu) {
    MadeUpRun run = new MadeUpRun();
    for (int i = 0; i < device.length; i++) {
      Map<String, String> size = Map.of("kernel", "fft", "size", String.valueOf(100 << i));
      run.micros("Kernels.time", "jocl", size, around(device[i]));
      run.micros("Kernels.time", "java-parallel", size, around(cpu[i]));
    }
    Run made = run.run();
    return Crossover.of(List.copyOf(made.subjects("Kernels")), made, "jocl", "java-parallel");
  }

  private static double[] around(double value) {
    return new double[] {value, value * 1.001, value * 0.999, value};
  }
}
