package dev.heddle.bench.run;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.kernels.Workloads;
import dev.heddle.bench.report.RunDescription;
import dev.heddle.bench.report.RunDescription.Omission;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a plan, one case after another, in JVMs that {@link Settings} say more of.
 *
 * <p>After every case the folder holds all that was measured so far, so that a run can be stopped
 * at any time. A case that fails is remembered with its error, and the rest goes on.
 */
public final class BenchRun {
  /** All that JMH said; the file's name in the run's folder. */
  public static final String LOG = "jmh.log";

  private final Plan plan;
  private final Settings settings;
  private final RunFolder folder;
  private final Listener listener;
  private final RunDescription base;
  private final List<RunResult> results = new ArrayList<>();
  private final Set<RunDescription.Work> work = new LinkedHashSet<>();
  private final List<Omission> skipped;
  private final List<Omission> failed = new ArrayList<>();
  private final Map<String, Workload.Cost> costs = new HashMap<>();
  private final Map<Case, Growth> growth = new HashMap<>();
  private final Instant started = Instant.now();
  private volatile boolean stopping;

  /** Measures a case, wherever it runs. */
  private interface Measurer {
    RunResult measure(Case which) throws RunnerException;
  }

  /** What the size before took. */
  private record Growth(double amount, double seconds) {}

  /**
   * @param plan what to run
   * @param settings how long each
   * @param folder where results go
   * @param base the description of the run, before it
   * @param listener who is told
   * @throws IOException if the folder cannot be made or written
   */
  public BenchRun(Plan plan, Settings settings, Path folder, RunDescription base, Listener listener)
      throws IOException {
    this.plan = plan;
    this.settings = settings;
    this.folder = new RunFolder(folder);
    this.listener = listener;
    this.base = base;
    skipped = new ArrayList<>(plan.skipped());
    save();
  }

  /**
   * Runs all cases.
   *
   * @return what failed
   * @throws IOException if results cannot be written
   */
  public List<Omission> run() throws IOException {
    Thread atStop = new Thread(this::stopped, "heddle-bench-stop");
    Runtime.getRuntime().addShutdownHook(atStop);
    runAll();
    if (!stopping) {
      Runtime.getRuntime().removeShutdownHook(atStop);
      folder.writePage();
    }
    return List.copyOf(failed);
  }

  /** The files are whole at any time, so there is nothing to wait for. */
  private void stopped() {
    stopping = true;
    try {
      listener.stopped(folder.writePage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runAll() throws IOException {
    try (PrintStream log =
            new PrintStream(
                Files.newOutputStream(folder.log(), CREATE, APPEND), true, StandardCharsets.UTF_8);
        SharedJvms shared = new SharedJvms(settings, folder.log())) {
      OutputFormat format = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
      Measurer measurer =
          switch (settings.jvms()) {
            case EACH_CASE -> which -> JmhCase.inOwnJvms(which, settings, format);
            case EACH_BENCHMARK_AND_CONTENDER -> shared::measure;
          };
      Pace pace = new Pace(plan.cases().size(), settings.perCase());
      int number = 0;
      for (Case next : inOrder()) {
        number++;
        listener.begins(next, number, plan.cases().size(), pace.left());
        Instant begin = Instant.now();
        Optional<String> tooLong = tooLong(next);
        if (tooLong.isPresent()) {
          skipped.add(new Omission(next.title(), tooLong.get()));
          listener.ended(next, "left out: " + tooLong.get());
          pace.skipped();
        } else {
          listener.ended(next, measure(next, measurer));
          pace.took(Duration.between(begin, Instant.now()));
        }
        if (stopping) {
          return; // the case did not end by itself
        }
        save();
      }
    }
  }

  /** Cases that share a JVM come one after another. */
  private List<Case> inOrder() {
    return switch (settings.jvms()) {
      case EACH_CASE -> plan.cases();
      case EACH_BENCHMARK_AND_CONTENDER ->
          plan.cases().stream()
              .collect(groupingBy(Case::group, LinkedHashMap::new, toList()))
              .values()
              .stream()
              .flatMap(List::stream)
              .toList();
    };
  }

  private String measure(Case which, Measurer measurer) {
    try {
      RunResult result = measurer.measure(which);
      results.add(result);
      Result<?> primary = result.getPrimaryResult();
      remember(which, primary);
      work(which).ifPresent(work::add);
      return String.format(Locale.ROOT, "%,.3f %s", primary.getScore(), primary.getScoreUnit());
    } catch (RunnerException e) {
      if (stopping) {
        return "stopped";
      }
      String why = Causes.line(e);
      failed.add(new Omission(which.title(), why));
      return "FAILED: " + why;
    }
  }

  /** By the time of the size before and the growth of the work. */
  private Optional<String> tooLong(Case which) {
    Growth before = growth.get(which.withoutSize());
    double amount = amount(which);
    if (before == null || amount <= before.amount()) {
      return Optional.empty();
    }
    double expected = before.seconds() * amount / before.amount();
    return expected <= settings.longest().toMillis() / 1e3
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "by the size before, one operation would take %.0f s, and the limit is %.1f s",
                expected,
                settings.longest().toMillis() / 1e3));
  }

  private void remember(Case which, Result<?> primary) {
    double amount = amount(which);
    double seconds =
        switch (primary.getScoreUnit()) {
              case "ns/op" -> 1e-9;
              case "us/op" -> 1e-6;
              case "ms/op" -> 1e-3;
              default -> 1;
            }
            * primary.getScore();
    if (amount > 0) {
      growth.put(which.withoutSize(), new Growth(amount, seconds));
    }
  }

  private double amount(Case which) {
    return work(which).map(w -> Math.max(w.flops(), w.bytes())).orElse(0.0);
  }

  /** What the workload of a case does. */
  private Optional<RunDescription.Work> work(Case which) {
    String kernel =
        which.topic().equals("Arithmetic")
            ? "arithmetic"
            : which.parameters().getOrDefault("kernel", "");
    if (kernel.isEmpty()) {
      return Optional.empty();
    }
    int size = Integer.parseInt(which.parameters().getOrDefault("size", "1"));
    Workload.Cost cost =
        costs.computeIfAbsent(kernel + " " + size, key -> Workloads.cost(kernel, size));
    return Optional.of(
        new RunDescription.Work(which.shortName(), which.subject(), cost.flops(), cost.bytes()));
  }

  private void save() throws IOException {
    folder.save(
        results,
        new RunDescription(
            base.machine(),
            base.contenders(),
            base.command(),
            base.settings(),
            started.toString(),
            Duration.between(started, Instant.now()).toMillis() / 1e3,
            results.size() + failed.size() + remaining(),
            List.copyOf(work),
            skipped,
            failed));
  }

  private int remaining() {
    int left = plan.cases().size() - results.size() - failed.size();
    return left - (skipped.size() - plan.skipped().size());
  }
}
