package dev.heddle.bench.run;

import dev.heddle.Device;
import dev.heddle.DeviceLimit;
import dev.heddle.bench.contender.Contender;
import dev.heddle.bench.contender.Contenders;
import dev.heddle.bench.contender.HeddleDevice;
import dev.heddle.bench.report.MachineDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out what machine this is. */
public final class Machine {
  private Machine() {}

  /**
   * {@return the machine with the devices of these contenders}
   *
   * @param contenders who will run
   */
  public static MachineDescription describe(List<Contender> contenders) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor", Contenders.processorName());
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    memory().forEach(size -> facts.put("memory", size));
    facts.put("system", system());
    facts.put("JDK", "%s %s".formatted(System.getProperty("java.vendor"), Runtime.version()));
    facts.put("JVM", System.getProperty("java.vm.name"));
    facts.put("largest heap", gibibytes(Runtime.getRuntime().maxMemory()));
    List<Map<String, String>> devices =
        contenders.stream()
            .filter(HeddleDevice.class::isInstance)
            .map(c -> describe(c.id(), ((HeddleDevice) c).device()))
            .toList();
    return new MachineDescription(facts, devices);
  }

  private static Map<String, String> describe(String id, Device device) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("device " + id, device.name());
    facts.put("vendor", device.vendor());
    facts.put("driver", device.driverVersion());
    facts.put("type", device.type().name());
    facts.put("compute units", String.valueOf(device.limit(DeviceLimit.COMPUTE_UNITS)));
    facts.put("device memory", gibibytes(device.limit(DeviceLimit.GLOBAL_MEMORY_BYTES)));
    facts.put("largest allocation", gibibytes(device.limit(DeviceLimit.MAX_ALLOCATION_BYTES)));
    return facts;
  }

  private static String gibibytes(long bytes) {
    return "%.1f GiB".formatted(bytes / (double) (1 << 30));
  }

  /** The version without what a distributor or host appends to it. */
  private static String system() {
    return "%s %s, %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.version").replaceFirst("^([0-9]+\\.[0-9]+).*", "$1"),
            System.getProperty("os.arch"));
  }

  /** Linux tells it in a file; elsewhere it is left out. */
  private static Stream<String> memory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      List<String> found =
          lines
              .filter(line -> line.startsWith("MemTotal:"))
              .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
              .map(Machine::gibibytes)
              .toList();
      return found.stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
