package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhResultsTest {
  @TempDir Path folder;

  @Test
  void result_isReadWithUnitsParametersAndJvms() {
    String json =
        MadeUpRun.json(
            "Kernels.time",
            Map.of("kernel", "fft", "size", "256", "on", "cpu"),
            "ms/op",
            List.of(new double[] {1, 3}, new double[] {2, 2}));

    Measurement read = JmhResults.parse("[" + json + "]").getFirst();

    assertEquals("cpu", read.on());
    assertEquals("Kernels.time", read.subject().benchmark());
    assertEquals(Map.of("kernel", "fft", "size", "256"), read.subject().parameters());
    assertEquals(256, read.subject().size());
    assertEquals(2e-3, read.seconds().mean(), 1e-15);
  }

  @Test
  void resultWithoutParameters_hasNoContender() {
    String json =
        MadeUpRun.json("MapUnmap.sharedArena", Map.of(), "ns/op", List.of(new double[] {5}));

    Measurement read = JmhResults.parse("[" + json + "]").getFirst();

    assertEquals("", read.on());
    assertEquals(5e-9, read.seconds().mean(), 1e-20);
  }

  @Test
  void throughput_isRefusedByName() throws IOException {
    String json = MadeUpRun.json("Kernels.time", Map.of(), "ops/s", List.of(new double[] {5}));

    BadRunException refusal = refused("[" + json + "]");

    assertTrue(refusal.getMessage().contains("Kernels.time is in ops/s"), refusal.getMessage());
  }

  @Test
  void halfAFile_isRefusedByName() throws IOException {
    String whole = new MadeUpRun().micros("Kernels.time", "cpu", Map.of(), 1, 2).results();

    BadRunException refusal = refused(whole.substring(0, whole.length() / 2));

    assertTrue(refusal.getMessage().contains("results.json is not JSON"), refusal.getMessage());
  }

  @Test
  void resultWithoutMetric_isRefused() throws IOException {
    assertTrue(
        refused("[{\"benchmark\": \"a.B.c\"}]").getMessage().contains("without \"primaryMetric\""));
  }

  private BadRunException refused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve(RunFiles.RESULTS), text);
    return assertThrows(BadRunException.class, () -> JmhResults.read(file));
  }
}
