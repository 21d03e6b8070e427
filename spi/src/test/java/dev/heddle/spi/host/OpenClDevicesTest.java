package dev.heddle.spi.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.DeviceType;
import dev.heddle.ImageFormat;
import dev.heddle.ImageKind;
import dev.heddle.KernelAccess;
import dev.heddle.spi.ContextDriver;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.DeviceInfo;
import dev.heddle.spi.DriverUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is made of the devices that were found. */
class OpenClDevicesTest {
  private record Found(DeviceInfo info) implements DeviceDriver {
    @Override
    public List<ImageFormat> imageFormats(ImageKind kind, KernelAccess access) {
      return List.of();
    }

    @Override
    public ContextDriver newContext() {
      throw new UnsupportedOperationException("it is only looked at");
    }
  }

  private static DeviceDriver device(String name, DeviceType type) {
    return new Found(new DeviceInfo(name, "Heddle", "1", type, false, Map.of(), Set.of()));
  }

  @Test
  void devices_comeByTypeAndElseAsTheyWereFound() throws DriverUnavailableException {
    List<DeviceDriver> found =
        List.of(
            device("A", DeviceType.CPU),
            device("B", DeviceType.ACCELERATOR),
            device("C", DeviceType.GPU),
            device("D", DeviceType.CPU),
            device("E", DeviceType.GPU));
    List<String> names =
        OpenClDevices.driver("Example", found, List.of()).devices().stream()
            .map(device -> device.info().name())
            .toList();
    assertEquals(List.of("C", "E", "B", "A", "D"), names);
  }

  @Test
  void noDevice_saysWhyAndWhatToInstall() {
    DriverUnavailableException none =
        assertThrows(
            DriverUnavailableException.class,
            () -> OpenClDevices.driver("Example", List.of(), List.of()));
    assertEquals(
        "Example and the OpenCL loader are there, but have found no device", none.reason());
    assertTrue(none.remedy().contains("apt-get install pocl-opencl-icd"), none.remedy());
    DriverUnavailableException unfit =
        assertThrows(
            DriverUnavailableException.class,
            () ->
                OpenClDevices.driver(
                    "Example", List.of(), List.of("A is too old", "B is not little-endian")));
    assertEquals(
        "OpenCL has no device that can be used: A is too old; B is not little-endian",
        unfit.reason());
  }
}
