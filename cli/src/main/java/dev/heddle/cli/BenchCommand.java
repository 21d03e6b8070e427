package dev.heddle.cli;

import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.bench.contender.AparapiByHand;
import dev.heddle.bench.contender.Contender;
import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.contender.HeddleDevice;
import dev.heddle.bench.contender.OpenClByHand;
import dev.heddle.bench.contender.PlainJava;
import dev.heddle.bench.report.BadRunException;
import dev.heddle.bench.report.ComparisonText;
import dev.heddle.bench.report.Page;
import dev.heddle.bench.report.RunDescription;
import dev.heddle.bench.report.RunDescription.Omission;
import dev.heddle.bench.run.BenchRun;
import dev.heddle.bench.run.Case;
import dev.heddle.bench.run.Machine;
import dev.heddle.bench.run.PlainJmh;
import dev.heddle.bench.run.Plan;
import dev.heddle.bench.run.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle bench}: see {@link BenchRun}. */
@Command(
    name = "bench",
    description = {
      "Run the benchmarks on every device that is there, beside plain Java, and OpenCL C and"
          + " Aparapi by hand, and write the raw results, a description of the machine and a report"
          + " with charts. A run that is stopped (Ctrl-C) keeps what it has."
    },
    footer = {
      "",
      "Without --quick it takes hours. JMH's own options go behind '--', for example:",
      "  heddle bench -- EmptyLaunch -p on=cpu -prof gc"
    },
    exitCodeList = {"0:all went well", "1:a benchmark failed", "2:the input cannot be used"})
final class BenchCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--quick",
      description = "Every benchmark at one size, for some milliseconds each: some minutes in all.")
  private boolean quick;

  @Mixin private DeviceOptions deviceOptions = new DeviceOptions();

  @Option(
      names = "--only",
      paramLabel = "<part>",
      description =
          "Only benchmarks whose name, as --list shows it, contains this; may be given several"
              + " times. For example Kernels, kernel=fft, on=cpu.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--list", description = "Show what would be run, and what not and why.")
  private boolean list;

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      description = "Where results go; default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("out", "bench");

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "<folder>",
      description = "Run nothing; compare two earlier runs, the older first.")
  private List<Path> compare = List.of();

  @Option(
      names = "--report",
      paramLabel = "<folder>",
      description = "Run nothing; write the report of an earlier run anew.")
  private @Nullable Path report;

  @Parameters(paramLabel = "-- <JMH options>", description = "Run JMH itself with these.")
  private List<String> jmh = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    CommandLine command = spec.commandLine();
    try {
      if (!compare.isEmpty()) {
        command.getOut().print(ComparisonText.of(compare.getFirst(), compare.getLast()));
        return ExitCode.OK;
      }
      if (report != null) {
        command.getOut().println(Page.write(report));
        return ExitCode.OK;
      }
      if (!jmh.isEmpty()) {
        PlainJmh.run(jmh);
        return ExitCode.OK;
      }
      return run(command);
    } catch (NoSuchDeviceException | BadRunException | IllegalArgumentException e) {
      throw new InputException(command, e);
    }
  }

  private int run(CommandLine command) throws IOException {
    PrintWriter print = command.getOut();
    List<Backend> backends = deviceOptions.chooseBackends(Backend.installed());
    List<Contender> contenders = contenders(backends);
    Plan.Extent extent = quick ? Plan.Extent.ONE_SIZE : Plan.Extent.ALL_SIZES;
    Plan plan =
        Plan.of(
            contenders,
            Contenders.missing(backends),
            extent,
            title -> only.isEmpty() || only.stream().anyMatch(title::contains));
    if (plan.cases().isEmpty()) {
      throw new IllegalArgumentException("no benchmark is called that; --list shows all there are");
    }
    plan.skipped().forEach(o -> print.printf("not run: %s: %s%n", o.what(), o.why()));
    if (list) {
      plan.cases().stream().map(Case::title).forEach(print::println);
      return ExitCode.OK;
    }
    Settings settings = quick ? Settings.QUICK : Settings.FULL;
    print.printf(
        "%d cases, %s; results go to %s%n",
        plan.cases().size(), BenchProgress.words(settings.expected(plan)), out);
    print.flush();
    RunDescription description =
        new RunDescription(
            Machine.describe(contenders),
            contenders.stream().map(Contender::description).toList(),
            "./heddle bench" + words(),
            settings.describe(),
            "",
            0,
            plan.cases().size(),
            List.of(),
            List.of(),
            List.of());
    List<Omission> failed;
    try (BenchProgress progress = new BenchProgress(command, plan.cases().size())) {
      failed = new BenchRun(plan, settings, out, description, progress).run();
    }
    failed.forEach(o -> ErrorLines.print(command, o.what() + ": " + o.why()));
    print.printf("report: %s%n", out.resolve(Page.FILE));
    return failed.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Plain Java always runs: it is what the others are compared with. */
  private List<Contender> contenders(List<Backend> backends) {
    List<Device> devices = deviceOptions.chooseDevices(backends);
    return Contenders.of(backends).stream()
        .filter(
            contender ->
                switch (contender) {
                  case HeddleDevice heddle -> devices.contains(heddle.device());
                  case OpenClByHand byHand -> devices.contains(byHand.device());
                  case AparapiByHand byHand -> devices.contains(byHand.device());
                  case PlainJava java -> true;
                })
        .toList();
  }

  /** The options as they were given, for the report. */
  private String words() {
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    return given.isEmpty() ? "" : " " + String.join(" ", given);
  }
}
