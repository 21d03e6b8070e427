package dev.heddle.cli;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * The options that choose devices. A backend is asked for its devices, and so loads its native
 * libraries, only if it is among those chosen.
 */
final class DeviceOptions {
  /** What {@code Context.open()} prefers, within a backend and between backends. */
  private static final Comparator<Device> PREFERENCE =
      Comparator.comparing(Device::onlyOnRequest)
          .thenComparing(Device::type)
          .thenComparingInt(device -> -device.backend().priority());

  @Option(
      names = "--backend",
      paramLabel = "<name>",
      description = "Only this backend's devices; may be given several times.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = "--device",
      paramLabel = "<which>",
      description =
          "Only this device: its number in the list of 'heddle devices', or a part of its name;"
              + " may be given several times.")
  private List<String> devices = new ArrayList<>();

  DeviceOptions() {}

  /** Chooses, for code that is not the command line. */
  DeviceOptions(List<String> backends, List<String> devices) {
    this.backends = List.copyOf(backends);
    this.devices = List.copyOf(devices);
  }

  /**
   * {@return the backends that are asked for, all where none is named}
   *
   * @param installed what is there
   * @throws NoSuchDeviceException if one of them is not installed
   */
  List<Backend> chooseBackends(List<Backend> installed) {
    for (String name : backends) {
      if (installed.stream().noneMatch(backend -> backend.name().equals(name))) {
        throw new NoSuchDeviceException(
            "there is no backend '%s'; installed: %s".formatted(name, names(installed)));
      }
    }
    return installed.stream()
        .filter(backend -> backends.isEmpty() || backends.contains(backend.name()))
        .toList();
  }

  private static String names(List<Backend> installed) {
    return installed.isEmpty()
        ? "none"
        : installed.stream().map(Backend::name).collect(Collectors.joining(", "));
  }

  /**
   * {@return the devices that are asked for, at least one, in the order of preference}
   *
   * @param installed the backends that are there
   * @throws NoSuchDeviceException if there is none, with the reason
   */
  List<Device> chooseDevices(List<Backend> installed) {
    List<Backend> candidates = chooseBackends(installed);
    List<Device> there = devicesOf(candidates);
    if (there.isEmpty()) {
      throw new NoSuchDeviceException(
          candidates.stream()
              .map(DeviceOptions::whyNot)
              .collect(Collectors.joining("; ", "there is no device; ", "")));
    }
    if (devices.isEmpty()) {
      return there;
    }
    Set<Device> chosen = new LinkedHashSet<>();
    for (String wish : devices) {
      chosen.addAll(matching(wish, there));
    }
    return List.copyOf(chosen);
  }

  /** {@return every device of the backends, in the order of preference} */
  static List<Device> devicesOf(List<Backend> backends) {
    return backends.stream()
        .flatMap(backend -> backend.devices().stream())
        .sorted(PREFERENCE)
        .toList();
  }

  private static String whyNot(Backend backend) {
    return switch (backend.availability()) {
      case Availability.Available() -> "backend %s has none".formatted(backend.name());
      case Availability.Unavailable(String reason, String remedy) ->
          "backend %s is not available: %s; %s".formatted(backend.name(), reason, remedy);
    };
  }

  private static List<Device> matching(String wish, List<Device> there) {
    Optional<Device> numbered =
        wish.matches("[0-9]{1,9}")
            ? there.stream().skip(Integer.parseInt(wish)).findFirst()
            : Optional.empty();
    if (numbered.isPresent()) {
      return List.of(numbered.get());
    }
    String part = wish.toLowerCase(Locale.ROOT);
    List<Device> named =
        there.stream()
            .filter(device -> device.name().toLowerCase(Locale.ROOT).contains(part))
            .toList();
    if (named.isEmpty()) {
      throw new NoSuchDeviceException(
          "there is no device '%s', but %s"
              .formatted(wish, there.stream().map(Device::name).collect(Collectors.joining(", "))));
    }
    return named;
  }
}
