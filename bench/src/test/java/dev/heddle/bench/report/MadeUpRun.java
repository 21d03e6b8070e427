package dev.heddle.bench.report;

import dev.heddle.bench.report.ContenderDescription.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A run that nobody measured: JSON of JMH's form, with figures made up for a test. */
final class MadeUpRun {
  static final String HOST = "Made-up processor, 8 cores";
  static final String GPU = "Made-up GPU";

  private final List<String> results = new ArrayList<>();
  private final List<RunDescription.Work> work = new ArrayList<>();
  private final List<RunDescription.Omission> skipped = new ArrayList<>();
  private final List<RunDescription.Omission> failed = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private int missing;

  MadeUpRun() {
    facts.put("processor", HOST);
    facts.put("cores", "8");
    facts.put("memory", "64 GiB");
    facts.put("JDK", "25 (made up)");
  }

  MadeUpRun fact(String name, String value) {
    facts.put(name, value);
    return this;
  }

  MadeUpRun skip(String what, String why) {
    skipped.add(new RunDescription.Omission(what, why));
    return this;
  }

  MadeUpRun fail(String what, String why) {
    failed.add(new RunDescription.Omission(what, why));
    return this;
  }

  /** Says that so many more were planned. */
  MadeUpRun stoppedBefore(int cases) {
    missing = cases;
    return this;
  }

  MadeUpRun work(String benchmark, Map<String, String> parameters, double flops, double bytes) {
    work.add(new RunDescription.Work(benchmark, parameters, flops, bytes));
    return this;
  }

  /** Adds a result in microseconds, from one JVM. */
  MadeUpRun micros(String benchmark, String on, Map<String, String> parameters, double... values) {
    Map<String, String> all = new TreeMap<>(parameters);
    if (!on.isEmpty()) {
      all.put("on", on);
    }
    results.add(json(benchmark, all, "us/op", List.of(values)));
    return this;
  }

  /** Adds a result with the device's clock: 10 calls an iteration. */
  MadeUpRun kernelMicros(String code, String kernel, double... values) {
    Map<String, String> all =
        new TreeMap<>(Map.of("kernel", kernel, "size", "64", "code", code, "on", "jocl"));
    double[] nanos = Arrays.stream(values).map(v -> v * 1e4).toArray();
    double[] calls = Arrays.stream(values).map(v -> 10).toArray();
    String counters =
        "\"kernelNanos\": {\"rawData\": [%s]}, \"calls\": {\"rawData\": [%s]}"
            .formatted(Arrays.toString(nanos), Arrays.toString(calls));
    results.add(
        json("GeneratedKernels.time", all, "us/op", List.of(values))
            .replace("\"secondaryMetrics\" : {}", "\"secondaryMetrics\" : {" + counters + "}"));
    return this;
  }

