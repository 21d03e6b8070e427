package dev.heddle.tck;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.Rule;
import java.util.List;
import java.util.Optional;

/** Finds the device that the kit is to be run on. */
final class DeviceUnderTest {
  private DeviceUnderTest() {}

  /** Names backends, with commas between them, that have to be there: what is missing fails. */
  private static final String REQUIRED = "HEDDLE_REQUIRE";

  /** {@return whether a backend that is not available is a failure, and not a reason to skip} */
  static boolean isRequired(String backend) {
    String names = System.getenv(REQUIRED);
    return names != null && List.of(names.strip().split("\\s*,\\s*")).contains(backend);
  }

  /** {@return why a backend that is on the path cannot be used, and what to do} */
  static Optional<String> whyUnavailable(String backend) {
    return Backend.installed().stream()
        .filter(b -> b.name().equals(backend))
        .map(Backend::availability)
        .filter(Availability.Unavailable.class::isInstance)
        .map(Availability.Unavailable.class::cast)
        .map(
            missing ->
                "backend %s is not available: %s; %s"
                    .formatted(backend, missing.reason(), missing.remedy()))
        .findFirst();
  }

  /**
   * {@return a device}
   *
   * @param backend the backend's name
   * @param device its place among the backend's devices, from 0
   * @param broken the rule to break, or an empty string
   * @throws IllegalArgumentException if there is none; the message says what there is
   */
  static Device find(String backend, String device, String broken) {
    List<Backend> installed = Backend.installed();
    Backend found =
        installed.stream()
            .filter(b -> b.name().equals(backend))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no backend \"%s\" on the path; there is %s"
                            .formatted(backend, installed.stream().map(Backend::name).toList())));
    Optional<String> missing = whyUnavailable(backend);
    if (missing.isPresent()) {
      throw new IllegalArgumentException(missing.get());
    }
    if (!broken.isEmpty()) {
      found = new FaultyBackend(found, Rule.valueOf(broken.replace('-', '_')));
    }
    List<Device> devices = found.devices();
    int index = Integer.parseInt(device);
    if (index < 0 || index >= devices.size()) {
      throw new IllegalArgumentException(
          "backend %s has %d device(s), numbered from 0; %d is none of them"
              .formatted(backend, devices.size(), index));
    }
    return devices.get(index);
  }
}
