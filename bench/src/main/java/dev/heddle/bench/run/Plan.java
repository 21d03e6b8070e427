package dev.heddle.bench.run;

import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.DeviceLimit;
import dev.heddle.bench.Memory;
import dev.heddle.bench.Needs;
import dev.heddle.bench.contender.AparapiByHand;
import dev.heddle.bench.contender.Contender;
import dev.heddle.bench.contender.DeviceRun;
import dev.heddle.bench.contender.HeddleDevice;
import dev.heddle.bench.contender.OpenClByHand;
import dev.heddle.bench.contender.PlainJava;
import dev.heddle.bench.kernels.Workload;
import dev.heddle.bench.kernels.Workloads;
import dev.heddle.bench.report.RunDescription.Omission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a run measures, and what it leaves out and why.
 *
 * @param cases in the order of the run
 * @param skipped what cannot run here
 */
public record Plan(List<Case> cases, List<Omission> skipped) {
  private static final List<Long> BYTES =
      List.of(1L << 12, 1L << 16, 1L << 20, 1L << 24, 1L << 28, 1L << 30);
  private static final long QUICK_BYTES = 1L << 20;

  /** Benchmarks of single calls, on OpenCL devices alone, with Heddle and by hand. */
  private static final String OPENCL_CALLS = "dev.heddle.bench.jocl.";

  /** How much is measured. */
  public enum Extent {
    /** One size of everything. */
    ONE_SIZE,
    /** All sizes. */
    ALL_SIZES
  }

  /** Copies both. */
  public Plan {
    cases = List.copyOf(cases);
    skipped = List.copyOf(skipped);
  }

  /**
   * {@return every case that these contenders can run}
   *
   * @param contenders who runs
   * @param missing who does not, and why
   * @param extent how many sizes
   * @param wanted which, by their titles
   */
  public static Plan of(
      List<Contender> contenders, List<Omission> missing, Extent extent, Predicate<String> wanted) {
    Maker maker = new Maker(contenders, extent);
    maker.skipped.addAll(missing);
    for (BenchmarkListEntry entry : benchmarks()) {
      maker.add(entry);
    }
    return new Plan(
        maker.cases.stream().filter(c -> wanted.test(c.title())).toList(),
        maker.skipped.stream().filter(o -> wanted.test(o.what())).toList());
  }

  private static Set<BenchmarkListEntry> benchmarks() {
    return BenchmarkList.defaultList()
        .find(
            OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
            List.of("dev\\.heddle\\.bench\\..*"),
            List.of());
  }

  /** Collects cases and omissions. */
  private static final class Maker {
    private final List<Contender> contenders;
    private final Extent extent;
    private final List<Case> cases = new ArrayList<>();
    private final Set<Omission> skipped = new LinkedHashSet<>();

    Maker(List<Contender> contenders, Extent extent) {
      this.contenders = contenders;
      this.extent = extent;
    }

    void add(BenchmarkListEntry entry) {
      String name = entry.getUsername();
      switch (name.substring("dev.heddle.bench.".length())) {
        case "Kernels.time" -> Workloads.kernels().forEach((k, e) -> workload(name, k, e));
        case "Stream.time" -> Workloads.stream().forEach((k, e) -> workload(name, k, e));
        case "Arithmetic.time" -> arithmetic(name);
        case "Memory.time" -> devices().forEach(device -> memory(name, device));
        case "GeneratedKernels.time" -> devices().forEach(device -> generated(name, device));
        case "ColdStart.firstResult" -> coldStart(name);
        default -> combinations(entry);
      }
    }

    /** Who runs a benchmark that is no workload. */
    private List<String> ids(BenchmarkListEntry entry) {
      return entry.getUsername().startsWith(OPENCL_CALLS) ? openCl(entry) : fitting(entry);
    }

    /** The devices of the backend jocl, and the same by hand. */
    private List<String> openCl(BenchmarkListEntry entry) {
      List<String> ids =
          contenders.stream()
              .filter(
                  contender ->
                      switch (contender) {
                        case HeddleDevice heddle -> heddle.device().backend().name().equals("jocl");
                        case OpenClByHand byHand -> true;
                        case AparapiByHand byHand -> false;
                        case PlainJava java -> false;
                      })
              .map(Contender::id)
              .toList();
      if (ids.isEmpty()) {
        skip(entry.getUsername(), "no device of the backend jocl takes part");
      }
      return ids;
    }

    private List<HeddleDevice> devices() {
      return contenders.stream()
          .filter(HeddleDevice.class::isInstance)
          .map(HeddleDevice.class::cast)
          .toList();
    }

    private List<Integer> sizes(Workloads.Entry entry) {
      return extent == Extent.ONE_SIZE ? List.of(entry.quickSize()) : entry.sizes();
    }

    private void workload(String name, String kernel, Workloads.Entry entry) {
      Workload smallest = Workloads.make(kernel, entry.sizes().getFirst());
      for (Contender contender : contenders) {
        Optional<String> unfit = contender.unfit(smallest);
        if (unfit.isPresent()) {
          skip(name + " kernel=" + kernel + " on=" + contender.id(), unfit.get());
          continue;
        }
        for (int size : sizes(entry)) {
          cases.add(
              Case.of(
                  name,
                  Map.of("kernel", kernel, "size", String.valueOf(size), "on", contender.id())));
        }
      }
    }

    private void skip(String what, String why) {
      skipped.add(new Omission(what.replace("dev.heddle.bench.", ""), why));
    }

