package dev.heddle.spi.host;

import dev.heddle.DeviceType;
import dev.heddle.spi.DeviceDriver;
import dev.heddle.spi.Driver;
import dev.heddle.spi.DriverUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What backends over OpenCL make of the devices that they find. */
public final class OpenClDevices {
  /** The remedy where there is no device. */
  public static final String GET_A_DRIVER =
      "install an OpenCL driver for the device: that of its vendor (it comes with NVIDIA's, AMD's"
          + " and Intel's graphics drivers), or PoCL for the CPU (on Debian: apt-get install"
          + " pocl-opencl-icd); clinfo lists what the loader finds";

  private static final Logger LOG = System.getLogger("dev.heddle");

  private OpenClDevices() {}

  /**
   * {@return a driver with devices, GPUs first, CPUs last}
   *
   * @param library what the backend reaches them by; logs and errors name it
   * @param devices those that can be used
   * @param refused why others cannot be, which is logged
   * @throws DriverUnavailableException if there is no device
   */
  public static Driver driver(
      String library, Collection<? extends DeviceDriver> devices, List<String> refused)
      throws DriverUnavailableException {
    if (devices.isEmpty()) {
      throw new DriverUnavailableException(
          refused.isEmpty()
              ? library + " and the OpenCL loader are there, but have found no device"
              : "OpenCL has no device that can be used: " + String.join("; ", refused),
          GET_A_DRIVER);
    }
    refused.forEach(reason -> LOG.log(Level.WARNING, "{0}: {1}", library, reason));
    List<DeviceDriver> sorted = new ArrayList<>(devices);
    sorted.sort(Comparator.comparingInt(device -> rank(device.info().type())));
    List<DeviceDriver> all = List.copyOf(sorted);
    return () -> all;
  }

  private static int rank(DeviceType type) {
    return switch (type) {
      case GPU -> 0;
      case ACCELERATOR -> 1;
      case CPU -> 2;
    };
  }
}
