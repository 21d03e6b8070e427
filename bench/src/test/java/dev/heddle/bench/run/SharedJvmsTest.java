package dev.heddle.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

class SharedJvmsTest {
  private static final Settings SHORT =
      new Settings(
          Settings.Jvms.EACH_BENCHMARK_AND_CONTENDER,
          1,
          1,
          Duration.ofMillis(5),
          3,
          Duration.ofMillis(5),
          Duration.ofSeconds(1));

  @TempDir Path folder;

  @Test
  void cases_areMeasuredWithTheirParametersAndSettings_andAFailureStopsNoOther()
      throws RunnerException {
    try (SharedJvms jvms = new SharedJvms(SHORT, folder.resolve("log"))) {
      assertMeasured(jvms.measure(kernel("saxpy", "java")), "saxpy");
      assertMeasured(jvms.measure(kernel("fft", "java")), "fft");

      RunnerException failure =
          assertThrows(RunnerException.class, () -> jvms.measure(kernel("saxpy", "nobody")));
      assertTrue(
          failure.getMessage().startsWith("IllegalArgumentException: nothing here is called"),
          failure::getMessage);

      assertMeasured(jvms.measure(kernel("saxpy", "java-parallel")), "saxpy");
    }
  }

  private static void assertMeasured(RunResult result, String kernel) {
    assertEquals(kernel, result.getParams().getParam("kernel"));
    assertEquals(
        List.of(3),
        result.getBenchmarkResults().stream()
            .map(fork -> fork.getIterationResults().size())
            .toList());
    assertTrue(result.getPrimaryResult().getScore() > 0);
    assertEquals("us/op", result.getPrimaryResult().getScoreUnit());
  }

  private static Case kernel(String kernel, String on) {
    return Case.of(
        "dev.heddle.bench.Kernels.time", Map.of("kernel", kernel, "size", "1024", "on", on));
  }
}
