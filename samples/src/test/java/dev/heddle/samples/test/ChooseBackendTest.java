package dev.heddle.samples.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.Availability;
import dev.heddle.Backend;
import dev.heddle.Context;
import dev.heddle.ContextOptions;
import dev.heddle.Device;
import dev.heddle.DeviceFeature;
import dev.heddle.samples.ChooseBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChooseBackendTest {
  private static final String PROPERTY = "heddle.backend";

  /** A backend whose native library is not there. */
  private static final class Missing implements Backend {
    @Override
    public String name() {
      return "missing";
    }

    @Override
    public int priority() {
      return 0;
    }

    @Override
    public Availability availability() {
      return new Availability.Unavailable("libloom.so was not found", "install it");
    }

    @Override
    public List<Device> devices() {
      return List.of();
    }

    @Override
    public Context newContext(Device device, ContextOptions options) {
      throw new IllegalArgumentException("no devices");
    }
  }

  @Test
  void describe_ofAnUnavailableBackend_givesReasonAndRemedy() {
    assertEquals(
        "missing: not available: libloom.so was not found; install it",
        ChooseBackend.describe(new Missing()));
  }

  @Test
  void describe_ofAnAvailableBackend_namesItsDevices() {
    for (Backend backend : Backend.installed()) {
      String line = ChooseBackend.describe(backend);
      for (Device device : backend.devices()) {
        assertTrue(line.contains(device.name()), line);
      }
    }
  }

  @Test
  void preferred_withAWishThatIsMet_isADeviceOfThatBackend() {
    assertTrue(preferredWith("cpu").startsWith("CPU"));
  }

  @Test
  void preferred_withAWishThatIsNotMet_saysWhatThereIs() {
    String message = preferredWith("loom");

    assertTrue(message.startsWith("none; ") && message.contains("\"loom\""), message);
    assertTrue(message.contains("there is cpu"), message);
  }

  @Test
  void deviceWith_findsADeviceThatHasAllOfThem() {
    Device device =
        ChooseBackend.deviceWith(DeviceFeature.IMAGES, DeviceFeature.FP64).orElseThrow();

    assertTrue(device.has(DeviceFeature.IMAGES) && device.has(DeviceFeature.FP64));
  }

  @Test
  void deviceWith_isEmptyWhereNoDeviceHasThem() {
    // Only the cpu backend is on the path of these tests.
    assertTrue(ChooseBackend.deviceWith(DeviceFeature.OPENCL_C).isEmpty());
  }

  private static String preferredWith(String backend) {
    String before = System.getProperty(PROPERTY);
    System.setProperty(PROPERTY, backend);
    try {
      return ChooseBackend.preferred();
    } finally {
      if (before == null) {
        System.clearProperty(PROPERTY);
      } else {
        System.setProperty(PROPERTY, before);
      }
    }
  }
}
