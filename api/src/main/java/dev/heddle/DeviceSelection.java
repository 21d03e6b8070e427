package dev.heddle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses a device by the order that {@link Context#open()} documents. */
final class DeviceSelection {
  private static final Comparator<Device> PREFERENCE =
      Comparator.comparing(Device::onlyOnRequest)
          .thenComparing(Device::type)
          .thenComparingInt(device -> -device.backend().priority());

  private DeviceSelection() {}

  static List<Device> all() {
    return devicesOf(Backend.installed());
  }

  static Device preferred() {
    return select(
        Backend.installed(),
        wish("heddle.backend", "HEDDLE_BACKEND"),
        wish("heddle.device", "HEDDLE_DEVICE"));
  }

  /** Asks only the backend that was named, so that no other one loads its natives. */
  static Device select(List<Backend> installed, Optional<String> backend, Optional<String> device) {
    List<Backend> candidates =
        backend
            .map(name -> installed.stream().filter(b -> b.name().equals(name)).toList())
            .orElse(installed);
    if (candidates.isEmpty()) {
      throw new BackendUnavailableException(
          backend
              .map(name -> "there is no backend \"" + name + "\" on the path; ")
              .orElse("there is no backend on the path; ")
              .concat(
                  installed.isEmpty()
                      ? "add the jar of one, such as heddle-backend-cpu"
                      : "there is " + names(installed)));
    }
    List<Device> devices = devicesOf(candidates);
    if (device.isPresent()) {
      return named(device.get(), devices, candidates);
    }
    boolean asked = backend.isPresent();
    return devices.stream()
        .filter(d -> asked || !d.onlyOnRequest())
        .findFirst()
        .orElseThrow(() -> new BackendUnavailableException(nothing(candidates, devices)));
  }

  private static Device named(String wish, List<Device> devices, List<Backend> candidates) {
    if (wish.chars().allMatch(Character::isDigit)) {
      // Nothing is longer than 9 digits that is an index of this list.
      int index = wish.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(wish);
      if (index < devices.size()) {
        return devices.get(index);
      }
    }
    String part = wish.toLowerCase(Locale.ROOT);
    return devices.stream()
        .filter(d -> d.name().toLowerCase(Locale.ROOT).contains(part))
        .findFirst()
        .orElseThrow(
            () ->
                new BackendUnavailableException(
                    "no device is called \"%s\"; %s"
                        .formatted(wish, nothing(candidates, devices))));
  }

  private static List<Device> devicesOf(List<Backend> backends) {
    List<Device> devices = new ArrayList<>();
    for (Backend backend : backends) {
      devices.addAll(backend.devices());
    }
    devices.sort(PREFERENCE);
    return List.copyOf(devices);
  }

  private static String nothing(List<Backend> candidates, List<Device> devices) {
    StringBuilder text = new StringBuilder();
    if (devices.isEmpty()) {
      text.append("there is no device");
    } else {
      text.append("there is ");
      text.append(
          devices.stream()
              .map(d -> "\"%s\" (backend %s)".formatted(d.name(), d.backend().name()))
              .collect(Collectors.joining(", ")));
      text.append("; name one with heddle.backend or heddle.device");
    }
    for (Backend backend : candidates) {
      if (backend.availability() instanceof Availability.Unavailable(String why, String remedy)) {
        text.append("; backend %s is not available: %s; %s".formatted(backend.name(), why, remedy));
      }
    }
    return text.toString();
  }

  private static String names(List<Backend> backends) {
    return backends.stream().map(Backend::name).collect(Collectors.joining(", "));
  }

  private static Optional<String> wish(String property, String variable) {
    String value = System.getProperty(property);
    if (value == null) {
      value = System.getenv(variable);
    }
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }
}
