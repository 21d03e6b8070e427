package dev.heddle.bench.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ByHandTest {
  private static final Map<String, String> SAXPY = Map.of("kernel", "saxpy", "size", "1024");
  private static final Map<String, String> FFT = Map.of("kernel", "fft", "size", "1024");

  @Test
  void section_saysWhatABackendTakesAsTheMeanOverTheKernels() {
    MadeUpRun run =
        new MadeUpRun()
            .micros("Kernels.time", "opencl-c", SAXPY, 10, 10, 10)
            .micros("Kernels.time", "jocl", SAXPY, 20, 20, 20)
            .micros("Kernels.time", "opencl-c", FFT, 10, 10, 10)
            .micros("Kernels.time", "jocl", FFT, 45, 45, 45)
            .micros("GeneratedKernels.time", "jocl", unchecked(SAXPY), 11, 11, 11)
            .micros("GeneratedKernels.time", "jocl", unchecked(FFT), 11, 11, 11)
            .micros("Enqueues.enqueue", "opencl-c", Map.of(), 5, 5, 5)
            .micros("Enqueues.enqueue", "jocl", Map.of(), 6, 6, 6);

    String section = section(Page.html(run.run()));

    // sqrt(2 · 4.5) = 3; calls have no part in it
    assertTrue(section.contains("takes 3.00× the time for the kernels"), section);
    assertTrue(section.contains("1.10× without checks (geometric mean of 2)."), section);
    assertTrue(section.contains(">enqueue<"), section);
    assertFalse(section.contains("Heddle cpu"), section);
  }

  private static Map<String, String> unchecked(Map<String, String> kernel) {
    return Map.of("kernel", kernel.get("kernel"), "size", kernel.get("size"), "code", "UNCHECKED");
  }

  private static String section(String html) {
    int begin = html.indexOf("id=\"by-hand-opencl-c\"");
    return html.substring(begin, html.indexOf("</section>", begin));
  }
}
