package dev.heddle.cli;

import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.cli.demo.Progress;
import dev.heddle.fuzz.Difference;
import dev.heddle.fuzz.FuzzListener;
import dev.heddle.fuzz.FuzzOptions;
import dev.heddle.fuzz.FuzzReport;
import dev.heddle.fuzz.Fuzzer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code heddle fuzz}: see {@link Fuzzer}. */
@Command(
    name = "fuzz",
    description = "Run random kernels on every device, and compare with plain Java.",
    exitCodeList = {
      "0:no difference",
      "1:there are differences",
      "2:there is no such device, or the file is no case"
    })
final class FuzzCommand implements Callable<Integer> {
  private static final int SECONDS_A_MINUTE = 60;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private DeviceOptions devices = new DeviceOptions();

  @ArgGroup private Length length = new Length();

  @Option(
      names = "--seed",
      paramLabel = "<n>",
      description = "The same seed makes the same kernels; default: a new one.")
  private @Nullable Long seed;

  @Option(
      names = "--first",
      paramLabel = "<n>",
      description = "The number of the first kernel; default: ${DEFAULT-VALUE}.")
  private long first;

  @Option(
      names = "--folder",
      paramLabel = "<folder>",
      description = "Where differences are written; default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("fuzz-differences");

  /** How long to run. */
  static final class Length {
    @Option(
        names = "--minutes",
        paramLabel = "<n>",
        description = "For how long; default: 1, unless kernels are given.")
    private @Nullable Double minutes;

    @Option(names = "--kernels", paramLabel = "<n>", description = "How many kernels.")
    private @Nullable Long kernels;

    @Option(
        names = "--replay",
        paramLabel = "<file>",
        description = "Only the kernel of a file that was written for a difference.")
    private @Nullable Path replay;
  }

  @Override
  public Integer call() throws IOException {
    List<Device> chosen = chosen();
    return length.replay == null ? run(chosen) : replay(chosen, length.replay);
  }

  private List<Device> chosen() {
    try {
      List<Device> chosen =
          devices.chooseDevices(Backend.installed()).stream()
              .filter(device -> device.has(DeviceFeature.JAVA_KERNELS))
              .toList();
      if (chosen.isEmpty()) {
        throw new NoSuchDeviceException(
            "no chosen device runs %s".formatted(DeviceFeature.JAVA_KERNELS.description()));
      }
      return chosen;
    } catch (NoSuchDeviceException e) {
      throw new InputException(spec.commandLine(), e);
    }
  }

  private FuzzOptions options() {
    long from = seed != null ? seed : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    Long kernels = length.kernels;
    double minutes = length.minutes != null ? length.minutes : 1;
    if (minutes <= 0 || kernels != null && kernels <= 0 || first < 0) {
      throw new ParameterException(
          spec.commandLine(), "--minutes and --kernels are more than 0, --first is not less");
    }
    FuzzOptions options =
        kernels != null
            ? FuzzOptions.ofKernels(from, kernels)
            : FuzzOptions.ofTime(from, Duration.ofSeconds(Math.round(minutes * SECONDS_A_MINUTE)));
    return options.withFirst(first).withFolder(folder);
  }

  private int run(List<Device> chosen) {
    PrintWriter out = spec.commandLine().getOut();
    FuzzOptions options = options();
    out.printf("seed %d%n", options.seed());
    chosen.forEach(d -> out.printf("on %s (backend %s)%n", d.name(), d.backend().name()));
    out.flush();
    int steps = (int) Math.min(options.kernels(), Integer.MAX_VALUE);
    // A run of some minutes has no number of kernels to count towards.
    try (Progress progress = ProgressBars.start("kernels", length.kernels != null ? steps : -1);
        Fuzzer fuzzer = new Fuzzer(options, chosen, listener(progress, out))) {
      FuzzReport report = fuzzer.run();
      out.printf(
          "%d kernels, %d launches, %d skipped, %d differences%s%n",
          report.kernels(),
          report.launches(),
          report.skipped(),
          report.differences().size(),
          report.repeated() > 0 ? " that were met %d times more".formatted(report.repeated()) : "");
      out.flush();
      return report.differences().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private static FuzzListener listener(Progress progress, PrintWriter out) {
    return new FuzzListener() {
      @Override
      public void ran(int kernels) {
        progress.advance(kernels);
      }

      @Override
      public void found(Difference difference) {
        print(difference, out);
        difference
            .file()
            .ifPresent(file -> out.printf("again with: ./heddle fuzz --replay %s%n%n", file));
        out.flush();
      }
    };
  }

  private int replay(List<Device> chosen, Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new InputException(spec.commandLine(), "cannot read " + file, e);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Fuzzer fuzzer = new Fuzzer(FuzzOptions.ofKernels(0, 1), chosen, FuzzListener.NONE)) {
      List<Difference> differences = fuzzer.replay(text);
      differences.forEach(difference -> print(difference, out));
      out.printf("%d devices, %d differences%n", chosen.size(), differences.size());
      out.flush();
      return differences.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IllegalArgumentException e) {
      throw new InputException(spec.commandLine(), "%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void print(Difference difference, PrintWriter out) {
    out.printf(
        "%s on %s: %s%n%n%s%n",
        difference.kind().description(),
        difference.device(),
        difference.message(),
        difference.text());
  }
}