  static String json(
      String benchmark, Map<String, String> parameters, String unit, List<double[]> forks) {
    String params =
        parameters.entrySet().stream()
            .map(e -> "\"%s\" : \"%s\"".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ", "\"params\" : {", "},"));
    String raw = forks.stream().map(Arrays::toString).collect(Collectors.joining(", ", "[", "]"));
    return """
    {"jmhVersion" : "1.37", "benchmark" : "dev.heddle.bench.%s", "mode" : "avgt", "threads" : 1,
     "forks" : %d, "measurementIterations" : 5, "measurementTime" : "1 s", %s
     "primaryMetric" : {"score" : 0.0, "scoreError" : "NaN", "scoreUnit" : "%s", "rawData" : %s},
     "secondaryMetrics" : {}}
    """
        .formatted(benchmark, forks.size(), parameters.isEmpty() ? "" : params, unit, raw);
  }

  String results() {
    return results.stream().collect(Collectors.joining(",\n", "[\n", "]\n"));
  }

  Run run() {
    RunDescription description =
        new RunDescription(
            new MachineDescription(facts, List.of(Map.of("device", GPU, "driver", "1.0 <beta>"))),
            contenders(),
            "./heddle bench",
            new LinkedHashMap<>(Map.of("JVMs", "1")),
            "2026-01-02T03:04:05Z",
            754,
            results.size() + failed.size() + missing,
            work,
            skipped,
            failed);
    return new Run(description, JmhResults.parse(results()));
  }

  /** Writes it as a run leaves it. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(RunFiles.RESULTS), results());
    RunFiles.write(run().description(), folder);
    return folder;
  }

  static List<ContenderDescription> contenders() {
    return List.of(
        new ContenderDescription("cpu", Kind.HEDDLE, "Heddle cpu", HOST, ""),
        new ContenderDescription("jocl", Kind.HEDDLE, "Heddle jocl, " + GPU, GPU, "1.0"),
        new ContenderDescription("jocl-2", Kind.HEDDLE, "Heddle jocl, PoCL", HOST, "PoCL"),
        new ContenderDescription("java", Kind.PLAIN_JAVA, "Java, one thread", HOST, ""),
        new ContenderDescription("java-parallel", Kind.PLAIN_JAVA, "Java, all cores", HOST, ""),
        new ContenderDescription("java-vector", Kind.PLAIN_JAVA, "Java, Vector API", HOST, ""),
        new ContenderDescription("opencl-c", Kind.BY_HAND, "OpenCL C by hand, " + GPU, GPU, "1.0"));
  }

  /** {@return a run of everything, as large as a real one} */
  static MadeUpRun large(long seed) {
    Random random = new Random(seed);
    MadeUpRun run = new MadeUpRun();
    List<String> kernels =
        List.of(
            "binomial",
            "bitonic-sort",
            "black-scholes",
            "convolution-buffer",
            "convolution-image",
            "csr-product",
            "fft",
            "histogram",
            "mandelbrot",
            "matrix-product",
            "n-body",
            "reduction",
            "saxpy",
            "stencil");
    for (int k = 0; k < kernels.size(); k++) {
      for (int bits = 10; bits <= 22; bits += 3) {
        Map<String, String> parameters =
            Map.of("kernel", kernels.get(k), "size", String.valueOf(1 << bits));
        double flops = (1 << bits) * Math.pow(2, k * 0.8 - 1);
        run.work("Kernels.time", parameters, k == 1 || k == 7 ? 0 : flops, 8.0 * (1 << bits));
        run.contest("Kernels.time", parameters, flops, random);
      }
    }
    for (String kernel : List.of("copy", "mul", "add", "triad", "dot")) {
      for (int bits = 10; bits <= 22; bits += 3) {
        Map<String, String> parameters =
            Map.of("kernel", kernel, "size", String.valueOf(1 << bits));
        run.work("Stream.time", parameters, 1 << bits, 24.0 * (1 << bits));
        run.contest("Stream.time", parameters, 0.1 * (1 << bits), random);
      }
    }
    Map<String, String> peak = Map.of("size", "1048576");
    run.work("Arithmetic.time", peak, 3e10, 4e6);
    run.contest("Arithmetic.time", peak, 2e8, random);
    for (String operation : List.of("read", "write", "map-read", "map-write", "copy", "fill")) {
      for (String memory : List.of("none", "allocate", "use", "copy")) {
        for (long bytes = 4096; bytes <= 1L << 30; bytes *= 16) {
          Map<String, String> parameters =
              Map.of("operation", operation, "hostMemory", memory, "size", String.valueOf(bytes));
          run.micros("Memory.time", "cpu", parameters, noisy(1 + bytes / 2e4, random));
          run.micros("Memory.time", "jocl", parameters, noisy(9 + bytes / 1e4, random));
        }
      }
    }
    for (String on : List.of("cpu", "jocl", "jocl-2")) {
      run.micros("EmptyLaunch.oneByOne", on, Map.of("validation", "OFF"), noisy(9, random));
      run.micros("EmptyLaunch.oneByOne", on, Map.of("validation", "FULL"), noisy(14, random));
      run.micros("ColdStart.firstResult", on, Map.of(), noisy(4e5, random));
    }
    for (String kernel : kernels) {
      run.kernelMicros("GENERATED", kernel, noisy(12, random));
      run.kernelMicros("UNCHECKED", kernel, noisy(10.3, random));
      run.kernelMicros("HAND_WRITTEN", kernel, noisy(10, random));
      run.kernelMicros("UNCHECKED_FAST", kernel, noisy(6, random));
      run.kernelMicros("HAND_WRITTEN_FAST", kernel, noisy(5.9, random));
    }
    run.micros("MapUnmap.sharedArena", "", Map.of(), noisy(18, random));
    return run.skip("Kernels on jocl", "no feature JAVA_KERNELS")
        .fail("Kernels.time saxpy on cpu", "the result is wrong at 3: <0.5> and not 0.25");
  }

  private void contest(String what, Map<String, String> parameters, double flops, Random random) {
    Map<String, double[]> speeds = new LinkedHashMap<>();
    speeds.put("cpu", new double[] {20, 6e9});
    speeds.put("jocl", new double[] {12, 4e11});
    speeds.put("jocl-2", new double[] {30, 5e9});
    speeds.put("java", new double[] {0.1, 1e9});
    speeds.put("java-parallel", new double[] {9, 5e9});
    speeds.put("java-vector", new double[] {0.2, 1.1e10});
    speeds.put("opencl-c", new double[] {9, 4.4e11});
    speeds.forEach(
        (on, speed) -> {
          double tilt = Math.pow(2, 1.2 * random.nextGaussian());
          micros(what, on, parameters, noisy(speed[0] + 1e6 * flops * tilt / speed[1], random));
        });
  }

  private static double[] noisy(double micros, Random random) {
    double[] values =
        DoubleStream.generate(() -> micros * (1 + 0.04 * random.nextGaussian())).limit(5).toArray();
    return Arrays.stream(values)
        .map(v -> Double.parseDouble(String.format(Locale.ROOT, "%.6g", v)))
        .toArray();
  }
}
