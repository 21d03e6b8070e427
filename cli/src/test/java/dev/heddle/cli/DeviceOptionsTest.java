package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Device;
import dev.heddle.DeviceType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceOptionsTest {
  private final FakeBackend loom =
      new FakeBackend("loom").with("Old CPU", DeviceType.CPU).with("Big GPU", DeviceType.GPU);
  private final FakeBackend spindle = new FakeBackend("spindle").with("Fast GPU", DeviceType.GPU);
  private final FakeBackend gone =
      new FakeBackend("gone", new Availability.Unavailable("no library", "install it"));
  private final List<Backend> installed = List.of(loom, spindle, gone);

  private List<String> chosen(List<String> backends, List<String> devices) {
    return new DeviceOptions(backends, devices)
        .chooseDevices(installed).stream().map(Device::name).toList();
  }

  @Test
  void noOption_choosesAllInTheOrderOfPreference() {
    assertEquals(List.of("Big GPU", "Fast GPU", "Old CPU"), chosen(List.of(), List.of()));
  }

  @Test
  void backend_choosesItsOwnAndAsksNoOther() {
    assertEquals(List.of("Fast GPU"), chosen(List.of("spindle"), List.of()));
    assertFalse(loom.wasAsked());
    assertFalse(gone.wasAsked());
  }

  @Test
  void device_isAPlaceInTheOrder_orAPartOfTheName() {
    assertEquals(List.of("Fast GPU"), chosen(List.of(), List.of("1")));
    assertEquals(List.of("Big GPU", "Fast GPU"), chosen(List.of(), List.of("gpu")));
    assertEquals(List.of("Old CPU", "Big GPU"), chosen(List.of(), List.of("old", "0")));
  }

  @Test
  void deviceNamedTwice_isChosenOnce() {
    assertEquals(List.of("Old CPU"), chosen(List.of(), List.of("old", "2")));
  }

  @Test
  void unknownDevice_isRefusedWithThoseThatThereAre() {
    String message = refusal(List.of(), List.of("7"));
    assertTrue(message.contains("'7'") && message.contains("Old CPU"), message);
  }

  @Test
  void unavailableBackend_isRefusedWithItsRemedy() {
    String message = refusal(List.of("gone"), List.of());
    assertTrue(message.contains("no library") && message.contains("install it"), message);
  }

  private String refusal(List<String> backends, List<String> devices) {
    return assertThrows(NoSuchDeviceException.class, () -> chosen(backends, devices)).getMessage();
  }
}
