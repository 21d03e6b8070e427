package dev.heddle.tck;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.Rule;
import java.util.List;

/** Finds the device that the kit is to be run on. */
final class DeviceUnderTest {
  private DeviceUnderTest() {}

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
    if (found.availability() instanceof Availability.Unavailable(String reason, String remedy)) {
      throw new IllegalArgumentException(
          "backend %s is not available: %s; %s".formatted(backend, reason, remedy));
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
