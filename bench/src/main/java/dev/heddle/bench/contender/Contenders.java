package dev.heddle.bench.contender;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.DeviceType;
import dev.heddle.bench.report.ContenderDescription;
import dev.heddle.bench.report.ContenderDescription.Kind;
import dev.heddle.bench.report.RunDescription.Omission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everybody who is here, with ids that mean the same in each JVM of a run: {@code cpu}, {@code
 * jocl}, and {@code jocl-2} for the second device of a backend, in the order of {@link
 * Device#all()}.
 */
public final class Contenders {
  private static final Comparator<Device> PREFERENCE =
      Comparator.comparing(Device::onlyOnRequest)
          .thenComparing(Device::type)
          .thenComparingInt(device -> -device.backend().priority());

  private Contenders() {}

  /** {@return every contender} */
  public static List<Contender> all() {
    return of(Backend.installed());
  }

  /**
   * {@return the contenders: the devices of these backends, what is by hand on them, and plain
   * Java}
   *
   * @param backends whose natives may be loaded
   */
  public static List<Contender> of(List<Backend> backends) {
    String processor = processor();
    List<HeddleDevice> heddle = devices(backends, processor);
    List<Contender> all = new ArrayList<>(heddle);
    all.addAll(OpenClByHand.all(heddle));
    all.addAll(AparapiByHand.all(heddle));
    all.addAll(PlainJava.all(processor));
    return List.copyOf(all);
  }

  /**
   * {@return who does not run because a backend is not available, and why}
   *
   * @param backends whose natives may be loaded
   */
  public static List<Omission> missing(List<Backend> backends) {
    List<Omission> missing = new ArrayList<>();
    for (Backend backend : backends) {
      if (backend.availability()
          instanceof Availability.Unavailable(String reason, String remedy)) {
        for (String id : ids(backend.name())) {
          missing.add(new Omission("on=" + id, reason + "; " + remedy));
        }
      }
    }
    return List.copyOf(missing);
  }

  private static List<String> ids(String backend) {
    return switch (backend) {
      case OpenClByHand.BACKEND -> List.of(backend, OpenClByHand.ID);
      case AparapiByHand.BACKEND -> List.of(backend, AparapiByHand.ID);
      default -> List.of(backend);
    };
  }

  private static List<HeddleDevice> devices(List<Backend> backends, String processor) {
    List<Device> devices =
        backends.stream()
            .flatMap(backend -> backend.devices().stream())
            .sorted(PREFERENCE)
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    List<HeddleDevice> described = new ArrayList<>();
    for (Device device : devices) {
      String backend = device.backend().name();
      int number = numbers.merge(backend, 1, Integer::sum);
      described.add(describe(device, number == 1 ? backend : backend + "-" + number, processor));
    }
    return described;
  }

  private static HeddleDevice describe(Device device, String id, String processor) {
    // A device that is a CPU is this machine's, whatever its driver calls it.
    boolean isProcessor = device.type() == DeviceType.CPU;
    String backend = device.backend().name();
    String title = "Heddle " + backend + (backend.equals("cpu") ? "" : ", " + device.name());
    return new HeddleDevice(
        new ContenderDescription(
            id,
            Kind.HEDDLE,
            title,
            isProcessor ? processor : device.name(),
            device.driverVersion()),
        device);
  }

  /**
   * {@return the contender of that id} Only its own backend is asked for devices, so that none pays
   * for the start of another.
   *
   * @param id its id
   * @throws IllegalArgumentException if there is none
   */
  public static Contender named(String id) {
    String backend = backend(id.replaceFirst("-[0-9]+$", ""));
    List<Contender> all =
        of(Backend.installed().stream().filter(b -> b.name().equals(backend)).toList());
    return all.stream()
        .filter(contender -> contender.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nothing here is called \"%s\"; there is %s"
                        .formatted(
                            id,
                            all().stream().map(Contender::id).collect(Collectors.joining(", ")))));
  }

  private static String backend(String contender) {
    return switch (contender) {
      case OpenClByHand.ID -> OpenClByHand.BACKEND;
      case AparapiByHand.ID -> AparapiByHand.BACKEND;
      default -> contender;
    };
  }

  /** {@return the processor's name and how many of it there are} */
  public static String processor() {
    return "%s, %d cores".formatted(processorName(), Runtime.getRuntime().availableProcessors());
  }

  /** Linux tells it in a file; elsewhere the architecture has to do. */
  public static String processorName() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
