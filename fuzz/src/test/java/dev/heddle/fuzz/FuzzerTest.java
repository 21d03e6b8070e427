package dev.heddle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounded runs of the fuzzer, and what it does with differences. */
class FuzzerTest {
  private static final long SEED = 20_261_123;
  private static final int KERNELS = 25;

  /** Local memory that is read before it is written holds anything: no two runs are alike. */
  private static final String UNLIKE =
      """
      // launch: range 4 local 2 | buffer int 4 WHOLE READ_WRITE fill 0 | local int 2
      record Fuzzed(Buffer.OfInt out, Local.OfInt unset) implements Kernel {
        public void run(WorkItem item) {
          out.set(item.globalId(0), unset.get(0));
        }
      }
      """;

  private static Stream<Device> devices() {
    return Device.all().stream().filter(device -> device.has(DeviceFeature.JAVA_KERNELS));
  }

  private static List<Device> cpu() {
    return Backend.installed().stream()
        .filter(backend -> backend.name().equals("cpu"))
        .flatMap(backend -> backend.devices().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("devices")
  void randomKernels_giveWhatPlainJavaGives(Device device) {
    FuzzOptions options =
        FuzzOptions.ofKernels(SEED, KERNELS).withShrinkLimit(Duration.ofSeconds(20));
    try (Fuzzer fuzzer = new Fuzzer(options, List.of(device), FuzzListener.NONE)) {
      FuzzReport report = fuzzer.run();
      List<Difference> differences = report.differences();
      assertTrue(
          differences.isEmpty(),
          () ->
              differences.stream()
                  .map(d -> d.kind() + ": " + d.message() + "\n" + d.text())
                  .collect(Collectors.joining("\n", "seed " + SEED + "\n", "")));
      assertEquals(KERNELS, report.kernels());
      assertTrue(report.launches() >= KERNELS - report.skipped(), report::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void caseThatOnceDiffered_nowAgrees(Path file) throws IOException {
    try (Fuzzer fuzzer =
        new Fuzzer(FuzzOptions.ofKernels(0, 1), devices().toList(), FuzzListener.NONE)) {
      assertEquals(List.of(), fuzzer.replay(Files.readString(file)), file.toString());
    }
  }

  private static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "cases"))) {
      return files.filter(file -> file.toString().endsWith(".kernel")).sorted().toList().stream();
    }
  }

  @Test
  void kernelThatReadsWhatIsUnspecified_isADifference() {
    try (Fuzzer fuzzer = new Fuzzer(FuzzOptions.ofKernels(0, 1), cpu(), FuzzListener.NONE)) {
      List<Difference> differences = fuzzer.replay(UNLIKE);
      assertEquals(1, differences.size());
      assertEquals(DifferenceKind.VALUES, differences.getFirst().kind());
    }
  }

  @Test
  void launchWhoseArgumentCannotBeMade_isInvalid() {
    String text =
        """
        // launch: range 1 | buffer int 1 WHOLE READ_WRITE fill 0 | ( int 0 )
        record Fuzzed(Buffer.OfInt out, R divisor) implements Kernel {
          record R(int a) {
            R {
              a = 1 / a;
            }
          }
          public void run(WorkItem item) {
            out.set(0, divisor.a());
          }
        }
        """;
    try (Fuzzer fuzzer = new Fuzzer(FuzzOptions.ofKernels(0, 1), cpu(), FuzzListener.NONE)) {
      List<Difference> differences = fuzzer.replay(text);
      assertEquals(1, differences.size());
      assertEquals(DifferenceKind.INVALID, differences.getFirst().kind());
      assertTrue(differences.getFirst().message().contains("/ by zero"), text);
    }
  }

  @Test
  void runOfSomeTime_ends() {
    FuzzOptions options = FuzzOptions.ofTime(SEED, Duration.ofMillis(1));
    try (Fuzzer fuzzer = new Fuzzer(options, cpu(), FuzzListener.NONE)) {
      assertTrue(fuzzer.run().kernels() <= 1);
    }
  }

  @Test
  void sameSeed_makesTheSameKernels(@TempDir Path folder) {
    FuzzOptions options = FuzzOptions.ofKernels(SEED, 5).withFolder(folder.resolve("none"));
    try (Fuzzer one = new Fuzzer(options, cpu(), FuzzListener.NONE);
        Fuzzer other = new Fuzzer(options, cpu(), FuzzListener.NONE)) {
      assertEquals(one.run(), other.run());
    }
    assertTrue(Files.notExists(folder.resolve("none")), "nothing was found, and nothing written");
  }
}