    private void arithmetic(String name) {
      Workloads.Entry entry = Workloads.arithmetic();
      Workload smallest = Workloads.make("arithmetic", entry.quickSize());
      for (Contender contender : contenders) {
        contender
            .unfit(smallest)
            .ifPresentOrElse(
                why -> skip(name + " on=" + contender.id(), why),
                () ->
                    sizes(entry)
                        .forEach(
                            size ->
                                cases.add(
                                    Case.of(
                                        name,
                                        Map.of(
                                            "size", String.valueOf(size), "on", contender.id())))));
      }
    }

    private void coldStart(String name) {
      Workload saxpy = Workloads.make("saxpy", 1024);
      for (Contender contender : contenders) {
        contender
            .unfit(saxpy)
            .ifPresentOrElse(
                why -> skip(name + " on=" + contender.id(), why),
                () -> cases.add(Case.of(name, Map.of("on", contender.id()))));
      }
    }

    private void memory(String name, HeddleDevice device) {
      long most = device.device().limit(DeviceLimit.MAX_ALLOCATION_BYTES);
      for (Memory.Operation operation : Memory.Operation.values()) {
        for (Memory.Kind kind : Memory.Kind.values()) {
          for (long bytes : extent == Extent.ONE_SIZE ? List.of(QUICK_BYTES) : BYTES) {
            Map<String, String> parameters =
                Map.of(
                    "operation", operation.name(),
                    "hostMemory", kind.name(),
                    "size", String.valueOf(bytes),
                    "on", device.id());
            Case made = Case.of(name, parameters);
            if (bytes > most) {
              skip(made.title(), "the largest allocation is %d bytes".formatted(most));
            } else {
              cases.add(made);
            }
          }
        }
      }
    }

    private void generated(String name, HeddleDevice contender) {
      List<DeviceRun.Code> codes = codes(contender);
      if (codes.isEmpty()) {
        skip(name + " on=" + contender.id(), "there is no code by hand on the device");
        return;
      }
      Workloads.kernels()
          .forEach(
              (kernel, entry) -> {
                int size = extent == Extent.ONE_SIZE ? entry.quickSize() : entry.sizes().get(3);
                Optional<String> unfit =
                    contender.unfit(Workloads.make(kernel, entry.sizes().getFirst()));
                unfit.ifPresent(
                    why -> skip(name + " kernel=" + kernel + " on=" + contender.id(), why));
                for (DeviceRun.Code code : unfit.isPresent() ? List.<DeviceRun.Code>of() : codes) {
                  cases.add(
                      Case.of(
                          name,
                          Map.of(
                              "kernel", kernel,
                              "size", String.valueOf(size),
                              "code", code.name(),
                              "on", contender.id())));
                }
              });
    }

    /**
     * Those of a device that have something by hand beside them: OpenCL C in the same runtime, or
     * Aparapi without Heddle. A quick run leaves out fast arithmetic.
     */
    private List<DeviceRun.Code> codes(HeddleDevice contender) {
      if (!contender.device().has(DeviceFeature.OPENCL_C)) {
        return isByHandToo(contender.device()) ? List.of(DeviceRun.Code.UNCHECKED) : List.of();
      }
      return Arrays.stream(DeviceRun.Code.values())
          .filter(code -> extent == Extent.ALL_SIZES || !code.isFast())
          .toList();
    }

    private boolean isByHandToo(Device device) {
      return contenders.stream()
          .anyMatch(
              contender ->
                  switch (contender) {
                    case HeddleDevice heddle -> false;
                    case OpenClByHand byHand -> byHand.device().equals(device);
                    case AparapiByHand byHand -> byHand.device().equals(device);
                    case PlainJava java -> false;
                  });
    }

    /** Every combination of the parameters' own values, with all who can run it as {@code on}. */
    private void combinations(BenchmarkListEntry entry) {
      Map<String, List<String>> values = defaults(entry);
      if (values.containsKey("on")) {
        values.put("on", ids(entry));
      }
      List<Map<String, String>> all = List.of(Map.of());
      for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
        List<Map<String, String>> next = new ArrayList<>();
        for (Map<String, String> chosen : all) {
          for (String value : parameter.getValue()) {
            Map<String, String> more = new TreeMap<>(chosen);
            more.put(parameter.getKey(), value);
            next.add(more);
          }
        }
        all = next;
      }
      all.forEach(parameters -> cases.add(Case.of(entry.getUsername(), parameters)));
    }

    private static Map<String, List<String>> defaults(BenchmarkListEntry entry) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      if (entry.getParams().hasValue()) {
        new TreeMap<>(entry.getParams().get())
            .forEach((name, defaults) -> values.put(name, List.of(defaults)));
      }
      return values;
    }

    private List<String> fitting(BenchmarkListEntry entry) {
      Set<DeviceFeature> needs = needs(entry.getUserClassQName());
      List<String> ids = new ArrayList<>();
      for (HeddleDevice device : devices()) {
        HeddleDevice.lacks(device.device(), needs)
            .ifPresentOrElse(
                why -> skip(entry.getUsername() + " on=" + device.id(), why),
                () -> ids.add(device.id()));
      }
      return ids;
    }

    private static Set<DeviceFeature> needs(String className) {
      try {
        Needs needs = Class.forName(className).getAnnotation(Needs.class);
        return needs == null ? Set.of() : Set.of(needs.value());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("JMH lists a benchmark that is not there", e);
      }
    }
  }
}
